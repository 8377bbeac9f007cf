"""The page of `yshj status`: one row a task, several leads folded."""

from collections import Counter

from yshj.judging.views import StatusView, Summary
from yshj.model.assessment import Header, TaskStanding
from yshj.model.standing import Standing, State, Trait
from yshj.output.blocks import Block, Cell, Column, Grid, Page, Paragraph
from yshj.output.pages.header import closing, opening, unjudged
from yshj.output.words import (
    INCOMPLETE,
    day,
    days_left,
    percent,
    selection_line,
    state_cell,
    unit_text,
    units_text,
    unmet_text,
)

_COLUMNS = (
    Column("状态"),
    Column("编号"),
    Column("任务", folds=True),
    Column("牵头部门", folds=True, under=True),
    Column("时限"),
    Column("剩余", under=True),
    Column("进度", right=True),
    Column("原因", folds=True),
)


def page(view: StatusView) -> Page:
    """Summary, then the tasks; a unit's leads and supports told apart."""
    dept = view.selection.dept
    title = f"任务状态：{unit_text(dept, view.header)}" if dept else "任务状态"
    top = opening(view.header, title, selection_line(view.selection, view.header))
    if view.header.plan is None:
        return (*top, *unjudged(view.header))
    summary = Paragraph(_headline(view), "strong")
    if not view.roles:
        return (*top, summary, _grid(view, view.tasks), *closing(view.header))
    parts: list[Block] = []
    for role, words in (("lead", "作为牵头部门"), ("support", "作为配合单位（不评价）")):
        tasks = tuple(task for task in view.tasks if view.roles.get(task.id) == role)
        if tasks:
            parts += [Paragraph(f"{words}：{len(tasks)} 项", "strong"), _grid(view, tasks)]
    return (*top, summary, *parts, *closing(view.header))


def _headline(view: StatusView) -> str:
    """By the tasks' states; of one unit by those of its own leads."""
    own = view.own_summary
    if own is None:
        return summary_line(view.summary, view.total)
    helping = view.summary.tasks - own.tasks
    supports = f"；配合 {helping} 项，不评价" if helping else ""
    if not own.tasks:
        return f"共 {view.summary.tasks} 项（全部 {view.total} 项）：没有牵头的事项{supports}"
    counts = "，".join(f"{state.label} {own.states[state]}" for state in State)
    return f"共 {view.summary.tasks} 项（全部 {view.total} 项）：牵头 {own.tasks} 件，{counts}{supports}"


def summary_line(summary: Summary, total: int) -> str:
    """How many tasks there are in each state."""
    counts = "，".join(f"{state.label} {summary.states[state]}" for state in State)
    shown = f"（全部 {total} 项）" if summary.tasks != total else ""
    return f"共 {summary.tasks} 项{shown}：{counts}"


def _grid(view: StatusView, tasks: tuple[TaskStanding, ...]) -> Grid:
    return Grid(_COLUMNS, tuple(_row(view, task) for task in tasks))


def _row(view: StatusView, task: TaskStanding) -> tuple[Cell, ...]:
    shown = view.own.get(task.id, task)
    return (
        state_cell(shown.state),
        Cell(task.id),
        Cell(task.title),
        Cell(leads_line(task.leads, view.header)),
        Cell(day(shown.effective_due, "长期")),
        Cell("" if shown.state.over else days_left(shown.days_left)),
        Cell(percent(shown.progress)),
        Cell(_reason(task, view)),
    )


def leads_line(leads: tuple[Standing, ...], header: Header) -> str:
    """One or two leads by name, more folded: 「10 家牵头：2 逾期 1 预警」."""
    if not leads:
        return "（没有牵头部门）"
    if len(leads) <= 2:
        return units_text((lead.unit for lead in leads), header)
    counted = Counter(lead.state for lead in leads)
    states = " ".join(f"{counted[state]} {state.label}" for state in State if counted[state])
    half_read = sum(lead.incomplete for lead in leads)
    return f"{len(leads)} 家牵头：{states}{f'，{half_read} 家{INCOMPLETE}' if half_read else ''}"


def _reason(task: TaskStanding, view: StatusView) -> str:
    """The most telling reason of the worst lead, of the selected units where there are any.

    Of a lead at risk, a near deadline tells less than anything else.
    """
    if not task.leads:
        return task.why_leaderless
    own = [lead for lead in task.leads if lead.unit in view.selection.units] or task.leads
    worst = min(own, key=lambda lead: (lead.state.rank, not lead.unmet))
    name = f"{unit_text(worst.unit, view.header)}：" if len(task.leads) > 1 else ""
    if worst.state is State.DONE:
        verified = "，已销号" if worst.verified else ""
        done = f"{worst.done_on} 完成{verified}{'，晚于时限' if worst.late else ''}"
        owed = unmet_text(task, worst)
        return f"{name}{owed}（{done}）" if owed else done
    if worst.suspended_on:
        return f"{worst.suspended_on} 中止"
    if not worst.reasons:
        return "" if worst.expected is None else f"时序应达 {worst.expected}%，没有预警"
    more = len(worst.reasons) - 1
    telling = next((r for r in worst.reasons if Trait.REMINDER not in r.traits), worst.reasons[0])
    if worst.state is not State.AT_RISK:
        telling = worst.reasons[0]
    return f"{name}{telling.text}{f'；另有 {more} 条' if more else ''}"
