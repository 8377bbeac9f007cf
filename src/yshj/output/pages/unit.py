"""The page of `yshj dept D`: one unit's own."""

from collections.abc import Iterable

from yshj.judging.scoreboard import COUNTING_RULES, UnitView
from yshj.judging.standing_out import reasons_in_short
from yshj.judging.views import LeadRow
from yshj.model.finding import Finding
from yshj.model.standing import State
from yshj.output.blocks import Block, Bullets, Cell, Column, Folded, Grid, Heading, Page
from yshj.output.pages.advice import advice
from yshj.output.pages.columns import DUE, LEFT, MARK, NUMBER, PROGRESS, URGENT, left_cell, milestone_text
from yshj.output.pages.header import closing, opening
from yshj.output.words import (
    INCOMPLETE,
    counted,
    day,
    days_left,
    in_full,
    lead_cell,
    owner_text,
    percent,
    renamed_text,
    state_cell,
    turns,
    whose,
)

_TITLE = "任务"


def unit_page(view: UnitView) -> Page:
    """What one unit leads and supports, and what is to be done about it."""
    score = view.score
    unmet = f"，欠项 {score.unmet} 件" if score.unmet else ""
    rates = f"完成率 {percent(score.done_percent)}，按时率 {percent(score.on_time_percent)}{unmet}"
    answer = f"牵头 {score.leads} 件：{counted(score.states)}"
    notes = (f"{rates}，最近填报 {day(score.last_entry)}",)
    title = f"{whose(score, view.header)}（{score.kind}）{renamed_text(view.selection)}"
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
        screen.append(Grid(_columns("时限", "距今"), tuple(_waiting(row) for row in waiting)))
    if done:
        screen.append(Grid(_columns("完成日", "核验"), tuple(_done(row) for row in done)))
    return [Folded(lambda: screen, lambda: (Heading("作为牵头部门"), _leads_in_full(view)))]


def _columns(when: str, how: str) -> tuple[Column, ...]:
    return (
        MARK,
        NUMBER,
        DUE._replace(title=when),
        LEFT._replace(title=how),
        PROGRESS,
        Column(_TITLE, folds=True),
        Column("责任人", where="wide"),
        Column("情况", folds=True),
    )


def _waiting(row: LeadRow) -> tuple[Cell, ...]:
    lead = row.lead
    return (
        lead_cell(lead, named=False),
        Cell(row.task.id),
        Cell(day(lead.effective_due, "长期")),
        left_cell(lead.state, row.days_left),
        Cell(percent(lead.progress)),
        Cell(row.task.title),
        Cell(lead.owner or ""),
        Cell("，".join(_told(row)), "", URGENT),
    )


def _told(row: LeadRow) -> list[str]:
    """In few words, with the next milestone."""
    half, node = INCOMPLETE if row.lead.incomplete else "", milestone_text(row.lead.next_milestone)
    said = (half, *reasons_in_short(row.task, row.lead, everything=True), *turns(row.lead), node)
    return [word for word in said if word]


def _done(row: LeadRow) -> tuple[Cell, ...]:
    lead = row.lead
    return (
        lead_cell(lead, named=False),
        Cell(row.task.id),
        Cell(day(lead.done_on)),
        Cell("已销号" if lead.verified else "待核验"),
        Cell(percent(lead.progress)),
        Cell(row.task.title),
        Cell(lead.owner or ""),
        Cell("，".join(_told(row)), "", URGENT),
    )


def _in_full(row: LeadRow) -> tuple[str, str]:
    return in_full(row.task, row.lead), milestone_text(row.lead.next_milestone)


def _leads_in_full(view: UnitView) -> Grid:
    columns = (
        Column("状态"),
        Column("编号"),
        Column("时限"),
        Column("距今"),
        Column("进度", right=True),
        Column(_TITLE),
        Column("责任人"),
        Column("情况"),
        Column("代码"),
    )
    rows = tuple(
        (
            lead_cell(row.lead, named=False),
            Cell(row.task.id),
            Cell(day(row.lead.effective_due, "长期")),
            Cell("" if row.lead.state.over else days_left(row.days_left)),
            Cell(percent(row.lead.progress)),
            Cell(row.task.title),
            Cell(owner_text(row.lead)),
            Cell("；".join(filter(None, _in_full(row)))),
            Cell(",".join(dict.fromkeys(reason.code for reason in row.lead.reasons))),
        )
        for row in view.leads
    )
    return Grid(columns, rows)


def _supports(view: UnitView) -> list[Block]:
    if not view.supports:
        return []
    columns = (MARK, NUMBER, DUE, Column(_TITLE, folds=True), Column("牵头部门", folds=True))
    rows = tuple(
        (
            state_cell(row.task.state),
            Cell(row.task.id),
            Cell(day(row.task.effective_due, "长期")),
            Cell(row.task.title),
            Cell(_leading(row, view)),
        )
        for row in view.supports
    )
    return [Heading(f"配合 {len(rows)} 项（不评价，列任务的状态）"), Grid(columns, rows)]


def _leading(row: LeadRow, view: UnitView) -> str:
    more = len(row.task.leads) - 1
    return whose(row.lead, view.header) + (f" 等 {more + 1} 家" if more else "")


def _tasks(_code: str, findings: Iterable[Finding]) -> str:
    return f"{'、'.join(dict.fromkeys(finding.task or '' for finding in findings))}："
