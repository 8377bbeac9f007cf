"""What rules may look at beside cases, leads and ledgers: decisions, what is dated later, the plan."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from yshj.model.books import ResolvedDecision
from yshj.model.names import Names
from yshj.model.plan import Plan
from yshj.model.report import Entry

AS_READ = "已读到的填报中"
AS_DECIDED = "已读到的决定中"
FIRST_MEND = "请先改正没有读入的内容"


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
