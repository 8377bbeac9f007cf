"""The form of a unit, or of all units in one table, as a workbook."""

from collections.abc import Callable, Sequence
from datetime import date

from yshj.judging.form_view import FormRow, FormView
from yshj.judging.other_asked import OtherRow
from yshj.model.form import (
    BY_LABEL,
    MEASURE,
    MILESTONE,
    OTHER_COLUMNS,
    OTHER_SHEET,
    PROGRESS_COLUMNS,
    PROGRESS_SHEET,
    REACHED,
    SUPPORT_COLUMNS,
    SUPPORT_SHEET,
    UNIT_COLUMN,
    UNIT_LABEL,
    VERSION_LABEL,
)
from yshj.output.excel.book import DAY, OPEN, Book, Cell, Head
from yshj.output.excel.form_words import FILLS, HOW, HOW_OTHER, HOW_SUPPORT, asked_text, last_text, node_text
from yshj.output.excel.rules import Rule, day_after, figure, one_of, progress, suggested, times, words
from yshj.output.words import INCOMPLETE, SAMPLE, units_text

_UNASKED = "F2F2F2"


def form_book(view: FormView) -> bytes:
    """The workbook's bytes, the same for the same view."""
    book = Book(view.header.as_of)
    together = view.unit is None
    unit = (UNIT_COLUMN,) if together else ()
    rows = [[*_unit(row.lead.unit, together), *_progress_row(book, view, row)] for row in view.rows]
    shift = len(unit)
    labels = (0, 2, 5) if not together else (0, 3, 6)
    book.table(PROGRESS_SHEET, _head(view, "进展填报表", labels, HOW), (*unit, *PROGRESS_COLUMNS), rows)
    if view.others:
        asked = [[*_unit(row.unit, together), *_other_row(book, row)] for row in view.others]
        labels = (0, 2 + shift, 4 + shift)
        book.table(OTHER_SHEET, _head(view, OTHER_SHEET, labels, HOW_OTHER), (*unit, *OTHER_COLUMNS), asked)
    if view.supports:
        helped = [_support_row(view, number) for number in range(len(view.supports))]
        book.table(SUPPORT_SHEET, _head(view, SUPPORT_SHEET, (0, 2), HOW_SUPPORT), SUPPORT_COLUMNS, helped)
    return book.finished(view.meta)


def _head(view: FormView, what: str, places: Sequence[int], how: str) -> Head:
    plan = view.header.plan
    name, version = (plan.name, plan.version) if plan else ("", "")
    sample = f"【{SAMPLE}】" if view.header.sample else ""
    half = f"（{INCOMPLETE}）" if view.header.is_incomplete(view.unit) else ""
    values: list[tuple[str, str | date]] = [
        (UNIT_LABEL, view.unit or ""), (BY_LABEL, view.by), (VERSION_LABEL, version),
    ]  # fmt: skip
    labels = {place: value for place, value in zip(places, values, strict=False) if value[1]}
    return Head(f"{name}　{what}{sample}{half}", labels, how)


def _unit(unit: str, together: bool) -> list[Cell]:
    return [Cell(unit)] if together else []


def _progress_row(book: Book, view: FormView, row: FormRow) -> list[Cell]:
    task, lead = row.task, row.lead
    fill = FILLS[lead.state]
    reference = [
        Cell(task.id, fill),
        Cell(task.title),
        Cell(lead.effective_due or "长期", form=DAY),
        Cell(node_text(lead)),
        Cell(lead.progress, form='0"%"'),
        Cell(last_text(row)),
        Cell(asked_text(row, view.header), fill),
    ]
    return reference + [
        Cell(fill=OPEN, form=form, rule=rule()) if key in row.cells else Cell(fill=_UNASKED)
        for key, form, rule in _answers(book, view, row)
    ]


def _answers(book: Book, view: FormView, row: FormRow) -> list[tuple[str, str, Callable[[], Rule]]]:
    """Key, number format and rule. Long texts are no text cells: old Excel and WPS show ### for those."""

    def delivered() -> Rule:
        return suggested(book.listed(row.outstanding), "已落地的选一项；有几项的，用“、”隔开")

    def asking() -> Rule:
        return day_after(max(view.header.as_of, row.lead.effective_due or date.min), "延期")

    return [
        ("progress", "General", progress),
        ("owner", "@", words),
        ("note", "General", words),
        ("next", "General", words),
        ("blocked", "General", lambda: words("没有问题或已经解决的，填“无”")),
        ("delivered", "@", delivered),
        ("evidence", "@", lambda: words("文件名或网址；文件与本表放在同一文件夹交回；几项的用“、”隔开")),
        ("ask", DAY, asking),
    ]


def _other_row(book: Book, row: OtherRow) -> list[Cell]:
    rule, form = times(), "General"
    if row.sort is MEASURE:
        unit = next((t.unit for t in row.task.task.targets if t.name == row.name), None)
        rule = figure(unit)
    elif row.sort is MILESTONE:
        rule = one_of(book.listed([REACHED]), f"已经达到的选“{REACHED}”，没有达到的空着")
    texts = (row.task.id, row.task.title, row.sort.label, row.name, row.demand, row.last)
    return [*map(Cell, texts), Cell(fill=OPEN, form=form, rule=rule)]


def _support_row(view: FormView, number: int) -> list[Cell]:
    task = view.supports[number]
    leads = units_text((lead.unit for lead in task.leads), view.header)
    return [Cell(task.id), Cell(task.title), Cell(task.effective_due or "长期", form=DAY), Cell(leads)]
