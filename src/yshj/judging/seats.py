"""Who stands where on a day: groups opened, assignments applied (judgement, point 11)."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from yshj.model.books import Books, Ruling
from yshj.model.plan import Task


class Seat(NamedTuple):
    """One row of a task: a unit, or an open group that nobody was named for."""

    unit: str
    nobody: bool = False
    assigned_on: date | None = None
    """The day of the assignment that seats it; None where the plan itself names it."""


def assignments(books: Books, task: str, as_of: date) -> dict[str, Ruling]:
    """Group → the assignment in force on `as_of`."""
    made = (ruling for ruling in books.rulings.get(task, ()) if ruling.decision.kind == "assign")
    return {str(ruling.target): ruling for ruling in made if ruling.day <= as_of}


def leads(books: Books, task: Task, as_of: date) -> tuple[Seat, ...]:
    """The leads of `task` in the plan's order, each unit once, at its first place."""
    return _once(_seats(books, task, task.lead, as_of))


def seat_on(books: Books, task: Task, seat: Seat, day: date) -> Seat | None:
    """How the unit of `seat` leads the task on another day; None when it does not."""
    groups = (books.names.group(name) for name in task.lead)
    if all(group is None or isinstance(group.members, tuple) for group in groups):
        return seat
    return next((then for then in leads(books, task, day) if then.unit == seat.unit), None)


def supports(books: Books, task: Task, as_of: date) -> tuple[Seat, ...]:
    """The supporting units of `task`, as `leads` gives the leads."""
    return _once(_seats(books, task, task.support, as_of))


def members(books: Books, task: Task, names: Iterable[str], as_of: date) -> tuple[str, ...]:
    """Units that `names` mean on `task`; an open group without assignment means nobody."""
    seats = _once(_seats(books, task, names, as_of))
    return tuple(seat.unit for seat in seats if not seat.nobody)


def has_open_group(books: Books, task: Task, as_of: date) -> bool:
    """Whether any group that the task names is open and nobody was named for it."""
    doing = (name for recurring in task.recurring for name in recurring.units)
    names = (*task.lead, *task.support, *doing)
    return any(seat.nobody for seat in _seats(books, task, names, as_of))


def _seats(books: Books, task: Task, names: Iterable[str], as_of: date) -> Iterator[Seat]:
    assigned = assignments(books, task.id, as_of)
    for name in names:
        group = books.names.group(name)
        if group is None:
            yield Seat(books.names.unit(name) or name)
        elif group.name in assigned:
            ruling = assigned[group.name]
            yield from (Seat(unit, assigned_on=ruling.day) for unit in ruling.units)
        elif group.members == "open":
            yield Seat(group.name, nobody=True)
        elif group.members == "leads":
            yield from (Seat(unit) for unit in _all_leads(books, as_of))
        else:
            yield from (Seat(books.names.unit(member) or member) for member in group.members)


def _once(seats: Iterable[Seat]) -> tuple[Seat, ...]:
    kept: dict[str, Seat] = {}
    for seat in seats:
        known = kept.setdefault(seat.unit, seat)
        if known.assigned_on and not seat.assigned_on:
            kept[seat.unit] = seat
    return tuple(kept.values())


@lru_cache(maxsize=8)
def _all_leads(books: Books, as_of: date) -> tuple[str, ...]:
    def named() -> Iterator[str]:
        for task in books.plan.tasks:
            direct = [name for name in task.lead if not _means_all_leads(books, name)]
            yield from (seat.unit for seat in _seats(books, task, direct, as_of) if not seat.nobody)

    return tuple(dict.fromkeys(named()))


def _means_all_leads(books: Books, name: str) -> bool:
    group = books.names.group(name)
    return group is not None and group.members == "leads"
