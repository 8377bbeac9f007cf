"""What was not taken of a unit's form, as a form of its own, with the reasons."""

from collections.abc import Sequence

from yshj.judging.collect_view import ReturnedRow, ReturnedView
from yshj.model.form import (
    OTHER_COLUMNS,
    OTHER_SHEET,
    PROGRESS_COLUMNS,
    PROGRESS_SHEET,
    UNIT_LABEL,
    VERSION_LABEL,
    WHY_COLUMN,
    Column,
)
from yshj.output.excel.book import Book, Cell, Row, answer
from yshj.output.excel.rules import ANYTHING

_HOW = "下面各行没有收，原因在最后一列；请改好蓝色格子里的内容，单独交回这一份。"


def book_of(view: ReturnedView) -> bytes:
    """The workbook's bytes, the same for the same view."""
    book = Book(view.as_of)
    sheets = ((PROGRESS_SHEET, PROGRESS_COLUMNS, view.progress), (OTHER_SHEET, OTHER_COLUMNS, view.others))
    for name, columns, rows in sheets:
        if rows:
            labels = ((UNIT_LABEL, view.unit), (VERSION_LABEL, view.meta.version))
            filled = [_row(columns, row) for row in rows]
            book.table(name, f"退回：{view.unit}", labels, _HOW, (*columns, WHY_COLUMN), filled)
    return book.finished(view.meta)


def _row(columns: Sequence[Column], row: ReturnedRow) -> Row:
    cells = {
        column.key: (answer(ANYTHING) if column.answer else Cell())._replace(value=row.cells.get(column.key))
        for column in columns
    }
    return {**cells, WHY_COLUMN.key: Cell(row.why)}
