"""The page of `missing`: the counts, then who has not reported, and who did so late."""

from collections.abc import Sequence

from yshj.judging.missing import Kept, MissingView, Owing
from yshj.judging.periods import period_name
from yshj.output.blocks import Cell, Column, Grid, Page, Paragraph
from yshj.output.pages.header import closing, opening
from yshj.output.words import INCOMPLETE, count_line, day_line, unit_text

_COLUMNS = (
    Column("报送"),
    Column("单位", folds=True),
    Column("件数", right=True),
    Column("任务", folds=True),
)
_MARKS = {Kept.MISSING: "×", Kept.LATE: "▲"}


def page(view: MissingView) -> Page:
    """A row for each unit that did not report, or late; those on time are counted."""
    grids = [Grid(_COLUMNS, rows) for kept in _MARKS if (rows := tuple(_rows(view, kept)))]
    top = opening(view.header, f"报送情况　{period_name(view.every, view.period)}")
    return (*top, Paragraph(_counted(view), "strong"), *grids, *closing(view.header))


def paragraph(view: MissingView) -> str:
    """All of it as one paragraph for a chat group."""
    named: dict[str, list[str]] = {}
    for kept in _MARKS:
        for unit, rows in _by_unit(view, kept):
            named.setdefault(_word(kept, unit, view), []).append(f"{unit}（{_tasks(rows)}）")
    lists = (f"{word}：{'，'.join(units)}" for word, units in named.items())
    told = "。".join([f"{period_name(view.every, view.period)}{_counted(view)}", *lists])
    return f"{told}。（{day_line(view.header)}；{count_line(view.header)}）"


def _counted(view: MissingView) -> str:
    counts = "，".join(f"{kept.label} {len(view.having(kept))}" for kept in reversed(Kept))
    coming = "，还没有到" if view.by > view.header.as_of else ""
    return f"应报 {len(view.rows)} 件（报送日 {view.by}{coming}），{counts}"


def _by_unit(view: MissingView, kept: Kept) -> list[tuple[str, list[Owing]]]:
    units: dict[str, list[Owing]] = {}
    for row in view.having(kept):
        units.setdefault(row.unit, []).append(row)
    return sorted(units.items(), key=lambda item: -len(item[1]))


def _rows(view: MissingView, kept: Kept) -> list[tuple[Cell, ...]]:
    return [
        (
            Cell(f"{_MARKS[kept]} {_word(kept, unit, view)}"),
            Cell(unit_text(unit, view.header)),
            Cell(f"{len(rows)} 件"),
            Cell(f"{_tasks(rows)}　{rows[0].task.title}" if len(rows) == 1 else _tasks(rows)),
        )
        for unit, rows in _by_unit(view, kept)
    ]


def _word(kept: Kept, unit: str, view: MissingView) -> str:
    """Nobody is said not to have reported on half a ledger."""
    return INCOMPLETE if kept is Kept.MISSING and view.header.is_incomplete(unit) else kept.label


def _tasks(rows: Sequence[Owing]) -> str:
    return "、".join(f"{row.task.id}（{row.entry:%m-%d} 报）" if row.entry else row.task.id for row in rows)
