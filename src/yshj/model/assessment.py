"""Everything concluded for one day: the one object that every output sees."""

from datetime import date
from typing import NamedTuple

from yshj.model.books import Books
from yshj.model.finding import Finding
from yshj.model.plan import Task
from yshj.model.policy import Terms
from yshj.model.standing import Standing, State


class TaskStanding(NamedTuple):
    """One task: its leads in the plan's order, and what follows for the task as a whole."""

    task: Task
    leads: tuple[Standing, ...]
    supports: tuple[str, ...]
    state: State
    progress: int
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
    """The judgement of `books` as of a day."""

    books: Books
    as_of: date
    terms: Terms
    tasks: tuple[TaskStanding, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, in the order of the tasks."""
        return tuple(finding for standing in self.tasks for finding in standing.findings)
