"""How the summary of a period names periods, days, changes, tasks and leads."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from yshj.judging.papers.period import PeriodView
from yshj.judging.views.lists import LeadRow
from yshj.judging.views.short import short, shown
from yshj.model.assessment import Header, TaskStanding
from yshj.model.plan import Every
from yshj.model.standing import State
from yshj.output.blocks import Column, Grid, Row
from yshj.output.words import units_text, whose

_MOST_NAMED = 10


class PeriodWords(NamedTuple):
    """What a kind of period is called."""

    paper: str
    this: str
    last: str


PERIODS: dict[Every, PeriodWords] = {
    "week": PeriodWords("周报", "本周", "上周"),
    "month": PeriodWords("月报", "本月", "上月"),
    "quarter": PeriodWords("季报", "本季度", "上季度"),
    "year": PeriodWords("年报", "本年", "上年"),
}


def spoken(day: date, view: PeriodView) -> str:
    """10 月 19 日; with its year where that is not the period's."""
    year = f"{day.year} 年 " if day.year != view.window.last.year else ""
    return f"{year}{day.month} 月 {day.day} 日"


def figures(first: Column, titles: Iterable[str], rows: Iterable[Row]) -> Grid:
    """A table of figures: whose they are, then what stands below each of `titles`."""
    return Grid((first, *(Column(title, right=True) for title in titles)), tuple(rows))


def moved(now: int, before: int) -> str:
    """增 2, 减 3 or 持平."""
    if now == before:
        return "持平"
    return f"增 {now - before}" if now > before else f"减 {before - now}"


def titled(task: TaskStanding) -> str:
    """A task's number and title."""
    return f"{task.id} {task.title}"


def named(row: LeadRow, header: Header, *notes: str) -> str:
    """A task and its lead, and what there is to say of it."""
    return f"{titled(row.task)}（{whose(row.lead, header)}）{'，'.join(notes)}"


def by_task(rows: Sequence[LeadRow], header: Header) -> list[tuple[TaskStanding, str]]:
    """Each task once, with its leads among `rows`; of many the first ones, and how many there are."""
    units: dict[str, list[str]] = {}
    tasks = {row.task.id: row.task for row in rows}
    for row in rows:
        units.setdefault(row.task.id, []).append(row.lead.unit)
    return [(tasks[task], some(own, header)) for task, own in units.items()]


def some(units: Sequence[str], header: Header) -> str:
    """The names of units; of many the first ones, and how many there are."""
    rest = f"等 {len(units)} 家" if len(units) > _MOST_NAMED else ""
    return units_text(units[:_MOST_NAMED], header) + rest


def standing_words(row: LeadRow) -> list[str]:
    """Why a lead that is not done stands as it does: how late it is before all else."""
    late = [short(r.code, r.figures, paper=True) for r in row.lead.reasons if r.sets_state is State.OVERDUE]
    return [*late, *shown(row.task, row.lead, paper=True)]


def counted_by_unit(rows: Iterable[LeadRow], header: Header) -> str:
    """甲局、乙局各 2 件，丙局 1 件: how many of the rows each unit has, the most first; of many a few."""
    counts = Counter(row.lead.unit for row in rows).most_common()
    parts = []
    for number, same in groupby(counts[:_MOST_NAMED], key=lambda one: one[1]):
        units = [unit for unit, _ in same]
        parts.append(f"{units_text(units, header)}{'各' if len(units) > 1 else ''} {number} 件")
    rest = counts[_MOST_NAMED:]
    parts += [f"其余 {len(rest)} 家共 {sum(count for _, count in rest)} 件"] if rest else []
    return "，".join(parts)


def cases_text(cases: Sequence[str]) -> str:
    """The cases one after the other; of many the first ones, and how many there are."""
    rest = f"等 {len(cases)} 件" if len(cases) > _MOST_NAMED else ""
    return f"{'；'.join(cases[:_MOST_NAMED])}{rest}"
