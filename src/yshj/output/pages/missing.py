"""The page of `missing`: the counts, then who has not reported, and who did so late."""

from collections import Counter
from collections.abc import Iterator, Sequence

from yshj.judging.periods import before_words, period_name
from yshj.judging.views.missing import Kept, MissingView, Owing
from yshj.model.standing import State
from yshj.output.blocks import RULE, Cell, Column, Grid, Page, Row, Style
from yshj.output.pages.header import closing, opening
from yshj.output.words import INCOMPLETE, count_line, day_line, whose

_COLUMNS = (
    Column("报送", mark=True),
    Column("件数", right=True),
    Column("单位", folds=True),
    Column("任务", folds=True),
)
_MARKS = {Kept.MISSING: "×", Kept.LATE: "▲", Kept.ON_TIME: "√"}
_NAMED = (Kept.MISSING, Kept.LATE)
_STYLES: dict[Kept, Style] = {Kept.MISSING: State.OVERDUE, Kept.LATE: State.AT_RISK}


def page(view: MissingView) -> Page:
    """A row for each unit that did not report, or late; those on time are counted."""
    title, answer = f"报送情况 {period_name(view.every, view.period)}", counted(view, marks=True)
    groups = [rows for kept in _NAMED if (rows := _rows(view, kept))]
    rows = groups[0] if len(groups) == 1 else [row for group in groups for row in (*group, RULE)][:-1]
    grids = [Grid(_COLUMNS, tuple(rows))] if rows else []
    return (*opening(view.header, title, answer=answer), *grids, *closing(view.header, answer, len(rows)))


def paragraph(view: MissingView) -> str:
    """All of it as one paragraph for a chat group."""
    named: dict[str, list[str]] = {}
    for kept in _NAMED:
        for rows in _by_unit(view, kept):
            named.setdefault(_word(rows[0]), []).append(f"{rows[0].unit}（{_tasks(rows)}）")
    lists = (f"{word}：{'，'.join(units)}" for word, units in named.items())
    told = "。".join([f"{before_words(period_name(view.every, view.period))}{counted(view)}", *lists])
    return f"{told}。（{day_line(view.header)}；{count_line(view.header)}）"


def counted(view: MissingView, *, marks: bool = False) -> str:
    """How many entries were owed and by when, and how they came."""
    counts = (f"{_MARKS[kept]} {number}" if marks else number for kept, number in _numbers(view))
    coming = "，还没有到" if view.by > view.header.as_of else ""
    owed = f"应报 {len(view.rows)} 件（报送日 {view.by}{coming}）"
    return f"{owed}：{'  '.join(counts)}" if marks else "，".join((owed, *counts))


def _numbers(view: MissingView) -> Iterator[tuple[Kept, str]]:
    """How many came in each way; of those that did not, for how many that is not known for sure."""
    for kept in reversed(Kept):
        rows = view.having(kept)
        unsure = sum(row.incomplete for row in rows) if kept is Kept.MISSING else 0
        yield kept, f"{kept.label} {len(rows)}" + (f"（其中{INCOMPLETE} {unsure}）" if unsure else "")


def _by_unit(view: MissingView, kept: Kept) -> list[list[Owing]]:
    """The rows of each unit, apart where not all of theirs could be read; the longest first."""
    units: dict[tuple[str, bool], list[Owing]] = {}
    for row in view.having(kept):
        units.setdefault((row.unit, row.incomplete), []).append(row)
    return sorted(units.values(), key=lambda rows: -len(rows))


def _rows(view: MissingView, kept: Kept) -> list[Row]:
    return [
        (
            Cell(f"{_MARKS[kept]} {_word(rows[0])}", _STYLES[kept]),
            Cell(f"{len(rows)} 件"),
            Cell(whose(rows[0], view.header)),
            Cell(_tasks(rows, titled=len(rows) == 1)),
        )
        for rows in _by_unit(view, kept)
    ]


def _word(row: Owing) -> str:
    """Nobody is said not to have reported on half a ledger."""
    return INCOMPLETE if row.kept is Kept.MISSING and row.incomplete else row.kept.label


def _tasks(rows: Sequence[Owing], *, titled: bool = False) -> str:
    """Each that came late with its day; each that did not come once, and how many days it missed."""
    names = (f"{row.task.id} {row.task.title}" if titled else row.task.id for row in rows)
    days = (f"（{row.entry:%m-%d} 报）" if row.entry else "" for row in rows)
    said = Counter(map("".join, zip(names, days, strict=True)))
    return "、".join(one if times == 1 else f"{one}（{times} 次）" for one, times in said.items())
