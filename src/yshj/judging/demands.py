"""What a task demands by figures and days, and how each of its leads meets it."""

from datetime import date
from typing import NamedTuple

from yshj.judging.calendars import Calendars
from yshj.judging.case import Case
from yshj.judging.known import Known
from yshj.judging.lead import leads_of
from yshj.judging.lead_facts import Lead
from yshj.judging.measures import bound_of, latest_measures
from yshj.model.assessment import Assessment
from yshj.model.plan import Milestone, Number, Target, Task


class TargetMet(NamedTuple):
    """One target of one lead; `met` is None where nothing was measured."""

    target: Target
    unit: str
    bound: Number
    measured: Number | None
    on: date | None
    met: bool | None


class MilestoneMet(NamedTuple):
    """One milestone that binds one lead, by the day that holds for it."""

    milestone: Milestone
    unit: str
    due: date
    reached: bool


class Demands(NamedTuple):
    """Everything of a task that can be met or missed, in the order of the plan, then of the leads."""

    targets: tuple[TargetMet, ...]
    milestones: tuple[MilestoneMet, ...]


def demands_on(assessment: Assessment, task: Task) -> Demands:
    """How every lead of `task` meets what is demanded of it by the day of `assessment`."""
    books, as_of = assessment.books, assessment.as_of
    known, calendars = Known(books, as_of), Calendars(books.plan, assessment.terms, as_of)
    leads = leads_of(Case(task, known, calendars))
    targets = [_target(target, lead) for target in task.targets for lead in leads]
    milestones = [
        MilestoneMet(node.milestone, lead.unit, node.due, lead.reached(node.milestone))
        for milestone in task.milestones
        for lead in leads
        for node in lead.nodes
        if node.milestone is milestone
    ]
    return Demands(tuple(targets), tuple(milestones))


def _target(target: Target, lead: Lead) -> TargetMet:
    bound, measured = bound_of(target, lead), latest_measures(lead).get(target.name)
    if measured is None:
        return TargetMet(target, lead.unit, bound, None, None, None)
    met = target.met_by(measured.value, bound)
    return TargetMet(target, lead.unit, bound, measured.value, measured.entry.date, met)
