"""Extensions that units ask for and that the office has not decided on."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from yshj.judging.lead_facts import Lead
from yshj.judging.leads_of import LeadsOf
from yshj.judging.views import LeadRow
from yshj.model.assessment import Assessment
from yshj.model.books import ResolvedDecision
from yshj.model.report import Entry

_SETTLING = frozenset(("extend", "amend", "close", "return"))


class Ask(NamedTuple):
    """A lead that asked on `day` for more time, until `until`."""

    row: LeadRow
    day: date
    until: date


def pending(judged: Assessment, rows: Iterable[LeadRow]) -> tuple[Ask, ...]:
    """What each of these leads has asked for and is not settled."""
    asking = {task for (_, task), made in judged.books.ledgers.items() if any(entry.ask for entry in made)}
    if not asking:
        return ()
    leads_of = LeadsOf(judged)
    asks = (_ask(row, leads_of) for row in rows if row.task.id in asking)
    return tuple(ask for ask in asks if ask)


def pending_ask(lead: Lead, decisions: Sequence[ResolvedDecision]) -> Entry | None:
    """The last entry that asks for more time than the lead has, with nothing decided since."""
    asked = next((entry for entry in reversed(lead.entries) if entry.ask), None)
    if asked is None or asked.ask is None or lead.due is None or lead.done or lead.suspended:
        return None
    if asked.ask <= lead.due:
        return None
    settled = any(
        made.day >= asked.date and made.decision.kind in _SETTLING
        for made in decisions
        if not made.decision.milestone and (made.target is None or lead.unit in made.reached)
    )
    return None if settled else asked


def _ask(row: LeadRow, leads_of: LeadsOf) -> Ask | None:
    task = row.task.task
    lead = next((lead for lead in leads_of(task) if lead.unit == row.lead.unit), None)
    asked = pending_ask(lead, leads_of.known.decisions(task)) if lead else None
    return Ask(row, asked.date, asked.ask) if asked and asked.ask else None
