"""The pages of `overdue`, `at-risk` and `unowned`: one row a lead."""

from yshj.judging.views import LeadRow, LeadsView
from yshj.model.assessment import Header, TaskStanding
from yshj.output.blocks import Block, Cell, Column, Grid, Page, Paragraph
from yshj.output.pages.header import closing, opening, unjudged
from yshj.output.words import day, days_left, lead_cell, percent, selection_line, unit_text

_COLUMNS = (
    Column("状态"),
    Column("编号"),
    Column("牵头部门", folds=True),
    Column("任务", folds=True, under=True),
    Column("时限"),
    Column("剩余", under=True),
    Column("进度", right=True),
    Column("原因", folds=True),
)
_TITLES = {"overdue": "逾期", "at_risk": "预警", "unowned": "未认领与无人负责"}


def page(view: LeadsView) -> Page:
    """How many there are, then each with its reasons."""
    top = opening(view.header, _TITLES[view.kind], selection_line(view.selection, view.header))
    if view.header.plan is None:
        return (*top, *unjudged(view.header))
    blocks: list[Block] = [Paragraph(_counted(view), "strong")]
    if view.leaderless:
        blocks.append(Grid(_COLUMNS, tuple(_leaderless(task) for task in view.leaderless)))
    if view.rows:
        blocks.append(Grid(_COLUMNS, tuple(_row(row, view.header) for row in view.rows)))
    if view.nameless:
        blocks.append(Paragraph(f"另有 {len(view.nameless)} 件已认领但未写明责任人：", "strong"))
        blocks.append(Grid(_COLUMNS, tuple(_row(row, view.header) for row in view.nameless)))
    return (*top, *blocks, *closing(view.header))


def _counted(view: LeadsView) -> str:
    tasks = {row.task.id for row in view.rows} | {t.id for t in view.leaderless}
    if not tasks:
        return f"没有{_TITLES[view.kind]}的事项"
    return f"{_TITLES[view.kind]}：{len(tasks)} 项任务，{len(view.rows) + len(view.leaderless)} 件"


def _row(row: LeadRow, header: Header) -> tuple[Cell, ...]:
    return (
        lead_cell(row.lead),
        Cell(row.task.id),
        Cell(unit_text(row.lead.unit, header)),
        Cell(row.task.title),
        Cell(day(row.lead.effective_due, "长期")),
        Cell(days_left(row.days_left)),
        Cell(percent(row.lead.progress)),
        Cell("；".join(reason.text for reason in row.lead.reasons)),
    )


def _leaderless(task: TaskStanding) -> tuple[Cell, ...]:
    return (
        Cell(task.state.label, task.state),
        Cell(task.id),
        Cell("（没有牵头部门）"),
        Cell(task.title),
        Cell(day(task.effective_due, "长期")),
        Cell(days_left(task.days_left)),
        Cell(percent(None)),
        Cell(task.why_leaderless),
    )
