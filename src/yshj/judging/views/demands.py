"""What a task demands, and since when each of its leads meets it."""

from collections.abc import Sequence
from datetime import date
from itertools import takewhile
from typing import NamedTuple

from yshj.judging.lead_facts import Lead, Node
from yshj.judging.measures import bound_of, latest_measures
from yshj.model.plan import Deliverable, Milestone, Number, Target, Task


class TargetMet(NamedTuple):
    """One target of one lead; `met` is None where nothing was measured."""

    target: Target
    unit: str
    bound: Number
    measured: Number | None
    on: date | None
    met: bool | None

    @property
    def gap(self) -> Number | None:
        """How far the figure is from the bound, as an amount; 0 where it is met, None where none is known."""
        if self.measured is None:
            return None
        return 0 if self.met else round(abs(self.bound - self.measured), 9)


class DeliverableMet(NamedTuple):
    """One deliverable of one lead, and the day of the first entry that names it; None where none does."""

    deliverable: Deliverable
    unit: str
    on: date | None


class MilestoneMet(NamedTuple):
    """One milestone that binds one lead, by the day that holds for it, and since when it is reached."""

    milestone: Milestone
    unit: str
    due: date
    reached: bool
    on: date | None


class Demands(NamedTuple):
    """Everything of a task that can be met or missed, in the order of the plan, then of the leads."""

    targets: tuple[TargetMet, ...]
    deliverables: tuple[DeliverableMet, ...]
    milestones: tuple[MilestoneMet, ...]


def demands_on(task: Task, leads: Sequence[Lead]) -> Demands:
    """How every one of its `leads` meets what is demanded of it by their day."""
    targets = [_target(target, lead) for target in task.targets for lead in leads]
    deliverables = [_deliverable(one, lead) for one in task.deliverables for lead in leads]
    milestones = [
        _milestone(node, lead)
        for milestone in task.milestones
        for lead in leads
        for node in lead.nodes
        if node.milestone is milestone
    ]
    return Demands(tuple(targets), tuple(deliverables), tuple(milestones))


def _target(target: Target, lead: Lead) -> TargetMet:
    bound, measured = bound_of(target, lead), latest_measures(lead).get(target.name)
    if measured is None:
        return TargetMet(target, lead.unit, bound, None, None, None)
    met = target.met_by(measured.value, bound)
    return TargetMet(target, lead.unit, bound, measured.value, measured.entry.date, met)


def _deliverable(deliverable: Deliverable, lead: Lead) -> DeliverableMet:
    days = (entry.date for entry in lead.named if deliverable.name in entry.delivered)
    return DeliverableMet(deliverable, lead.unit, next(days, None))


def _milestone(node: Node, lead: Lead) -> MilestoneMet:
    reached = lead.reached(node.milestone)
    days = _days_reached(node.milestone, lead) if reached else []
    return MilestoneMet(node.milestone, lead.unit, node.due, reached, min(days, default=None))


def _days_reached(milestone: Milestone, lead: Lead) -> list[date]:
    """The day of finishing, that of the first entry that names it, and since when the figure is enough."""
    named = [entry.date for entry in lead.named if milestone.name in entry.reached]
    done = [lead.known.done_on] if lead.known.done_on else []
    if milestone.progress is None:
        return [*done, *named]
    least = milestone.progress
    enough = takewhile(lambda figure: figure[1] >= least, reversed(lead.known.figures))
    return [*done, *named, *(day for day, _ in enough)]
