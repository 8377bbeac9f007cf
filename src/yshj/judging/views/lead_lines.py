"""Every lead on every task apart, each with all that was found about it: for other systems to add up."""

from collections.abc import Iterator
from typing import NamedTuple

from yshj.judging.views.lists import LeadRow, status_view
from yshj.judging.views.scoreboard import GROUP
from yshj.model.assessment import Assessment, Header, TaskStanding
from yshj.model.finding import Finding
from yshj.model.plan import PlanHead
from yshj.model.selection import Selection, Sort
from yshj.model.standing import Standing, State


class LeadLine(NamedTuple):
    """One lead on one task; `lead` is None on the only line of a task that nobody leads."""

    task: TaskStanding
    section: str | None
    category: str | None
    lead: Standing | None
    kind: str | None
    """Which kind of unit the lead is."""
    first: bool
    """Whether it is the first line of its task: those count the tasks."""
    findings: tuple[Finding, ...]
    """What was found about this lead."""
    task_findings: tuple[Finding, ...]
    """On the first line: what was found about the task itself and about units that do not lead it."""

    @property
    def state(self) -> State:
        """The lead's own state; the task's where nobody leads it, so that it cannot drop out of a count."""
        return self.lead.state if self.lead else self.task.state

    @property
    def days_left(self) -> int | None:
        """Days from the as-of day to the lead's own effective due; negative when past."""
        return LeadRow(self.task, self.lead).days_left if self.lead else self.task.days_left

    @property
    def gap(self) -> int | None:
        """Points behind the expected progress of the day, negative when ahead; no figure counts as 0."""
        if self.lead is None or self.lead.expected is None:
            return None
        return self.lead.expected - (self.lead.progress or 0)


class LeadLinesView(NamedTuple):
    """The lines of the chosen tasks, in the plan's order."""

    header: Header
    plan: PlanHead
    """That of the header: without a plan there are no lines to say it."""
    selection: Selection
    lines: tuple[LeadLine, ...]


def lead_lines_view(assessment: Assessment, selection: Selection) -> LeadLinesView:
    """At least one line a task; every finding of a chosen task stands on exactly one of its lines."""
    tasks = status_view(assessment, selection, Sort.ID).tasks
    plan = assessment.books.plan
    kinds = {unit.name: unit.kind for unit in plan.units}

    def lines() -> Iterator[LeadLine]:
        for task in tasks:
            leading = {lead.unit for lead in task.leads}
            others = tuple(finding for finding in task.findings if finding.unit not in leading)
            seats: tuple[Standing | None, ...] = task.leads or (None,)
            for index, lead in enumerate(seats):
                yield LeadLine(
                    task=task,
                    section=plan.sections.get(task.task.section),
                    category=plan.sections.get(task.task.category or ""),
                    lead=lead,
                    kind=kinds.get(lead.unit, GROUP) if lead else None,
                    first=index == 0,
                    findings=tuple(f for f in task.findings if lead and f.unit == lead.unit),
                    task_findings=others if index == 0 else (),
                )

    return LeadLinesView(assessment.header, plan.plan, selection, tuple(lines()))
