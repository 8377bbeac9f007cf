"""What was not taken of a unit's form, as a form of its own, with the reasons."""

from yshj.judging.collect_view import ReturnedView
from yshj.model.form import (
    OTHER_COLUMNS,
    OTHER_SHEET,
    PROGRESS_COLUMNS,
    PROGRESS_SHEET,
    UNIT_LABEL,
    VERSION_LABEL,
    WHY_COLUMN,
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
    labels = ((UNIT_LABEL, view.unit), (VERSION_LABEL, view.meta.version))
    for name, columns, rows in sheets:
        blanks = {column.key: answer(ANYTHING) if column.answer else Cell() for column in columns}
        filled = [{key: cell._replace(value=row.get(key)) for key, cell in blanks.items()} for row in rows]
        if filled:
            book.table(name, f"退回：{view.unit}", labels, _HOW, columns, filled)
    return book.finished(view.meta)
