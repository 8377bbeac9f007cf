"""The latest measured value of each name that counts for a lead, and the figure that it must reach."""

from typing import NamedTuple

from yshj.judging.lead_facts import Lead
from yshj.model.plan import Number, Target
from yshj.model.report import Entry


class Measured(NamedTuple):
    """A measure and the entry that reported it."""

    value: Number
    entry: Entry


def latest_measures(lead: Lead) -> dict[str, Measured]:
    """Name → its last reported value: each measure is a field of its own. Empty without targets."""
    if not lead.task.targets:
        return {}
    return {name: Measured(value, entry) for entry in lead.named for name, value in entry.measures.items()}


def bound_of(target: Target, lead: Lead) -> Number:
    """The lead's own figure, else that of whom it took over from, else the one for all."""
    if not target.each:
        return target.bound
    own = {lead.case.known.name_of(name): figure for name, figure in target.each.items()}
    units = (lead.unit, *lead.case.roster.before(lead.unit, lead.as_of))
    return next((own[unit] for unit in units if unit in own), target.bound)
