"""The bundles that rules may look at: a task, a decision, the plan; leads and ledgers are other files."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from yshj.judging.periods import Duty
from yshj.model.books import ResolvedDecision
from yshj.model.names import Names
from yshj.model.plan import Plan, Recurring, Task
from yshj.model.report import Entry

AS_READ = "已读到的填报中"
AS_DECIDED = "已读到的决定中"
FIRST_MEND = "请先改正没有读入的内容"


class DutyDone(NamedTuple):
    """A window of recurring work that is over, the unit that owed it, and how often it was done."""

    recurring: Recurring
    duty: Duty
    unit: str
    times: int
    incomplete: bool = False
    """Whether the unit has input that could not be read."""


class TaskFacts(NamedTuple):
    """One task on one day, whoever leads it."""

    task: Task
    due: date | None
    """The due day where nobody leads the task; None before the issue too."""
    as_of: date
    duties: tuple[DutyDone, ...]


class Later(NamedTuple):
    """Entries and decisions on one task that are dated after today."""

    entries: tuple[tuple[str, Entry], ...]
    decisions: tuple[ResolvedDecision, ...]
    today: date


class Idle(NamedTuple):
    """A decision that has no effect: a waiver that has run out, or one that changes or matches nothing."""

    resolved: ResolvedDecision
    expired: bool


class PlanFacts(NamedTuple):
    """The plan alone."""

    plan: Plan
    names: Names
    is_workday: Callable[[date], bool | None]
