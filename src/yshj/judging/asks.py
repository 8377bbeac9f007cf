"""Extensions that units ask for and that the office has not decided on."""

from collections.abc import Sequence

from yshj.judging.lead_facts import Lead
from yshj.model.books import ResolvedDecision
from yshj.model.report import Entry

_SETTLING = frozenset(("extend", "amend", "close", "return"))


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
