"""What is concluded for one lead unit on one task on one day."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from yshj.model.figures import NO_FIGURES, Figures
from yshj.model.labelled import Labelled


class State(Labelled):
    """The six states, worst first."""

    OVERDUE = "overdue", "逾期"
    UNOWNED = "unowned", "未认领"
    AT_RISK = "at_risk", "预警"
    ON_TRACK = "on_track", "正常"
    DONE = "done", "已完成"
    SUSPENDED = "suspended", "已中止"

    @property
    def over(self) -> bool:
        """Whether no deadline runs any more."""
        return self in (State.DONE, State.SUSPENDED)


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
    figures: Figures = NO_FIGURES


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
    returned_on: date | None = None
    """The day on which its claim was returned, as long as it has reported nothing since."""
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
