"""Since when nothing was heard of a lead, and which figure is too old to go by (judgement, point 3)."""

from datetime import date
from typing import NamedTuple

from yshj.judging.lead_facts import Lead
from yshj.judging.reporting import Owed


class Silence(NamedTuple):
    """A lead that is silent: by days, or by the reporting days that it missed."""

    since: date
    days: int
    owed: Owed | None = None
    missed: int = 0


def silence(lead: Lead) -> Silence | None:
    """Whether the lead is silent (T05), and since when."""
    if lead.case.never_asked:
        return None
    last, since, reporting = lead.last_entry, lead.asked_since, lead.case.reporting
    if reporting:
        owed = lead.owed
        if owed and (last is None or last <= owed.after):
            missed = reporting.missed(owed, since, last)
            return Silence(since, (lead.as_of - since).days, owed, missed)
        over = reporting.over_since(lead.as_of)
        if over is None:
            return None
        since = max(since, over)
    since = max(since, last or since)
    days = (lead.as_of - since).days
    return Silence(since, days) if days > lead.policy.silent_days else None


def too_old(lead: Lead, day: date) -> bool:
    """Whether a figure of `day` says no longer how things stand."""
    if lead.case.reporting:
        return lead.owed is not None and day <= lead.owed.after
    since = day if day > lead.begins else lead.begins
    return (lead.as_of - since).days > lead.policy.silent_days
