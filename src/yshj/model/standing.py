"""What is concluded for one lead unit on one task on one day."""

from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple


class State(StrEnum):
    """The six states, worst first."""

    OVERDUE = "overdue"
    UNOWNED = "unowned"
    AT_RISK = "at_risk"
    ON_TRACK = "on_track"
    DONE = "done"
    SUSPENDED = "suspended"

    @property
    def label(self) -> str:
        """The word that users read."""
        return _LABELS[self]

    @cached_property
    def rank(self) -> int:
        """0 for the worst."""
        return _RANKS[self]


_LABELS = {
    State.OVERDUE: "逾期",
    State.UNOWNED: "未认领",
    State.AT_RISK: "预警",
    State.ON_TRACK: "正常",
    State.DONE: "已完成",
    State.SUSPENDED: "已中止",
}
_RANKS = {state: rank for rank, state in enumerate(State)}


class Trait(StrEnum):
    """What lists and counts have to know of a finding beyond the state that it makes."""

    REMINDER = "reminder"
    """A deadline comes near: no fault; it counts at no month end and calls nobody to act."""
    SILENCE = "silence"
    """The unit does not report; summaries list such units apart."""
    NAMELESS = "nameless"
    """Taken up, but without a named owner."""


class Reason(NamedTuple):
    """One reason of a standing, in words and figures."""

    code: str
    text: str
    sets_state: State | None = None
    traits: frozenset[Trait] = frozenset()


class NextMilestone(NamedTuple):
    """The earliest milestone that binds a lead, is not reached and not past."""

    name: str
    due: date
    progress: int | None


class Standing(NamedTuple):
    """One lead on one task. Figures are whole percent; days are calendar days of the plan's zone."""

    task: str
    unit: str
    state: State
    progress: int | None
    expected: int | None
    owner: str | None
    last_entry: date | None
    done_on: date | None
    closed_on: date | None
    late: bool
    incomplete: bool
    effective_due: date | None
    forecast: date | None
    reasons: tuple[Reason, ...]
    since: date | None = None
    """The day on which it took the task over from another."""
    suspended_on: date | None = None
    unmet: tuple[str, ...] = ()
    """What it still owes that binds: the codes of missed targets, recurring work and deliverables."""
    next_milestone: NextMilestone | None = None

    @property
    def verified(self) -> bool:
        """Whether the office has closed it (销号)."""
        return self.closed_on is not None

    @property
    def codes(self) -> frozenset[str]:
        """The codes of all its reasons."""
        return frozenset(reason.code for reason in self.reasons)

    def has(self, trait: Trait) -> bool:
        """Whether any of its reasons has that trait."""
        return any(trait in reason.traits for reason in self.reasons)
