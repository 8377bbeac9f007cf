"""The latest measured value of each name that a lead reported."""

from typing import NamedTuple

from yshj.judging.facts import Lead
from yshj.model.plan import Number
from yshj.model.report import Entry


class Measured(NamedTuple):
    """A measure and the entry that reported it."""

    value: Number
    entry: Entry


def latest_measures(lead: Lead) -> dict[str, Measured]:
    """Name → its last reported value: each measure is a field of its own. Empty without targets."""
    if not lead.task.targets:
        return {}
    return {
        name: Measured(value, entry) for entry in lead.facts.entries for name, value in entry.measures.items()
    }
