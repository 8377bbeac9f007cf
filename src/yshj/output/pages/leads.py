"""The pages of `overdue`, `at-risk` and `unowned`: one row a lead."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial

from yshj.judging.views.lists import LeadRow, LeadsView
from yshj.judging.views.short import short
from yshj.judging.views.standing_out import reasons_in_short
from yshj.model.assessment import TaskStanding
from yshj.model.standing import State
from yshj.output.blocks import Block, Cell, Column, Folded, Grid, Heading, Page, Row, Said, table
from yshj.output.pages.columns import (
    CODES,
    DUE,
    LEFT,
    LEFT_TO_TITLE,
    MARK,
    NUMBER,
    PROGRESS,
    URGENT,
    codes_of,
    lead_name,
    left_cell,
    strong_words,
)
from yshj.output.pages.header import closing, opening, unjudged
from yshj.output.words import MARKS, day, percent, selection_line, state_cell

_Said = Said[LeadRow]
_STATE: _Said = (MARK, lambda row: state_cell(row.lead.state))
_ID: _Said = (NUMBER, lambda row: row.task.id)
_DUE: _Said = (DUE, lambda row: day(row.lead.effective_due, "长期"))
_LEFT: _Said = (LEFT, lambda row: left_cell(row.lead.state, row.days_left))
_PROGRESS: _Said = (PROGRESS, lambda row: percent(row.lead.progress))
_TASK: _Said = (Column("任务", folds=True), lambda row: row.task.title)
_CODES: _Said = (CODES, lambda row: codes_of(row.lead))
_WHY = Column("情况", folds=True, glue="：")
_NOBODY = "（没有牵头部门）"
_COUNTED = ("T03", "T05", "T12", "T10", "T06", "T11")
_TITLES = {"overdue": "逾期", "at_risk": "预警", "unowned": "未认领"}


def page(view: LeadsView) -> Page:
    """How many there are, then each with its reasons."""
    title = _TITLES[view.kind]
    if view.header.plan is None:
        return (*opening(view.header, title), *unjudged(view.header))
    answer, blocks = {"overdue": _overdue, "at_risk": _at_risk, "unowned": _unowned}[view.kind](view)
    rows = len(view.rows) + len(view.nameless)
    top = opening(view.header, title, selection_line(view.selection, view.header), answer=answer)
    return (*top, *blocks, *closing(view.header, answer, rows))


def _overdue(view: LeadsView) -> tuple[str, Sequence[Block]]:
    """The longest overdue first; the forecast has a column of its own."""
    left = [row.days_left or 0 for row in view.rows] + [task.days_left or 0 for task in view.leaderless]
    if not left:
        return "没有逾期的事项", ()
    answer = "；".join((_counted(view), f"最长 {-min(left)} 天", *(f"{call} 件" for call in _called(view))))
    told = table(
        view.rows,
        *(_STATE, _ID, _DUE),
        (Column("逾期"), lambda row: _late(row.days_left)),
        _PROGRESS,
        (Column("预计完成", least=10), lambda row: day(row.lead.forecast)),
        *(_unit(view), _TASK),
        (_WHY, lambda row: _why(reasons_in_short(row.task, row.lead, ("T04",) if row.lead.forecast else ()))),
        _CODES,
    )
    lost = [_lost(task, _late(task.days_left), Cell("—"), Cell("—")) for task in view.leaderless]
    return answer, (told._replace(rows=(*lost, *told.rows)),)


def _at_risk(view: LeadsView) -> tuple[str, Sequence[Block]]:
    """First what is wrong, then what is merely due soon: on a screen by task."""
    if not view.rows:
        return "没有预警的事项", ()
    wrong, near = view.wrong, view.due_soon
    codes = Counter(code for row, _ in wrong for code in row.lead.codes)
    told = [*_called(view), *(f"{short(code)} {codes[code]}" for code in _COUNTED if codes[code])]
    answer = f"{_counted(view)}：有问题 {len(wrong)}，仅临期 {len(near)}"
    answer = "；".join(filter(None, (answer, "，".join(told))))
    begun = (_STATE, _ID, _DUE, _LEFT, _PROGRESS, _unit(view))
    blocks: list[Block] = []
    if wrong:
        said = {(row.task.id, row.lead.unit): f"{row.task.title}：{'，'.join(why)}" for row, why in wrong}
        text = Column("任务：情况", folds=True)
        grid = table(
            [row for row, _ in wrong],
            *begun,
            (text, lambda row: Cell(said[row.task.id, row.lead.unit], "", URGENT)),
            _CODES,
        )
        blocks += [Heading(f"一、有问题的 {len(wrong)} 件，最急在前"), grid]
    if near:
        number = "二" if wrong else "一"
        heading = Heading(f"{number}、仅临期的 {len(near)} 件：没有落后，抓紧收尾、完成后填报 100")
        by_lead = partial(table, near, *begun, _TASK, _CODES)
        blocks += [heading, Folded(lambda: [_by_task(near, view)], lambda: [by_lead()])]
    return answer, blocks


def _by_task(near: list[LeadRow], view: LeadsView) -> Grid:
    alike: dict[tuple[date | None, str], list[LeadRow]] = {}
    for row in near:
        alike.setdefault((row.lead.effective_due, row.task.id), []).append(row)

    def named(own: list[LeadRow]) -> str:
        return "、".join(f"{lead_name(one.lead, view.header)} {percent(one.lead.progress)}" for one in own)

    return table(
        alike.values(),
        (MARK, lambda own: state_cell(own[0].lead.state)),
        (NUMBER, lambda own: own[0].task.id),
        (DUE, lambda own: day(own[0].lead.effective_due, "长期")),
        (LEFT_TO_TITLE, lambda own: left_cell(own[0].lead.state, own[0].days_left)),
        (_TASK[0], lambda own: f"{own[0].task.title}  {len(own)} 件"),
        (Column("牵头部门与进度", folds=True), named),
    )


def _unowned(view: LeadsView) -> tuple[str, Sequence[Block]]:
    """Who must act stands behind an arrow; apart, what is claimed but has nobody named."""
    found = len(view.rows) + len(view.leaderless)
    nameless = f"{len(view.nameless)} 件已认领但缺责任人" if view.nameless else ""
    answer = f"{_counted(view)}没有人负责" if found else "没有未认领的事项"
    answer = "；另有 ".join(filter(None, (answer, nameless)))
    begun = (_STATE, _ID, _DUE, _LEFT, _unit(view), _TASK)
    told = table(view.rows, *begun, (_WHY._replace(title="情况 → 由谁办"), _act), _CODES)
    lost = [_lost(task, left_cell(task.state, task.days_left)) for task in view.leaderless]
    blocks: list[Block] = [told._replace(rows=(*lost, *told.rows))] if found else []
    if view.nameless:
        heading = Heading(f"已认领但缺责任人 {len(view.nameless)} 件 → 各单位在下一条进展里写明 owner")
        blocks += [heading, table(view.nameless, *begun, _CODES)]
    return answer, blocks


def _act(row: LeadRow) -> Cell:
    who = "督查部门指定单位" if "O02" in row.lead.codes else "该单位填报"
    act = "先更正没有读入的文件" if row.lead.incomplete else who
    return _why([f"{'，'.join(reasons_in_short(row.task, row.lead))} → {act}".strip()])


def _counted(view: LeadsView) -> str:
    tasks = {row.task.id for row in view.rows} | {task.id for task in view.leaderless}
    states = [row.lead.state for row in view.rows] + [task.state for task in view.leaderless]
    mark = MARKS[max(states, key=lambda state: state.rank)]
    return f"{mark} {len(tasks)} 项任务、{len(states)} 件"


def _called(view: LeadsView) -> list[str]:
    """For how many the office is called to supervise or to summon."""
    calls = Counter(
        short(reason.code, reason.figures)
        for row in view.rows
        for reason in row.lead.reasons
        if reason.code == "T08"
    )
    return [f"{call} {number}" for call, number in sorted(calls.items())]


def _late(days: int | None) -> Cell:
    cell = left_cell(State.OVERDUE, days)
    return cell._replace(text=cell.text.removeprefix("逾期 "))


def _unit(view: LeadsView) -> _Said:
    return Column("牵头部门", folds=True), lambda row: Cell(
        lead_name(row.lead, view.header), "", strong_words([row.lead])
    )


def _why(reasons: Iterable[str]) -> Cell:
    return Cell("，".join(reasons), "", URGENT)


def _lost(task: TaskStanding, *middle: Cell) -> Row:
    first = (state_cell(task.state), Cell(task.id), Cell(day(task.effective_due, "长期")))
    act = f"{short('O01')} → 督查部门指定单位"
    return (*first, *middle, Cell(_NOBODY), Cell(task.title), Cell(act), Cell("O01"))
