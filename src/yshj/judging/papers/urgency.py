"""Which leads are the most urgent, and whether one is at risk for more than a near deadline."""

from collections.abc import Iterable

from yshj.judging.views.lists import LeadRow
from yshj.judging.views.short import shown
from yshj.judging.views.standing_out import only_near
from yshj.model.standing import State

ESCALATED = ("T11", "T08")
"""What calls for supervision, or was not answered when it came."""
_STUCK = ("T06", "T10")


def is_wrong(row: LeadRow) -> bool:
    """Whether it is at risk, and there is more to say than that its deadline is near."""
    if row.lead.state is not State.AT_RISK:
        return False
    return row.lead.incomplete or not only_near(shown(row.task, row.lead))


def by_urgency(rows: Iterable[LeadRow]) -> tuple[LeadRow, ...]:
    """Who is to be supervised first; then by state; the longest overdue, or the farthest behind; the lowest.

    Among those at risk a block or a milestone missed goes before a gap.
    """
    return tuple(sorted(rows, key=_urgency))


def _urgency(row: LeadRow) -> tuple[bool, int, int, int, int]:
    lead = row.lead
    late = -(row.days_left or 0) if lead.state is State.OVERDUE else 0
    stuck = lead.state is State.AT_RISK and not lead.codes.isdisjoint(_STUCK)
    gap = max((reason.figures.points or 0 for reason in lead.reasons), default=0)
    return lead.codes.isdisjoint(ESCALATED), lead.state.rank, -late, -stuck * 1000 - gap, lead.progress or 0
