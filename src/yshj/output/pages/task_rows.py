"""Tables of tasks, a row each: by state, worst first; those that are done with columns of their own."""

from collections.abc import Sequence
from itertools import groupby

from yshj.judging.views.lists import StatusView
from yshj.judging.views.short import short, shown
from yshj.judging.views.standing_out import Named, Others, StandingOut, standing_out
from yshj.model.assessment import Header, TaskStanding
from yshj.model.selection import Role, Sort
from yshj.model.standing import Standing, State
from yshj.output.blocks import RULE, Cell, Column, Grid, Row
from yshj.output.pages.columns import (
    CODES,
    DUE,
    LEFT,
    LEFT_TO_TITLE,
    MARK,
    NUMBER,
    PROGRESS,
    lead_name,
    left_cell,
    milestone_text,
    strong_words,
)
from yshj.output.text_width import widest
from yshj.output.words import INCOMPLETE, day, percent, state_cell, unmet_text

_DONE_ON = DUE._replace(title="完成日")
_VERIFIED = LEFT_TO_TITLE._replace(title="核验")


def task_grids(view: StatusView, tasks: Sequence[TaskStanding]) -> list[Grid]:
    """By state, with a rule between; in another order than by urgency one table without groups."""
    states = {task.id: view.own.get(task.id, task).state for task in tasks}
    grouped = view.sort is Sort.URGENCY
    done = tuple(_done_row(view, task) for task in tasks if grouped and states[task.id] is State.DONE)
    rows: list[Row] = []
    waiting = (task for task in tasks if not grouped or states[task.id] is not State.DONE)
    for _, group in groupby(waiting, key=lambda task: grouped and states[task.id]):
        rows += [RULE, *(_row(view, task) for task in group)]
    told = _columns(view, tasks, [row for row in (*rows, *done) if row])
    grids = (
        Grid((MARK, NUMBER, DUE, LEFT, PROGRESS, *told), tuple(rows[1:])),
        Grid((MARK, NUMBER, _DONE_ON, _VERIFIED, *told), done),
    )
    return [grid for grid in grids if grid.rows]


def _columns(view: StatusView, tasks: Sequence[TaskStanding], rows: list[Row]) -> tuple[Column, ...]:
    """Title, text and codes, in line over both tables."""
    title, text = (max((widest(row[place].text) for row in rows), default=0) for place in (-3, -2))
    who = "情况" if any(_leads(view, task) for task in tasks) else "牵头部门与情况"
    return Column("任务", folds=True, least=title), Column(who, folds=True, least=text), CODES


def _row(view: StatusView, task: TaskStanding) -> Row:
    stands = view.own.get(task.id, task)
    first = (
        state_cell(stands.state),
        Cell(task.id),
        Cell(day(stands.effective_due, "长期")),
        left_cell(stands.state, stands.days_left),
        Cell(percent(stands.progress)),
    )
    cells = (*first, *_told(view, task))
    return cells if not stands.state.over else (cells[0], *(cell._replace(style="dim") for cell in cells[1:]))


def _done_row(view: StatusView, task: TaskStanding) -> Row:
    leads = [lead for lead in task.leads if lead.unit in view.selection.units] or task.leads
    days = [lead.done_on for lead in leads if lead.done_on]
    closed = sum(lead.verified for lead in leads)
    verified = (
        "待核验" if not closed else "已销号" if closed == len(leads) else f"已销号 {closed}/{len(leads)} 家"
    )
    cells = (Cell(task.id), Cell(day(max(days, default=None))), Cell(verified), *_told(view, task))
    return (state_cell(State.DONE), *(cell._replace(style="dim") for cell in cells))


def _told(view: StatusView, task: TaskStanding) -> tuple[Cell, Cell, Cell]:
    """The title; who stands out, why and how many the others are; all codes."""
    out = standing_out(task, view.selection.units)
    if not view.own and task.state not in {lead.state for lead in out.leads}:
        out = standing_out(task)  # of a group the row is the task's, whoever makes its state
    text = _of_one(task, out) if _leads(view, task) else _of_all(task, out, view.header)
    strong = strong_words(named.lead for named in out.named)
    codes = out.codes if task.leads else ("O01",)
    return Cell(task.title), Cell(text, "", strong), Cell(",".join(codes))


def _leads(view: StatusView, task: TaskStanding) -> bool:
    """Whether the one unit asked about leads it."""
    own = view.own.get(task.id)
    return own is not None and own.role is Role.LEAD


def _of_one(task: TaskStanding, out: StandingOut) -> str:
    """Of the unit asked about, which the page's title names."""
    (lead,) = out.leads
    since = f"{lead.since} 接手" if lead.since else ""
    reasons = next((named.reasons for named in out.named), ())
    parts = (INCOMPLETE if lead.incomplete else "", since, *_reasons(task, lead, reasons))
    return "；".join(filter(None, ("，".join(filter(None, parts)), milestone_text(out.next_milestone))))


def _of_all(task: TaskStanding, out: StandingOut, header: Header) -> str:
    if not out.leads:
        return short("O01")
    several = len(out.leads) > 1
    named = [_named(task, one, header, several=several) for one in out.named]
    told = any("：" in one for one in named)
    others = "、".join(map(_counted, out.others))
    parts = [
        ("；" if told else "、").join(named),
        f"{'另 ' if out.among_others else ''}{others}" if others else "",
    ]
    return "；".join(filter(None, (*parts, milestone_text(out.next_milestone))))


def _named(task: TaskStanding, one: Named, header: Header, *, several: bool) -> str:
    lead = one.lead
    figure = f" {lead.progress}%" if several and not lead.state.over and lead.progress is not None else ""
    reasons = "，".join(_reasons(task, lead, one.reasons))
    return f"{lead_name(lead, header)}{figure}{'：' if reasons else ''}{reasons}"


def _reasons(task: TaskStanding, lead: Standing, reasons: tuple[str, ...]) -> tuple[str, ...]:
    """What a lead that is done still owes is said in the words that every output has for it."""
    if lead.state is State.SUSPENDED:
        return (f"{lead.suspended_on} 中止", *reasons)
    if lead.state is not State.DONE or not lead.unmet:
        return reasons
    measured = [f.figures.note for f in task.findings if f.unit == lead.unit and f.code == "E02"]
    rest = shown(task, lead, but=lead.unmet)
    return (unmet_text(task, lead), *(f"实测 {note}" for note in measured if "E02" in lead.unmet), *rest)


def _counted(others: Others) -> str:
    owing = f"（{others.owing} 家有欠项）" if others.owing else ""
    return f"{others.number} 家{short('T02') if others.only_near else others.state.label}{owing}"
