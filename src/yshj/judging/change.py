"""Two assessments of the same books → what moved between them."""

from datetime import date
from typing import NamedTuple

from yshj.judging.renames import name_on, renamed, shown_on
from yshj.judging.views import LeadRow
from yshj.model.assessment import Assessment
from yshj.model.books import ResolvedDecision
from yshj.model.standing import State


class Change(NamedTuple):
    """Leads that newly are in a state, and decisions made in between, by plan order."""

    newly: dict[State, tuple[LeadRow, ...]]
    returned: tuple[ResolvedDecision, ...]
    extended: tuple[ResolvedDecision, ...]
    closed: tuple[ResolvedDecision, ...]


def change(before: Assessment, after: Assessment) -> Change:
    """What moved from the day of `before` to the day of `after`."""
    name_of = name_on(after.books, after.as_of)
    then = {(lead.task, name_of(lead.unit)): lead.state for task in before.tasks for lead in task.leads}
    newly: dict[State, list[LeadRow]] = {state: [] for state in State}
    for task in after.tasks:
        for lead in task.leads:
            if then.get((lead.task, lead.unit)) is not lead.state:
                newly[lead.state].append(LeadRow(task, lead))
    return Change(
        newly={state: tuple(rows) for state, rows in newly.items()},
        returned=_decided(after, "return", before.as_of),
        extended=_decided(after, "extend", before.as_of),
        closed=_decided(after, "close", before.as_of),
    )


def _decided(assessment: Assessment, kind: str, since: date) -> tuple[ResolvedDecision, ...]:
    shown = shown_on(assessment.books.renames, assessment.as_of)
    return tuple(
        renamed(resolved, shown)
        for task in assessment.tasks
        for resolved in assessment.books.decisions.get(task.id, ())
        if resolved.decision.kind == kind and since < resolved.day <= assessment.as_of
    )
