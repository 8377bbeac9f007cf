"""The weekly summary: one ISO week, as of its Sunday, against the Sunday before."""

from datetime import date, timedelta
from typing import NamedTuple

from yshj.judging.change import Change, change
from yshj.judging.views import LeadRow, Summary, summarise
from yshj.model.assessment import Assessment, Header, TaskStanding
from yshj.model.standing import Standing, State, Trait

DUE_SOON_DAYS = 14


class MustAct(NamedTuple):
    """A unit that must act, with its leads that need it, worst first."""

    unit: str
    rows: tuple[LeadRow, ...]


class WeekView(NamedTuple):
    """What a leader reads about one week."""

    header: Header
    first: date
    last: date
    summary: Summary
    summary_before: Summary
    leads: dict[State, int]
    leads_before: dict[State, int]
    unmet: int
    """How many leads are done and still owe something that binds."""
    change: Change
    overdue: tuple[LeadRow, ...]
    due_next: tuple[LeadRow, ...]
    must_act: tuple[MustAct, ...]
    silent: tuple[tuple[str, int], ...]
    """(unit, on how many of its open tasks) it has been silent past its month."""
    reporting: int
    """How many other lead units have open tasks, and are silent on none."""


def week_view(before: Assessment, after: Assessment) -> WeekView:
    """The week that ends on the day of `after`; `before` is the Sunday before."""
    rows = [LeadRow(task, lead) for task in after.tasks for lead in task.leads]
    overdue = [row for row in rows if row.lead.state is State.OVERDUE]
    waiting = [row for row in rows if not row.lead.state.over]
    silent = _silent(waiting)
    return WeekView(
        header=after.header,
        first=after.as_of - timedelta(days=6),
        last=after.as_of,
        summary=summarise(after.tasks),
        summary_before=summarise(before.tasks),
        leads=_by_state(after.tasks),
        leads_before=_by_state(before.tasks),
        unmet=sum(1 for row in rows if row.lead.state is State.DONE and row.lead.unmet),
        change=change(before, after),
        overdue=tuple(sorted(overdue, key=_by_due)),
        due_next=tuple(sorted((row for row in waiting if _due_next(row, after.as_of)), key=_by_due)),
        must_act=_must_act(waiting),
        silent=tuple(silent.items()),
        reporting=len({row.lead.unit for row in waiting} - silent.keys()),
    )


def _by_state(tasks: tuple[TaskStanding, ...]) -> dict[State, int]:
    leads = [lead for task in tasks for lead in task.leads]
    return {state: sum(1 for lead in leads if lead.state is state) for state in State}


def _by_due(row: LeadRow) -> date:
    return row.lead.effective_due or date.max


def _due_next(row: LeadRow, as_of: date) -> bool:
    due = row.lead.effective_due
    return due is not None and as_of < due <= as_of + timedelta(days=DUE_SOON_DAYS)


def _silent(waiting: list[LeadRow]) -> dict[str, int]:
    silent: dict[str, int] = {}
    for row in waiting:
        if row.lead.has(Trait.SILENCE):
            silent[row.lead.unit] = silent.get(row.lead.unit, 0) + 1
    return silent


def _at_real_risk(lead: Standing) -> bool:
    """Whether it is at risk for more than a near deadline; who is silent is listed apart."""
    return any(
        reason.sets_state is State.AT_RISK and not reason.traits & {Trait.REMINDER, Trait.SILENCE}
        for reason in lead.reasons
        if lead.state is State.AT_RISK
    )


def _must_act(waiting: list[LeadRow]) -> tuple[MustAct, ...]:
    """Units with overdue or unowned work, or work at risk for more than a near deadline or silence."""
    by_unit: dict[str, list[LeadRow]] = {}
    for row in waiting:
        if row.lead.state in (State.OVERDUE, State.UNOWNED) or _at_real_risk(row.lead):
            by_unit.setdefault(row.lead.unit, []).append(row)
    acting = [
        MustAct(unit, tuple(sorted(rows, key=lambda row: (row.lead.state.rank, _by_due(row)))))
        for unit, rows in by_unit.items()
    ]
    return tuple(sorted(acting, key=lambda one: (one.rows[0].lead.state.rank, -len(one.rows))))
