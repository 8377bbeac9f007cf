"""What the bulletin of a period says beyond its figures: deadlines as they were, units' reasons, scores."""

from typing import NamedTuple

from yshj.judging.known import Known
from yshj.judging.ledger import NOTHING
from yshj.judging.papers.period import PeriodView
from yshj.judging.views.lists import LeadRow
from yshj.judging.views.missing import MissingView
from yshj.judging.views.scoreboard import Score, scoreboard_view
from yshj.model.assessment import Assessment
from yshj.model.quoting import cut

MOST_OF_A_REASON = 60


class Late(NamedTuple):
    """An overdue lead."""

    row: LeadRow
    reason: str
    """What blocks it in its own words, else its last note; empty where it gave none. As it stands, cut."""


class Bulletin(NamedTuple):
    """A period, and what its bulletin needs beside it."""

    period: PeriodView
    late: tuple[tuple[str, tuple[Late, ...]], ...]
    """Unit → its overdue leads, the most urgent unit first."""
    missing: MissingView
    """Who owed an entry in the period, and who kept it."""
    scores: tuple[Score, ...]
    """All lead units, in the plan's order."""
    behind_points: int
    """By the policy in force on the last day: whoever is called at risk is to know the rule."""


def bulletin(period: PeriodView, after: Assessment) -> Bulletin:
    """The bulletin of a month, or a longer period, that ends on the day of `after`."""
    assert period.parts
    known = Known(after.books, after.as_of)
    late: dict[str, list[Late]] = {}
    for row in period.overdue:
        late.setdefault(row.lead.unit, []).append(Late(row, _reason(row, known)))
    by_unit = tuple((unit, tuple(rows)) for unit, rows in late.items())
    points = after.terms.policy_on(after.as_of).behind_points
    return Bulletin(period, by_unit, period.missing, scoreboard_view(after, by_value=False).scores, points)


def _reason(row: LeadRow, known: Known) -> str:
    task = row.task.task
    ledger = known.ledgers(task, known.roster.task(task)).get(row.lead.unit, NOTHING)
    blocked = ledger.blocks[-1].blocked if ledger.blocks else None
    note = next((entry.note for entry in reversed(ledger.entries) if entry.note), None)
    return cut(" ".join((blocked or note or "").split()), MOST_OF_A_REASON)
