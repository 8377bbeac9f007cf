"""The annexes of a bulletin: who is late, at risk, done and still owing, or silent, and all units."""

from collections.abc import Iterable

from yshj.judging.papers.bulletin import Bulletin
from yshj.judging.views.lists import LeadRow
from yshj.judging.views.missing import Kept, Owing
from yshj.judging.views.scoreboard import Score
from yshj.judging.views.short import shown
from yshj.model.assessment import Header
from yshj.model.standing import State
from yshj.output.blocks import Cell, Column, Grid
from yshj.output.words import day, percent, unit_text, whose

_LEAD = ("单位", "编号", "任务")
_STATES = (State.DONE, State.OVERDUE, State.UNOWNED, State.AT_RISK, State.ON_TRACK)
_FOLDING, _RIGHT = ("单位", "任务", "情况", "欠项"), ("进度", "逾期", "完成率", "按时率")


def annexes(told: Bulletin) -> dict[str, Grid | None]:
    """Their tables; None where there is nothing: an empty table says less than a sentence."""
    period, header = told.period, told.period.header
    late = (
        (*_lead(row, header), day(row.task.task.due, "长期"), _due(row), days_late(row), *_standing(row))
        for row in (*period.overdue, *period.unowned)
    )
    risky = ((*_lead(row, header), _due(row), *_standing(row)) for row in (*period.wrong, *period.due_soon))
    owed = (
        (unit_text(one.unit, header), one.task.id, one.task.title, "；".join(f.text for f in one.findings))
        for one in period.owing
        if one.done
    )
    silent = (_silent(one, header) for one in (*told.missing.unreported, *told.missing.having(Kept.LATE)))
    rates = ("完成率", "按时率")
    return {
        "逾期": _grid((*_LEAD, "原时限", "现时限", "逾期", "进度", "情况"), late),
        "预警": _grid((*_LEAD, "时限", "进度", "情况"), risky),
        "欠项": _grid((*_LEAD, "欠项"), owed),
        "未报送": _grid((*_LEAD, "应报", "情况"), silent),
        "单位": _grid(
            ("单位", "牵头", *(state.label for state in _STATES), *rates),
            (_score(score, header) for score in told.scores),
        ),
    }


def situation(row: LeadRow) -> str:
    """Why a lead stands so, in few words."""
    return "，".join(shown(row.task, row.lead, paper=True))


def days_late(row: LeadRow) -> str:
    """By how many days a lead is overdue; a dash where it is not."""
    return f"{-(row.days_left or 0)} 天" if row.lead.state is State.OVERDUE else "—"


def _lead(row: LeadRow, header: Header) -> tuple[str, str, str]:
    return whose(row.lead, header), row.task.id, row.task.title


def _due(row: LeadRow) -> str:
    return day(row.lead.effective_due, "长期")


def _standing(row: LeadRow) -> tuple[str, str]:
    return percent(row.lead.progress), situation(row)


def _silent(one: Owing, header: Header) -> tuple[str, ...]:
    came = f"{one.entry} 迟报" if one.entry else "没有读全" if one.incomplete else "未报"
    return whose(one, header), one.task.id, one.task.title, str(one.by), came


def _score(score: Score, header: Header) -> tuple[str, ...]:
    counts = (str(number) for number in (score.leads, *(score.states[state] for state in _STATES)))
    return whose(score, header), *counts, percent(score.done_percent), percent(score.on_time_percent)


def _grid(titles: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Grid | None:
    columns = tuple(Column(title, folds=title in _FOLDING, right=title in _RIGHT) for title in titles)
    cells = tuple(tuple(map(Cell, row)) for row in rows)
    return Grid(columns, cells) if cells else None
