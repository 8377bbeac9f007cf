"""The days that a calendar has to show: every lead's due day, and those of the milestones that bind it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from yshj.judging.renames import shown_on
from yshj.judging.views.demands import MilestoneMet, demands_on
from yshj.judging.views.lead_lines import LeadLine
from yshj.judging.views.leads_of import LeadsOf
from yshj.model.assessment import Assessment


class DueEvent(NamedTuple):
    """One day by which one lead has to be done, or to have reached a milestone."""

    line: LeadLine
    key: tuple[str, ...]
    """Plan, task, unit by its name in the plan, milestone: the same as long as the event is."""
    milestone: str | None
    due: date
    warn: int
    """How many days ahead the policy of the day warns."""
    over: bool
    """Whether nothing is to be done by that day any more."""
    changes: int
    """How many decisions, and entries of the lead, there are by the day: it never falls as they are added."""


def due_events(assessment: Assessment, lines: Sequence[LeadLine]) -> Iterator[DueEvent]:
    """The events of these lines in their order, each lead's due day before its milestones.

    Ongoing tasks have no due day, so no event; where a lead is suspended nothing is to be done by its days.
    """
    changes, leads_of = _Changes(assessment), LeadsOf(assessment)
    for standing, of_task in groupby(lines, key=lambda line: line.task):
        task = standing.task
        milestones = demands_on(task, leads_of(task)).milestones if task.milestones else ()
        for line in of_task:
            yield from _of_lead(assessment, line, milestones, changes)


def _of_lead(
    assessment: Assessment, line: LeadLine, milestones: Sequence[MilestoneMet], changes: "_Changes"
) -> Iterator[DueEvent]:
    unit = line.lead.unit if line.lead else ""
    due = line.lead.effective_due if line.lead else line.task.effective_due
    ended = line.state.over
    days = [(None, due, ended)] if due else []
    own = (one for one in milestones if one.unit == unit)
    for name, day, over in (*days, *((one.milestone.name, one.due, ended or one.reached) for one in own)):
        key = (assessment.books.plan.plan.name, line.task.id, changes.first.get(unit, unit), name or "")
        yield DueEvent(line, key, name, day, _warn(assessment, line, day), over, changes.of(line, unit))


def _warn(assessment: Assessment, line: LeadLine, due: date) -> int:
    issued = assessment.books.plan.issued
    start = max(issued, line.task.task.start or issued)
    return assessment.terms.policy_on(assessment.as_of).window((due - start).days)


class _Changes:
    """How often something was decided or reported, and what each unit was called first."""

    def __init__(self, assessment: Assessment) -> None:
        books, until = assessment.books, assessment.as_of
        shown = shown_on(books.renames, until)
        self.first: dict[str, str] = {}
        for rename in books.renames:
            self.first[rename.to] = self.first.get(rename.unit, rename.unit)
        self._everywhere = sum(one.day <= until for one in books.everywhere)
        self._decided: Mapping[str, int] = {
            task: sum(one.day <= until for one in decided) for task, decided in books.decisions.items()
        }
        self._reported: Counter[tuple[str, str]] = Counter()
        for (unit, task), entries in books.ledgers.items():
            self._reported[shown.get(unit, unit), task] += sum(entry.date <= until for entry in entries)

    def of(self, line: LeadLine, unit: str) -> int:
        task = line.task.id
        return self._everywhere + self._decided.get(task, 0) + self._reported[unit, task]
