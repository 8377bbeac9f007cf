"""The names that a task lists, and who stands for each: groups opened in place (judgement, point 11)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
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


@dataclass(slots=True)
class Place:
    """One name of a list, and the units that stand for it."""

    name: str
    units: tuple[str, ...]
    opened: bool = True
    """False: an open group that nobody was named for."""
    every_lead: bool = False
    """Whether it means every unit that leads any task."""
    passed_on: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)

    def assign(self, units: Sequence[str]) -> None:
        """From now on exactly `units` stand here."""
        self.units, self.opened, self.passed_on = tuple(units), True, []

    def hand_over(self, source: str, units: Sequence[str]) -> None:
        """`units` stand where `source` stood."""
        self.passed_on.append((source, tuple(units)))
        self.units = _replaced(self.units, source, units)

    def taken(self, all_leads: tuple[str, ...]) -> tuple[Seat, ...]:
        """The rows that the name stands for."""
        if not self.opened:
            return (Seat(self.name, nobody=True),)
        units = self.units
        if self.every_lead:
            units = all_leads
            for source, heirs in self.passed_on:
                units = _replaced(units, source, heirs)
        return tuple(map(Seat, units))


class Lists(NamedTuple):
    """Every list of names that a task has."""

    leads: tuple[Place, ...]
    supports: tuple[Place, ...]
    duties: tuple[tuple[Place, ...], ...]
    bound: tuple[tuple[Place, ...], ...]

    @property
    def places(self) -> tuple[Place, ...]:
        """Every place of every list."""
        lists = (self.leads, self.supports, *self.duties, *self.bound)
        return tuple(place for names in lists for place in names)

    def hand_over(self, source: str, units: Sequence[str]) -> None:
        """`units` stand wherever `source` stood; who now leads does not support beside that."""
        for place in self.places:
            place.hand_over(source, units)
        leading = {unit for place in self.leads for unit in place.units}
        gone = leading.intersection(units)
        for place in self.supports:
            if gone:
                place.passed_on += [(unit, ()) for unit in gone]
                place.units = tuple(unit for unit in place.units if unit not in gone)

    def assign(self, group: str, units: Sequence[str]) -> None:
        """`units` stand for the open `group` from now on."""
        for place in self.places:
            if place.name == group:
                place.assign(units)

    def seating(self, first: date, all_leads: tuple[str, ...]) -> Seating:
        """Who stands where by all that was decided so far."""
        leads = _rows(self.leads, all_leads)
        supports = _rows(self.supports, all_leads)
        own = tuple(seat.unit for seat in leads if not seat.nobody)
        rows, units = frozenset(seat.unit for seat in leads), frozenset(own)
        duties = tuple(_units(names, all_leads) if names else own for names in self.duties)
        bound = tuple(frozenset(_units(names, all_leads)) if names else None for names in self.bound)
        listed = (*self.leads, *self.supports, *(place for names in self.duties for place in names))
        open_list = not all(place.opened for place in listed)
        return Seating(
            first, leads, tuple(seat.unit for seat in supports), duties, bound, rows, units, open_list
        )


def lists_of(task: Task, names: Names, who: Callable[[str], str]) -> Lists:
    """What the plan itself makes of the names of `task`."""

    def places(written: Iterable[str]) -> tuple[Place, ...]:
        return tuple([_place(name, names, who) for name in written])

    return Lists(
        leads=places(task.lead),
        supports=places(task.support),
        duties=tuple([places(recurring.units) for recurring in task.recurring]),
        bound=tuple([places(milestone.units) for milestone in task.milestones]),
    )


def members_of(group: Group, names: Names, who: Callable[[str], str] = str) -> tuple[str, ...]:
    """The units that a group lists; none of an open one."""
    written = group.members if isinstance(group.members, tuple) else ()
    return tuple(who(names.unit(member) or member) for member in written)


def _place(name: str, names: Names, who: Callable[[str], str]) -> Place:
    group = names.group(name)
    if group is None:
        return Place(name, (who(names.unit(name) or name),))
    return Place(
        group.name,
        members_of(group, names, who),
        opened=group.members != "open",
        every_lead=group.members == "leads",
    )


def _rows(places: Iterable[Place], all_leads: tuple[str, ...]) -> tuple[Seat, ...]:
    rows: dict[str, Seat] = {}
    for place in places:
        for seat in place.taken(all_leads):
            rows.setdefault(seat.unit, seat)
    return tuple(rows.values())


def _units(places: Iterable[Place], all_leads: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(seat.unit for seat in _rows(places, all_leads) if not seat.nobody)


def _replaced(units: tuple[str, ...], source: str, heirs: Sequence[str]) -> tuple[str, ...]:
    if source not in units:
        return units
    return tuple(dict.fromkeys(new for unit in units for new in (heirs if unit == source else (unit,))))
