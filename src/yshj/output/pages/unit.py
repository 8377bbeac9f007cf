"""The page of `yshj dept D`: one unit's own."""

from collections.abc import Iterable

from yshj.judging.views.lists import LeadRow
from yshj.judging.views.scoreboard import COUNTING_RULES, UnitView
from yshj.judging.views.standing_out import reasons_in_short
from yshj.model.finding import Finding
from yshj.model.standing import State
from yshj.output import words
from yshj.output.blocks import Block, Bullets, Cell, Column, Folded, Grid, Heading, Page, Said, table
from yshj.output.pages.columns import (
    DUE,
    LEFT,
    MARK,
    NUMBER,
    PROGRESS,
    URGENT,
    codes_of,
    left_cell,
    milestone_text,
)
from yshj.output.pages.findings import advice
from yshj.output.pages.header import closing, opening


def unit_page(view: UnitView) -> Page:
    """What one unit leads and supports, and what is to be done about it."""
    score = view.score
    unmet = f"，欠项 {score.unmet} 件" if score.unmet else ""
    rates = (
        f"完成率 {words.percent(score.done_percent)}，按时率 {words.percent(score.on_time_percent)}{unmet}"
    )
    answer = f"牵头 {score.leads} 件：{words.counted(score.states)}"
    notes = (f"{rates}，最近填报 {words.day(score.last_entry)}",)
    title = f"{words.whose(score, view.header)}（{score.kind}）{words.renamed_text(view.selection)}"
    return (
        *opening(view.header, title, *notes, answer=answer),
        *_leads(view),
        *_supports(view),
        *advice(view.findings, view.header, _tasks),
        Heading("计算口径"),
        Bullets(COUNTING_RULES),
        *closing(view.header),
    )


def _leads(view: UnitView) -> list[Block]:
    """Who is not done by urgency, then what is done: apart on a screen, in one table in a pipe."""
    if not view.leads:
        return []
    waiting = [row for row in view.leads if row.lead.state is not State.DONE]
    done = [row for row in view.leads if row.lead.state is State.DONE]
    screen: list[Block] = []
    if waiting:
        when = (DUE, lambda row: words.day(row.lead.effective_due, "长期"))
        left = (LEFT, lambda row: left_cell(row.lead.state, row.days_left))
        screen.append(_table(waiting, when, left))
    if done:
        when = (DUE._replace(title="完成日"), lambda row: words.day(row.lead.done_on))
        checked = (LEFT._replace(title="核验"), lambda row: "已销号" if row.lead.verified else "待核验")
        screen.append(_table(done, when, checked))
    return [Folded(lambda: screen, lambda: (Heading("作为牵头部门"), _leads_in_full(view)))]


def _table(rows: Iterable[LeadRow], when: Said[LeadRow], how: Said[LeadRow]) -> Grid:
    return table(
        rows,
        (MARK, lambda row: words.lead_cell(row.lead, named=False)),
        (NUMBER, lambda row: row.task.id),
        when,
        how,
        (PROGRESS, lambda row: words.percent(row.lead.progress)),
        (Column("任务", folds=True), lambda row: row.task.title),
        (Column("责任人", folds=True, where="wide"), lambda row: row.lead.owner or ""),
        (Column("情况", folds=True), lambda row: Cell("，".join(_told(row)), "", URGENT)),
    )


def _told(row: LeadRow) -> list[str]:
    """In few words, with the next milestone."""
    half, node = words.INCOMPLETE if row.lead.incomplete else "", milestone_text(row.lead.next_milestone)
    said = (half, *reasons_in_short(row.task, row.lead, everything=True), *words.turns(row.lead), node)
    return [word for word in said if word]


def _in_full(row: LeadRow) -> tuple[str, str]:
    return words.in_full(row.task, row.lead), milestone_text(row.lead.next_milestone)


def _leads_in_full(view: UnitView) -> Grid:
    return table(
        view.leads,
        (Column("状态"), lambda row: words.lead_cell(row.lead, named=False)),
        (Column("编号"), lambda row: row.task.id),
        (Column("时限"), lambda row: words.day(row.lead.effective_due, "长期")),
        (Column("距今"), lambda row: "" if row.lead.state.over else words.days_left(row.days_left)),
        (Column("进度", right=True), lambda row: words.percent(row.lead.progress)),
        (Column("任务"), lambda row: row.task.title),
        (Column("责任人"), lambda row: words.owner_text(row.lead)),
        (Column("情况"), lambda row: "；".join(filter(None, _in_full(row)))),
        (Column("代码"), lambda row: codes_of(row.lead)),
    )


def _supports(view: UnitView) -> list[Block]:
    if not view.supports:
        return []
    heading = Heading(f"配合 {len(view.supports)} 项（不评价，列任务的状态）")
    supports = table(
        view.supports,
        (MARK, lambda row: words.state_cell(row.task.state)),
        (NUMBER, lambda row: row.task.id),
        (DUE, lambda row: words.day(row.task.effective_due, "长期")),
        (Column("任务", folds=True), lambda row: row.task.title),
        (Column("牵头部门", folds=True), lambda row: _leading(row, view)),
    )
    return [heading, supports]


def _leading(row: LeadRow, view: UnitView) -> str:
    more = len(row.task.leads) - 1
    return words.whose(row.lead, view.header) + (f" 等 {more + 1} 家" if more else "")


def _tasks(_code: str, findings: Iterable[Finding]) -> str:
    return f"{'、'.join(dict.fromkeys(finding.task or '' for finding in findings))}："
