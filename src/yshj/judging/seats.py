"""The names that a task lists, and who stands for each: groups opened in place (judgement, point 11)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple

from yshj.model.names import Names
from yshj.model.plan import Group, Task


class Seat(NamedTuple):
    """One row of a task: a unit, or an open group that nobody was named for."""

    unit: str
    nobody: bool = False


class Seating(NamedTuple):
    """Who stands where on a task from the end of the day `first` on."""

    first: date
    leads: tuple[Seat, ...]
    """In the plan's order, each unit once, at its first place."""
    supports: tuple[str, ...]
    duties: tuple[tuple[str, ...], ...]
    """Who has to do each recurring work of the task."""
    bound: tuple[frozenset[str] | None, ...]
    """Whom each milestone of the task binds; None: every lead."""
    rows: frozenset[str]
    """The leads by name, an open group that nobody was named for under its own."""
    units: frozenset[str]
    """The leads that are units."""
    open_list: bool
    """Whether a group among leads, supports or recurring work is open and nobody was named for it."""

    def has(self, unit: str) -> bool:
        """Whether `unit` leads, supports or has recurring work to do."""
        return unit in self.units or unit in self.supports or any(unit in duty for duty in self.duties)


class Place(NamedTuple):
    """One name of a list, and who sits there."""

    name: str
    seats: tuple[Seat, ...]
    every_lead: bool = False
    """Whether it means every unit that leads any task."""
    passed_on: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def opened(self) -> bool:
        """False: an open group that nobody was named for."""
        return not (self.seats and self.seats[0].nobody)

    @property
    def units(self) -> tuple[str, ...]:
        """The units that sit here; none of a place of every lead, for those depend on all tasks."""
        return tuple([seat.unit for seat in self.seats if not seat.nobody])

    def assigned(self, units: Sequence[str]) -> "Place":
        """From now on exactly `units` sit here."""
        return Place(self.name, tuple(map(Seat, units)), self.every_lead)

    def passed(self, source: str, units: tuple[str, ...]) -> "Place":
        """`units` sit where `source` sat."""
        seats = _replaced(self.seats, source, units)
        return self._replace(seats=seats, passed_on=(*self.passed_on, (source, units)))

    def taken(self, all_leads: tuple[str, ...]) -> tuple[Seat, ...]:
        """The rows that the name stands for."""
        if not self.every_lead:
            return self.seats
        seats = tuple(map(Seat, all_leads))
        for source, heirs in self.passed_on:
            seats = _replaced(seats, source, heirs)
        return seats


class Lists(NamedTuple):
    """Every list of names that a task has."""

    leads: tuple[Place, ...]
    supports: tuple[Place, ...]
    duties: tuple[tuple[Place, ...], ...]
    bound: tuple[tuple[Place, ...], ...]

    @property
    def places(self) -> Iterator[Place]:
        """Every place of every list."""
        return chain(self.leads, self.supports, *self.duties, *self.bound)

    def handed_over(self, source: str, units: tuple[str, ...]) -> "Lists":
        """`units` stand wherever `source` stood; who now leads does not support beside that."""
        lists = self._changed(lambda place: place.passed(source, units))
        supports = lists.supports
        for unit in {unit for place in lists.leads for unit in place.units}.intersection(units):
            supports = tuple([place.passed(unit, ()) for place in supports])
        return lists._replace(supports=supports)

    def assigned(self, group: str | None, units: Sequence[str]) -> "Lists":
        """`units` stand for the open `group` from now on."""
        return self._changed(lambda place: place.assigned(units) if place.name == group else place)

    def _changed(self, change: Callable[[Place], Place]) -> "Lists":
        def changed(places: Iterable[Place]) -> tuple[Place, ...]:
            return tuple(map(change, places))

        return Lists(
            changed(self.leads),
            changed(self.supports),
            tuple(map(changed, self.duties)),
            tuple(map(changed, self.bound)),
        )

    def seating(self, first: date, all_leads: tuple[str, ...]) -> Seating:
        """Who stands where by all that was decided so far."""
        leads = _rows(self.leads, all_leads)
        own = tuple([seat.unit for seat in leads if not seat.nobody])
        return Seating(
            first=first,
            leads=leads,
            supports=tuple([seat.unit for seat in _rows(self.supports, all_leads)]),
            duties=tuple([_units(names, all_leads) if names else own for names in self.duties]),
            bound=tuple(
                [
                    frozenset([seat.unit for seat in _rows(names, all_leads)]) if names else None
                    for names in self.bound
                ]
            ),
            rows=frozenset([seat.unit for seat in leads]),
            units=frozenset(own),
            open_list=not all(place.opened for place in chain(self.leads, self.supports, *self.duties)),
        )


def lists_of(task: Task, place: Callable[[str], Place]) -> Lists:
    """What the plan itself makes of the names of `task`; `place` gives what it makes of one."""
    return Lists(
        leads=tuple(map(place, task.lead)),
        supports=tuple(map(place, task.support)),
        duties=tuple([tuple(map(place, recurring.units)) for recurring in task.recurring]),
        bound=tuple([tuple(map(place, milestone.units)) for milestone in task.milestones]),
    )


def place_of(name: str, names: Names, who: Callable[[str], str] = str) -> Place:
    """What the plan itself makes of one name; `who` gives the name under which a unit stands."""
    group = names.group(name)
    if group is None:
        return Place(name, (Seat(who(names.unit(name) or name)),))
    if group.members == "open":
        return Place(group.name, (Seat(group.name, nobody=True),))
    return Place(
        group.name, tuple(map(Seat, members_of(group, names, who))), every_lead=group.members == "leads"
    )


def members_of(group: Group, names: Names, who: Callable[[str], str] = str) -> tuple[str, ...]:
    """The units that a group lists, each once; none of an open one."""
    written = group.members if isinstance(group.members, tuple) else ()
    return tuple(dict.fromkeys(who(names.unit(member) or member) for member in written))


def _rows(places: tuple[Place, ...], all_leads: tuple[str, ...]) -> tuple[Seat, ...]:
    if len(places) == 1:
        return places[0].taken(all_leads)
    return tuple(dict.fromkeys(chain.from_iterable([place.taken(all_leads) for place in places])))


def _units(places: tuple[Place, ...], all_leads: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(seat.unit for seat in _rows(places, all_leads) if not seat.nobody)


def _replaced(seats: tuple[Seat, ...], source: str, heirs: Iterable[str]) -> tuple[Seat, ...]:
    if Seat(source) not in seats:
        return seats
    rows = (map(Seat, heirs) if seat == Seat(source) else (seat,) for seat in seats)
    return tuple(dict.fromkeys(chain.from_iterable(rows)))
