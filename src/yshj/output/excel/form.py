"""The form of a unit, or of all units in one table, as a workbook."""

from collections.abc import Sequence
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
    Column,
)
from yshj.output.excel import rules
from yshj.output.excel.book import DAY, Book, Cell, answer
from yshj.output.excel.form_words import (
    FILLS,
    HOW,
    HOW_OTHER,
    HOW_SUPPORT,
    asked_text,
    last_text,
    node_text,
    title,
)
from yshj.output.words import units_text

_FOREVER = "长期"


def book_of(view: FormView) -> bytes:
    """The workbook's bytes, the same for the same view."""
    book, header = Book(view.header.as_of), view.header
    labels: list[tuple[str, str | date]] = [(BY_LABEL, view.by), (VERSION_LABEL, view.meta.version)]
    if view.unit:
        labels.insert(0, (UNIT_LABEL, view.unit))

    def table(name: str, how: str, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> None:
        what = f"{name}填报表" if name == PROGRESS_SHEET else name
        book.table(name, title(header, what, view.unit), labels, how, columns, rows)

    own = () if view.unit else (UNIT_COLUMN,)
    asked = [[*(Cell(row.lead.unit) for _ in own), *_progress_row(book, view, row)] for row in view.rows]
    table(PROGRESS_SHEET, HOW, (*own, *PROGRESS_COLUMNS), asked)
    if view.others:
        further = [[*(Cell(row.unit) for _ in own), *_other_row(book, row)] for row in view.others]
        table(OTHER_SHEET, HOW_OTHER, (*own, *OTHER_COLUMNS), further)
    if view.supports:
        leads = [units_text((lead.unit for lead in task.leads), header) for task in view.supports]
        dues = [Cell(task.effective_due or _FOREVER, form=DAY) for task in view.supports]
        helped = [
            [Cell(task.id), Cell(task.title), due, Cell(lead)]
            for task, due, lead in zip(view.supports, dues, leads, strict=True)
        ]
        table(SUPPORT_SHEET, HOW_SUPPORT, SUPPORT_COLUMNS, helped)
    return book.finished(view.meta)


def _progress_row(book: Book, view: FormView, row: FormRow) -> list[Cell]:
    lead, fill = row.lead, FILLS[row.lead.state]
    due = lead.effective_due
    references = [
        Cell(lead.task, fill), Cell(row.task.title), Cell(due or _FOREVER, form=DAY), Cell(node_text(lead)),
        Cell(lead.progress, form='0"%"'), Cell(last_text(row)), Cell(asked_text(row), fill),
    ]  # fmt: skip
    # Long texts stand in no text cells: older programs show ### for those.
    forms = {"owner": "@", "delivered": "@", "evidence": "@", "ask": DAY}
    asking = {
        "progress": rules.PROGRESS,
        "blocked": rules.hinted("没有问题或已经解决的，填“无”"),
        "evidence": rules.hinted("文件名或网址；文件与本表放在同一文件夹交回；几项的用“、”隔开"),
        "ask": rules.day_after(max(view.header.as_of, due or date.min), "延期"),
    }
    if "delivered" in row.cells:
        listed = {"validate": "list", "source": book.listed(row.outstanding), "show_error": False}
        asking["delivered"] = rules.hinted("已落地的选一项；有几项的，用“、”隔开", **listed)
    keys = [column.key for column in PROGRESS_COLUMNS if column.answer]
    asked = {key: asking.get(key, rules.ANYTHING) for key in row.cells}
    return references + [answer(asked.get(key), forms.get(key, "General")) for key in keys]


def _other_row(book: Book, row: OtherRow) -> list[Cell]:
    texts = (row.task.id, row.task.title, row.sort.label, row.name, row.demand, row.last)
    rule = rules.TIMES
    if row.sort is MEASURE:
        rule = rules.PERCENT if row.percent else rules.FIGURE
    elif row.sort is MILESTONE:
        rule = rules.one_of(book.listed([REACHED]), f"已经达到的选“{REACHED}”，没有达到的空着")
    return [*map(Cell, texts), answer(rule)]
