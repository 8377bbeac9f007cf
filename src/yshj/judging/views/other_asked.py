"""What a form asks beside progress: figures to measure, events to reach, recurring work."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from yshj.judging.lead_facts import Lead
from yshj.judging.measures import bound_of, latest_measures
from yshj.judging.periods import before_words, period_name, period_of
from yshj.judging.views.leads_of import LeadsOf
from yshj.model.assessment import TaskStanding
from yshj.model.form import MEASURE, MILESTONE, RECURRING, Sort
from yshj.model.plan import Every, Recurring

_EACH: dict[Every, str] = {
    "week": "每周", "month": "每月", "quarter": "每季度", "half_year": "每半年", "year": "每年",
}  # fmt: skip


class OtherRow(NamedTuple):
    """One cell asked of one unit."""

    sort: Sort
    task: TaskStanding
    unit: str
    name: str
    demand: str
    last: str
    """What was reported last, in words."""
    percent: bool = False


def others_asked(task: TaskStanding, leads: Sequence[Lead], leads_of: LeadsOf) -> Iterator[OtherRow]:
    """What is asked of its leads, and of whoever has recurring work to do."""
    for lead in leads:
        yield from _measures(task, lead)
        yield from _milestones(task, lead)
    if task.task.recurring:
        yield from _recurring(task, leads_of)


def _measures(task: TaskStanding, lead: Lead) -> Iterator[OtherRow]:
    measured = latest_measures(lead)
    for target in task.task.targets:
        last, bound = measured.get(target.name), bound_of(target, lead)
        if last and lead.done and target.met_by(last.value, bound):
            continue
        said = f"{target.amount(last.value)}（{last.entry.date}）" if last else ""
        yield OtherRow(
            MEASURE, task, lead.unit, target.name, target.demand_of(bound), said, target.unit == "%"
        )


def _milestones(task: TaskStanding, lead: Lead) -> Iterator[OtherRow]:
    """Events: a milestone with a figure is reached by the progress."""
    for node in lead.nodes:
        if node.milestone.progress is None and not lead.reached(node.milestone):
            yield OtherRow(MILESTONE, task, lead.unit, node.milestone.name, f"{node.due} 前达到", "")


def _recurring(task: TaskStanding, leads_of: LeadsOf) -> Iterator[OtherRow]:
    """As long as it is to be done, whoever leads the task and however far they are."""
    over = task.base_due is not None and task.base_due < leads_of.as_of
    if over or any(lead.suspended_on for lead in task.leads):
        return
    roster = leads_of.known.roster.task(task.task)
    for recurring, units in zip(task.task.recurring, roster.on(leads_of.as_of).duties, strict=True):
        often = f"{_EACH[recurring.every]}至少 {recurring.at_least} 次"
        for unit in units:
            said = _times(task, recurring, unit, leads_of)
            yield OtherRow(RECURRING, task, unit, recurring.name, often, said)


def _times(task: TaskStanding, recurring: Recurring, unit: str, leads_of: LeadsOf) -> str:
    window = period_of(recurring.every, leads_of.as_of)
    wrote = leads_of.known.ledgers(task.task, leads_of.known.roster.task(task.task)).get(unit)
    times = sum(
        entry.held.get(recurring.name, 0)
        for entry in (wrote.entries if wrote else ())
        if window.first <= entry.date
    )
    return f"{before_words(period_name(recurring.every, window))}已报 {times} 次"
