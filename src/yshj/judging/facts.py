"""The frozen bundles that rules may look at: a lead, a task, an ledger, a waiver, the plan."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from yshj.judging.pace import Figure, Forecast, expected, forecast
from yshj.judging.responsibility import Seat
from yshj.judging.timeline import LeadFacts
from yshj.model.books import ResolvedDecision
from yshj.model.names import Names
from yshj.model.place import Place
from yshj.model.plan import Plan, Task
from yshj.model.policy import Policy
from yshj.model.report import Entry
from yshj.model.standing import State

AS_READ = "已读到的填报中"
FIRST_MEND = "请先改正没有读入的内容"


class MonthEnd(NamedTuple):
    """The last day of a month on which a lead stood badly: overdue, or at risk for more than T02."""

    day: date
    state: State


class Lead(NamedTuple):
    """One lead on one task on one day."""

    task: Task
    seat: Seat
    facts: LeadFacts
    issued: date
    due: date | None
    """The effective due day; None for an ongoing task."""
    as_of: date
    policy: Policy
    month_ends: tuple[MonthEnd, ...] = ()
    """The unbroken run of bad month ends up to the day, latest first, three at most; empty where
    a month end itself is judged."""
    incomplete: bool = False
    """Whether the unit has input that could not be read."""

    @property
    def as_read(self) -> str:
        """What goes before words of absence: of half a ledger they only hold for what was read."""
        return AS_READ if self.incomplete else ""

    def expected_on(self, day: date) -> int | None:
        """The expected progress on `day`, whole percent; None for an ongoing task."""
        return expected(self.issued, self.due, day)

    def forecast(self) -> Forecast | None:
        """Where the pace leads; None when done, ongoing, or with fewer than two figures to go by."""
        if self.due is None or self.facts.done:
            return None
        policy = self.policy
        return forecast(
            self.facts.figures,
            self.issued,
            self.due,
            self.as_of,
            days=policy.pace_days,
            slack=policy.forecast_slack,
        )

    def last_place(self) -> Place:
        """The last entry of the lead, or the task in the plan."""
        return self.facts.entries[-1].at.place() if self.facts.entries else self.task_place("lead")

    def task_place(self, key: str = "") -> Place:
        """The task, or its `key`, in the plan."""
        return self.task.at.place(key)


class TaskFacts(NamedTuple):
    """One task on one day, whoever leads it."""

    task: Task
    issued: date
    as_of: date
    recurring_units: tuple[tuple[str, ...], ...]
    """For each recurring work of the task: who has to do it."""
    entries_of: Callable[[str], tuple[Entry, ...]]
    """A unit's entries on this task up to the day."""
    unread_units: frozenset[str] = frozenset()


class UnitLedger(NamedTuple):
    """One unit's entries on one task up to a day, whether or not it belongs to the task."""

    task: Task
    unit: str
    entries: tuple[Entry, ...]
    figures: tuple[Figure, ...]
    """The last figure of each day that counts."""
    belongs: bool
    missing_evidence: frozenset[tuple[str, str]]


class Later(NamedTuple):
    """Entries and decisions on one task that are dated after today."""

    entries: tuple[tuple[str, Entry], ...]
    decisions: tuple[ResolvedDecision, ...]
    today: date


class Waiver(NamedTuple):
    """A waiver on a day: whether it still holds, and whether it covers any finding."""

    resolved: ResolvedDecision
    as_of: date
    expired: bool
    matched: bool


class PlanFacts(NamedTuple):
    """The plan alone."""

    plan: Plan
    names: Names
    is_workday: Callable[[date], bool | None]
