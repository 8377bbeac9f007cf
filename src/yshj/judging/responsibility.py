"""Who stands where on a day, and which decisions reach whom (judgement, points 11 and 13)."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import NamedTuple

from yshj.model.books import Books, ResolvedDecision
from yshj.model.plan import Task


class Seat(NamedTuple):
    """One row of a task: a unit, or an open group that nobody was named for."""

    unit: str
    nobody: bool = False
    assigned_on: date | None = None
    """The day of the assignment that seats it; None where the plan itself names it."""


class Responsibility:
    """Who stands where by the end of one day: groups opened, assignments applied.

    What the plan makes of a name is looked up once; only assignments differ from task to task.
    """

    def __init__(self, books: Books, day: date) -> None:
        self.day = day
        self._books = books
        self._made = {
            task: tuple([resolved for resolved in decisions if resolved.day <= day])
            for task, decisions in books.decisions.items()
        }
        self._assigned = {
            task: assigned for task, decisions in self._made.items() if (assigned := _assigned(decisions))
        }
        self._by_plan: dict[str, tuple[Seat, ...]] = {}

    def leads(self, task: Task) -> tuple[Seat, ...]:
        """The leads of `task` in the plan's order, each unit once, at its first place."""
        return self._seats(task, task.lead)

    def lead(self, task: Task, unit: str) -> Seat | None:
        """How `unit` leads `task`; None when it does not."""
        return next((seat for seat in self.leads(task) if seat.unit == unit), None)

    def never_changes(self, task: Task) -> bool:
        """Whether the plan alone says who leads `task`, on every day."""
        for name in task.lead:
            group = self._books.names.group(name)
            if group is not None and not isinstance(group.members, tuple):
                return False
        return True

    def supports(self, task: Task) -> tuple[Seat, ...]:
        """The supporting units of `task`, as `leads` gives the leads."""
        return self._seats(task, task.support)

    def members(self, task: Task, names: Iterable[str]) -> tuple[str, ...]:
        """Units that `names` mean on `task`; an open group without assignment means nobody."""
        return tuple(seat.unit for seat in self._seats(task, names) if not seat.nobody)

    def has_open_group(self, task: Task) -> bool:
        """Whether any group that the task names is open and nobody was named for it."""
        doing = (name for recurring in task.recurring for name in recurring.units)
        return any(seat.nobody for seat in self._seats(task, (*task.lead, *task.support, *doing)))

    def decisions(self, task: Task) -> tuple[ResolvedDecision, ...]:
        """The decisions on `task` that are dated on or before the day, by date."""
        return self._made.get(task.id, ())

    def rulings_for(self, task: Task, unit: str) -> list[ResolvedDecision]:
        """Those of the `decisions` that reach the lead `unit`."""
        made = self._made.get(task.id)
        if not made:  # most tasks have none
            return []
        return [r for r in made if r.target in (None, unit) or unit in self.reached(task, r.target)]

    def reached(self, task: Task, target: str) -> frozenset[str]:
        """The units that a decision on `task` is about which names `target`, a unit or a group."""
        if self._books.names.group(target) is None:
            return frozenset({target})
        return frozenset({target, *self.members(task, [target])})

    def _seats(self, task: Task, names: Iterable[str]) -> tuple[Seat, ...]:
        assigned = self._assigned.get(task.id)
        kept: dict[str, Seat] = {}
        for name in names:
            group = self._books.names.group(name) if assigned else None
            chosen = assigned.get(group.name) if assigned and group else None
            for seat in chosen or self._planned(name):
                known = kept.setdefault(seat.unit, seat)
                if known.assigned_on and not seat.assigned_on:
                    kept[seat.unit] = seat
        return tuple(kept.values())

    def _planned(self, name: str) -> tuple[Seat, ...]:
        """What the plan itself makes of `name`."""
        seats = self._by_plan.get(name)
        if seats is None:
            seats = self._by_plan[name] = tuple(self._opened(name))
        return seats

    def _opened(self, name: str) -> Iterator[Seat]:
        names = self._books.names
        group = names.group(name)
        if group is None:
            yield Seat(names.unit(name) or name)
        elif group.members == "open":
            yield Seat(group.name, nobody=True)
        elif group.members == "leads":
            yield from map(Seat, self._all_leads)
        else:
            yield from (Seat(names.unit(member) or member) for member in group.members)

    @cached_property
    def _all_leads(self) -> tuple[str, ...]:
        """Every unit that leads any task other than as one of all leads."""

        def direct(task: Task) -> list[str]:
            return [name for name in task.lead if not self._means_all_leads(name)]

        led = (unit for task in self._books.plan.tasks for unit in self.members(task, direct(task)))
        return tuple(dict.fromkeys(led))

    def _means_all_leads(self, name: str) -> bool:
        group = self._books.names.group(name)
        return group is not None and group.members == "leads"


def _assigned(decisions: Iterable[ResolvedDecision]) -> dict[str, tuple[Seat, ...]]:
    """Group → the seats of the assignment in force."""
    return {
        str(resolved.target): tuple([Seat(unit, assigned_on=resolved.day) for unit in resolved.units])
        for resolved in decisions
        if resolved.decision.kind == "assign"
    }
