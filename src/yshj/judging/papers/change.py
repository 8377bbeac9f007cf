"""Two assessments of the same books → what moved between them."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from yshj.judging.known import Known
from yshj.judging.renames import name_on, renamed, shown_on
from yshj.judging.views.lists import LeadRow, lead_rows
from yshj.model.assessment import Assessment, TaskStanding
from yshj.model.books import ResolvedDecision
from yshj.model.standing import State

_Then = Mapping[tuple[str, str], State]


class Handed(NamedTuple):
    """A lead that took over in between, and who led before."""

    row: LeadRow
    sources: tuple[str, ...]


class Change(NamedTuple):
    """What moved; leads and tasks in the plan's order, decisions by date."""

    newly: dict[State, tuple[LeadRow, ...]]
    """Leads by the state that they newly are in. Who took over in between is only ever newly done."""
    undone: tuple[LeadRow, ...]
    """Leads that were done, or whose predecessors were, and are not any more."""
    adjusted: int
    """By how many the leads that were done became more or fewer because others lead: done leads now =
    those then + newly done − undone + this."""
    tasks_newly: dict[State, tuple[TaskStanding, ...]]
    tasks_undone: tuple[TaskStanding, ...]
    handed_over: tuple[Handed, ...]
    decisions: tuple[ResolvedDecision, ...]
    """Of every kind, those that name no task included; names of the later day, but in a rename as written."""

    def decided(self, kind: str) -> tuple[ResolvedDecision, ...]:
        """The decisions of one kind."""
        return tuple(made for made in self.decisions if made.decision.kind == kind)

    def is_new(self, row: LeadRow) -> bool:
        """Whether the lead newly is in its state."""
        return any(_key(new) == _key(row) for new in self.newly[row.lead.state])

    def took_over(self, row: LeadRow) -> bool:
        """Whether the lead took its task over in between."""
        return any(_key(handed.row) == _key(row) for handed in self.handed_over)


def change(before: Assessment, after: Assessment) -> Change:
    """What moved from the day of `before` to the day of `after`."""
    name_of = name_on(after.books, after.as_of)
    then = {(row.task.id, name_of(row.lead.unit)): row.lead.state for row in lead_rows(before.tasks)}
    rows = lead_rows(after.tasks)
    handed = _handed_over(rows, then, before.as_of, after)
    stood = {**then, **{_key(one.row): _worst(one, then) for one in handed}}
    heirs = {_key(one.row) for one in handed}
    newly: dict[State, list[LeadRow]] = {state: [] for state in State}
    for row in rows:
        told = row.lead.state is State.DONE or _key(row) not in heirs
        if told and stood.get(_key(row)) is not row.lead.state:
            newly[row.lead.state].append(row)
    were_done = [row for row in rows if stood.get(_key(row)) is State.DONE]
    tasks_then = {task.id: task.state for task in before.tasks}
    moved = [task for task in after.tasks if task.state is not tasks_then[task.id]]
    return Change(
        newly={state: tuple(found) for state, found in newly.items()},
        undone=tuple(row for row in were_done if row.lead.state is not State.DONE),
        adjusted=len(were_done) - sum(state is State.DONE for state in then.values()),
        tasks_newly={state: tuple(task for task in moved if task.state is state) for state in State},
        tasks_undone=tuple(task for task in moved if tasks_then[task.id] is State.DONE),
        handed_over=tuple(handed),
        decisions=_decided(after, before.as_of),
    )


def _key(row: LeadRow) -> tuple[str, str]:
    return row.task.id, row.lead.unit


def _worst(handed: Handed, then: _Then) -> State:
    states = (then[handed.row.task.id, source] for source in handed.sources)
    return min(states, key=lambda state: state.rank)


def _handed_over(rows: list[LeadRow], then: _Then, since: date, after: Assessment) -> list[Handed]:
    """A lead whose predecessors did not lead on the earlier day either is simply new."""
    new = [r for r in rows if r.lead.since and r.lead.since > since and _key(r) not in then]
    if not new:
        return []
    roster = Known(after.books, after.as_of).roster
    found = []
    for row in new:
        before = roster.task(row.task.task).before(row.lead.unit, after.as_of)
        sources = tuple(name for name in before if (row.task.id, name) in then)
        found += [Handed(row, sources)] if sources else []
    return found


def _decided(assessment: Assessment, since: date) -> tuple[ResolvedDecision, ...]:
    books = assessment.books
    made = [*books.everywhere, *(one for of_task in books.decisions.values() for one in of_task)]
    shown = shown_on(books.renames, assessment.as_of)
    new = [one for one in made if since < one.day <= assessment.as_of]
    told = [one if one.decision.kind == "rename" else renamed(one, shown) for one in new]
    return tuple(sorted(told, key=lambda one: (one.day, one.order)))
