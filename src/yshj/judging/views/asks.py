"""Extensions that units have asked for and the office has not decided upon."""

from datetime import date
from typing import NamedTuple

from yshj.judging.known import Known
from yshj.judging.views.lists import LeadRow
from yshj.model.assessment import Assessment

_SETTLING = frozenset(("extend", "amend", "close", "return"))


class Ask(NamedTuple):
    """A lead that asked on `day` for more time, until `until`."""

    row: LeadRow
    day: date
    until: date
    why: str
    """In the words of the entry; empty where it gives none."""


def pending(judged: Assessment) -> tuple[Ask, ...]:
    """The last request of each lead that is not over, where nothing was decided on it since."""
    asking = {unit_task for unit_task, made in judged.books.ledgers.items() if any(e.ask for e in made)}
    if not asking:
        return ()
    known, tasks = Known(judged.books, judged.as_of), {task for _, task in asking}
    rows = (LeadRow(task, lead) for task in judged.tasks if task.id in tasks for lead in task.leads)
    asks = (_last(known, row) for row in rows if not row.lead.state.over)
    return tuple(ask for ask in asks if ask)


def _last(known: Known, row: LeadRow) -> Ask | None:
    task, unit, due = row.task.task, row.lead.unit, row.lead.effective_due
    ledger = known.ledgers(task, known.roster.task(task)).get(unit)
    entry = next((entry for entry in reversed(ledger.entries) if entry.ask), None) if ledger else None
    if entry is None or entry.ask is None or due is None or entry.ask <= due:
        return None
    settled = any(
        made.decision.kind in _SETTLING and made.day >= entry.date
        for made in known.decisions(task)
        if not made.decision.milestone and (made.target is None or unit in made.reached)
    )
    return None if settled else Ask(row, entry.date, entry.ask, entry.blocked or entry.note or "")
