"""What was not taken of a unit's form, as a form of its own, with the reasons."""

from datetime import date

from yshj.judging.collect_view import ReturnedView
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
from yshj.output.excel.book import Book, Cell, answer
from yshj.output.excel.rules import ANYTHING

_HOW = "下面各行没有收，原因在最后一列；请改好蓝色格子里的内容，单独交回这一份。"


def book_of(view: ReturnedView) -> bytes:
    """The workbook's bytes, the same for the same view."""
    book = Book(view.as_of)
    sheets = (
        (PROGRESS_SHEET, (*PROGRESS_COLUMNS, WHY_COLUMN), view.progress),
        (OTHER_SHEET, (*OTHER_COLUMNS, WHY_COLUMN), view.others),
    )
    for name, columns, rows in sheets:
        if rows:
            labels = ((UNIT_LABEL, view.unit), (VERSION_LABEL, view.meta.version))
            filled = [[_cell(column, row.get(column.key)) for column in columns] for row in rows]
            book.table(name, f"退回：{view.unit}", labels, _HOW, columns, filled)
    return book.finished(view.meta)


def _cell(column: Column, value: str | float | date | None) -> Cell:
    return (answer(ANYTHING) if column.answer else Cell())._replace(value=value)
