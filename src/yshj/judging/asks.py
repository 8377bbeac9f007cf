"""Extensions that units have asked for and the office has not decided upon."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from yshj.judging.known import Known
from yshj.judging.views import LeadRow
from yshj.model.assessment import Assessment


class Ask(NamedTuple):
    """A lead that asked on `day` for more time, until `until`."""

    row: LeadRow
    day: date
    until: date
    why: str
    """In the words of the entry; empty where it gives none."""


def pending(judged: Assessment, rows: Iterable[LeadRow]) -> tuple[Ask, ...]:
    """The last request of each of these leads, where no extension reached it since."""
    asking = {unit_task for unit_task, made in judged.books.ledgers.items() if any(e.ask for e in made)}
    if not asking:
        return ()
    known, tasks = Known(judged.books, judged.as_of), {task for _, task in asking}
    asks = (_last(known, row) for row in rows if row.task.id in tasks)
    return tuple(ask for ask in asks if ask)


def _last(known: Known, row: LeadRow) -> Ask | None:
    task, unit, due = row.task.task, row.lead.unit, row.lead.effective_due
    ledger = known.ledgers(task, known.roster.task(task)).get(unit)
    asked = [entry for entry in ledger.entries if entry.ask] if ledger else []
    if not asked or asked[-1].ask is None or due is None or asked[-1].ask <= due:
        return None
    ask = Ask(row, asked[-1].date, asked[-1].ask, asked[-1].blocked or asked[-1].note or "")
    answered = any(
        made.decision.kind == "extend" and made.day >= ask.day and unit in made.reached
        for made in known.decisions(task)
    )
    return None if answered else ask
