"""The pages of `yshj dept`: all units side by side, or one unit's own."""

from yshj.judging.scoreboard import COUNTING_RULES, RANKING_RULES, Score, ScoreboardView, UnitView
from yshj.judging.views import LeadRow
from yshj.model.assessment import Header
from yshj.model.standing import State
from yshj.output.blocks import Block, Bullets, Cell, Column, Grid, Heading, Page, Paragraph, Style
from yshj.output.pages.header import closing, opening
from yshj.output.words import (
    day,
    days_left,
    lead_cell,
    owner_text,
    percent,
    reasons_of,
    renamed_text,
    severity_cell,
    state_cell,
    unit_text,
)


def scoreboard_page(view: ScoreboardView) -> Page:
    """One row a unit, with the counting rules printed; by value, those not ranked apart."""
    order = "按按时率、完成率由高到低" if view.by_value else "按方案中的单位次序，不分先后"
    shown = [score for score in view.scores if not (view.by_value and score.unranked)]
    return (
        *opening(view.header, "单位一览", f"排列：{order}"),
        _scores(view, shown),
        *_unranked(view),
        Heading("计算口径"),
        Bullets((*COUNTING_RULES, *(RANKING_RULES if view.by_value else ()))),
        *closing(view.header),
    )


def _scores(view: ScoreboardView, scores: list[Score]) -> Grid:
    ranks = view.ranks
    columns = (
        *((Column("名次", right=True),) if ranks else ()),
        Column("单位", folds=True),
        Column("牵头", right=True),
        Column("配合", right=True, under=True),
        *(Column(state.label, right=True) for state in State),
        Column("完成率", right=True),
        Column("按时率", right=True, under=True),
        Column("最近填报"),
    )
    rows = (
        (*((Cell(str(ranks[score.unit])),) if ranks else ()), *_score(score, view.header)) for score in scores
    )
    return Grid(columns, tuple(rows))


def _unranked(view: ScoreboardView) -> list[Block]:
    left_out = [score for score in view.scores if view.by_value and score.unranked]
    if not left_out:
        return []
    columns = (
        Column("单位", folds=True),
        Column("牵头", right=True),
        Column("完成率", right=True),
        Column("按时率", right=True),
        Column("原因", folds=True),
    )
    rows = tuple(
        (
            Cell(unit_text(score.unit, view.header)),
            Cell(str(score.leads)),
            Cell(percent(score.done_percent)),
            Cell(percent(score.on_time_percent)),
            Cell(score.unranked or ""),
        )
        for score in left_out
    )
    return [Heading("不参与排名"), Grid(columns, rows)]


def unit_page(view: UnitView) -> Page:
    """What one unit leads and supports, and what was found about it."""
    score = view.score
    counts = "，".join(f"{state.label} {score.states[state]}" for state in State)
    blocks: list[Block] = [
        Paragraph(f"牵头 {score.leads} 件：{counts}；配合 {score.supports} 件", "strong"),
        Paragraph(
            f"完成率 {percent(score.done_percent)}，按时率 {percent(score.on_time_percent)}，"
            f"最近填报 {day(score.last_entry)}"
        ),
    ]
    if view.leads:
        blocks += [Heading("作为牵头部门"), _leads(view.leads)]
    if view.supports:
        blocks += [Heading("作为配合单位（不评价）"), _supports(view)]
    if view.findings:
        blocks += [Heading("发现"), _findings(view)]
    title = f"{unit_text(score.unit, view.header)}（{score.kind}）{renamed_text(view.selection)}"
    return (
        *opening(view.header, title),
        *blocks,
        Heading("计算口径"),
        Bullets(COUNTING_RULES),
        *closing(view.header),
    )


def _score(score: Score, header: Header) -> tuple[Cell, ...]:
    states = tuple(_count(score.states[state], state) for state in State)
    return (
        Cell(unit_text(score.unit, header)),
        Cell(str(score.leads)),
        Cell(str(score.supports)),
        *states,
        Cell(percent(score.done_percent)),
        Cell(percent(score.on_time_percent)),
        Cell(day(score.last_entry)),
    )


def _count(number: int, style: Style) -> Cell:
    return Cell(str(number), style) if number else Cell("0", "dim")


def _leads(rows: tuple[LeadRow, ...]) -> Grid:
    columns = (
        Column("状态"),
        Column("编号"),
        Column("任务", folds=True),
        Column("责任人", folds=True, under=True),
        Column("时限"),
        Column("剩余", under=True),
        Column("进度", right=True),
        Column("原因", folds=True),
    )
    cells = tuple(
        (
            lead_cell(row.lead, named=False),
            Cell(row.task.id),
            Cell(row.task.title),
            Cell(owner_text(row.lead)),
            Cell(day(row.lead.effective_due, "长期")),
            Cell("" if row.lead.state.over else days_left(row.days_left)),
            Cell(percent(row.lead.progress)),
            Cell("；".join(reasons_of(row.task, row.lead))),
        )
        for row in rows
    )
    return Grid(columns, cells)


def _supports(view: UnitView) -> Grid:
    columns = (
        Column("任务状态"),
        Column("编号"),
        Column("任务", folds=True),
        Column("牵头部门", folds=True),
        Column("时限"),
    )
    cells = tuple(
        (
            state_cell(row.task.state),
            Cell(row.task.id),
            Cell(row.task.title),
            Cell(_leading(row, view.header)),
            Cell(day(row.task.effective_due, "长期")),
        )
        for row in view.supports
    )
    return Grid(columns, cells)


def _leading(row: LeadRow, header: Header) -> str:
    more = len(row.task.leads) - 1
    return unit_text(row.lead.unit, header) + (f" 等 {more + 1} 家" if more else "")


def _findings(view: UnitView) -> Grid:
    columns = (
        Column("级别"),
        Column("代码"),
        Column("任务"),
        Column("发现", folds=True),
        Column("建议", folds=True, under=True),
    )
    rows = tuple(
        (
            severity_cell(finding, named=False),
            Cell(finding.code),
            Cell(finding.task or ""),
            Cell(finding.text),
            Cell(finding.advice),
        )
        for finding in view.findings
    )
    return Grid(columns, rows)
