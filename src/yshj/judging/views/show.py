"""One task whole: what `show` has to say."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from yshj.judging.lead_facts import Lead
from yshj.judging.renames import name_on, renamed, shown_on
from yshj.judging.views.demands import Demands, demands_on
from yshj.judging.views.leads_of import LeadsOf
from yshj.model.assessment import Assessment, Header, TaskStanding
from yshj.model.books import ResolvedDecision
from yshj.model.report import Entry
from yshj.model.standing import Standing


class ShowView(NamedTuple):
    """One task whole."""

    header: Header
    task: TaskStanding
    section: str
    category: str
    demands: Demands
    history: tuple[tuple[str, Entry], ...]
    """(unit, entry) of everyone who wrote on the task up to the day, by date; units by their names then."""
    decisions: tuple[ResolvedDecision, ...]
    """Those on the task, and those on all tasks about a unit that stands here, up to the day."""

    @property
    def leads(self) -> list[Standing]:
        """The worst state first, in it the lowest progress; who is done by the day of it."""
        return sorted(
            self.task.leads, key=lambda lead: (lead.state.rank, lead.done_on or date.max, lead.progress or 0)
        )

    def half_read(self, lead: str) -> bool:
        """Whether not all of that lead's, or of whom it took over from, could be read."""
        return any(one.incomplete for one in self.task.leads if one.unit == lead)

    @property
    def summarised(self) -> bool:
        """Whether the plan's deliverables are a summary, not its own wording."""
        return self.header.plan is not None and self.header.plan.deliverables == "summary"


def show_view(assessment: Assessment, task: TaskStanding) -> ShowView:
    """One task with its history up to the day."""
    return _views(assessment, [task])[0]


def show_views(assessment: Assessment) -> tuple[ShowView, ...]:
    """Every task with its history up to the day, in the plan's order."""
    return tuple(_views(assessment, assessment.tasks))


def _views(assessment: Assessment, tasks: Sequence[TaskStanding]) -> list[ShowView]:
    leads_of, shown = LeadsOf(assessment), shown_on(assessment.books.renames, assessment.as_of)
    wrote: dict[str, list[tuple[str, Entry]]] = {task.id: [] for task in tasks}
    for (unit, on), entries in assessment.books.ledgers.items():
        if on in wrote:
            until = (entry for entry in entries if entry.date <= assessment.as_of)
            wrote[on] += [(shown.get(unit, unit), entry) for entry in until]
    return [_view(assessment, task, wrote[task.id], leads_of(task.task)) for task in tasks]


def _view(
    assessment: Assessment,
    task: TaskStanding,
    wrote: Iterable[tuple[str, Entry]],
    leads: Sequence[Lead],
) -> ShowView:
    books = assessment.books
    shown = shown_on(books.renames, assessment.as_of)
    decided = (*books.decisions.get(task.id, ()), *_everywhere(assessment, task))
    sections = books.plan.sections
    return ShowView(
        header=assessment.header,
        task=task,
        section=sections.get(task.task.section, ""),
        category=sections.get(task.task.category or "", ""),
        demands=demands_on(task.task, leads),
        history=tuple(sorted(wrote, key=lambda item: (item[1].date, item[0]))),
        decisions=tuple(
            r if r.decision.kind == "rename" else renamed(r, shown)
            for r in sorted(decided, key=lambda r: (r.day, r.order))
            if r.day <= assessment.as_of
        ),
    )


def _everywhere(assessment: Assessment, task: TaskStanding) -> list[ResolvedDecision]:
    """The decisions that name no task and that brought about who stands there now, by whatever names."""
    name_of = name_on(assessment.books, assessment.as_of)
    here = {*task.supports, *(lead.unit for lead in task.leads)}
    found = []
    for resolved in sorted(assessment.books.everywhere, key=lambda r: (r.day, r.order), reverse=True):
        names = {name_of(name) for name in (resolved.source, *resolved.units) if name}
        if resolved.day <= assessment.as_of and not here.isdisjoint(names):
            found.append(resolved)
            here |= names
    return found
