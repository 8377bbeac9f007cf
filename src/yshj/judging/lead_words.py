"""Words of several rules about a lead: with what it began, what its due day is, what had passed before."""

from datetime import date

from yshj.judging.lead_facts import Lead
from yshj.model.finding import Severity


def kind_of_due(lead: Lead) -> str:
    """What the due day is, where it is not the plan's own."""
    dues = lead.history.dues
    if dues and dues.last > dues.base:
        return "延期后的"
    return "调整后的" if dues and dues.last != lead.task.due else ""


def kind_of_beginning(lead: Lead) -> str:
    """With what the lead began, in a word."""
    begins = lead.begins
    if begins == lead.known.moment.resumed:
        return "恢复"
    if begins == lead.since:
        return "接手"
    if begins == lead.case.start:
        return "开始" if begins > lead.case.issued else "印发"
    return "指定"


def late_before(lead: Lead, day: date, begins: date) -> tuple[str, Severity | None]:
    """What is said where `day` had passed before the lead began, and how gravely (judgement, point 27)."""
    if day >= begins:
        return "", None
    recent = (lead.as_of - begins).days <= lead.policy.claim_days
    words = "恢复前已逾期：" if begins == lead.known.moment.resumed else "接手前已逾期："
    return words, Severity.WARNING if recent else None
