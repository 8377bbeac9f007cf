"""Everything concluded for one day: the one object that every output sees."""

from datetime import date
from typing import NamedTuple

from yshj.model.books import Books, Inputs, Loaded
from yshj.model.finding import Finding
from yshj.model.names import fold
from yshj.model.plan import PlanHead, Task
from yshj.model.policy import Departure, Terms
from yshj.model.problem import Problem
from yshj.model.standing import Standing, State


class Header(NamedTuple):
    """What every output states: the day, the plan, sample data, the count, the problems."""

    as_of: date
    plan: PlanHead | None
    inputs: Inputs
    problems: tuple[Problem, ...]
    sample: bool
    unread_units: tuple[str, ...] = ()
    """Units with input that could not be read, by their full names, in the plan's order."""
    unread_names: frozenset[str] = frozenset()
    """All their names, folded."""
    everybody_unread: bool = False
    """Whether these are all units there are: lists of them say so instead."""
    last_entry: date | None = None
    """The day of the last entry that counts on that day; None where there is none."""
    departures: tuple[Departure, ...] = ()
    """The numbers of the policy that are not the default."""

    def is_incomplete(self, name: str | None) -> bool:
        """Whether `name` means a unit with unread input: nobody is accused on half a ledger."""
        return bool(self.unread_names) and name is not None and fold(name) in self.unread_names


def header_of(loaded: Loaded, as_of: date, terms: Terms | None = None) -> Header:
    """What every output states of what was read, as of that day, judged by those terms."""
    books = loaded.books
    departures = (terms or Terms()).departures(as_of)
    header = Header(as_of, None, loaded.inputs, loaded.problems, loaded.sample, departures=departures)
    if books is None:
        return header
    unread = tuple([name for name in books.names.bodies if name in _under_all_names(books)])
    spelled = (fold(alias) for name in unread for alias in (name, *books.names.aliases(name)))
    return header._replace(
        plan=books.plan.plan,
        unread_units=unread,
        unread_names=frozenset(spelled),
        everybody_unread=books.everybody_unread,
        last_entry=_last_entry(books, as_of),
    )


def _last_entry(books: Books, as_of: date) -> date | None:
    """Ledgers are by date: of most of them only the end is looked at."""
    until = (next((e.date for e in reversed(own) if e.date <= as_of), None) for own in books.ledgers.values())
    return max((day for day in until if day), default=None)


def _under_all_names(books: Books) -> set[str]:
    """The units with unread input, each under every name that it has had or will have."""
    unread = set(books.unread_units)
    for rename in (*books.renames, *reversed(books.renames)):
        if not unread.isdisjoint((rename.unit, rename.to)):
            unread |= {rename.unit, rename.to}
    return unread


class TaskStanding(NamedTuple):
    """One task: its leads in the plan's order, and what follows for the task as a whole."""

    task: Task
    leads: tuple[Standing, ...]
    supports: tuple[str, ...]
    state: State
    progress: int
    base_due: date | None
    """The day that the plan or the last amendment names; None for an ongoing task."""
    effective_due: date | None
    days_left: int | None
    findings: tuple[Finding, ...]

    @property
    def id(self) -> str:
        """The task's number in the plan."""
        return self.task.id

    @property
    def title(self) -> str:
        """The task's title."""
        return self.task.title

    @property
    def why_leaderless(self) -> str:
        """What was found where nobody leads the task, in words; empty where somebody does."""
        return next((f.text for f in self.findings if f.unit is None and f.sets_state), "")


class Assessment(NamedTuple):
    """The judgement of `books` as of the day of its header."""

    header: Header
    books: Books
    terms: Terms
    tasks: tuple[TaskStanding, ...]

    @property
    def as_of(self) -> date:
        """The day that is judged."""
        return self.header.as_of

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, in the order of the tasks."""
        return tuple(finding for standing in self.tasks for finding in standing.findings)
