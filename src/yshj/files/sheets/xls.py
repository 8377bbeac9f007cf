"""The old binary workbook (.xls, and .et of WPS) → sheets, by a library that knows its formats and errors."""

from datetime import date
from io import StringIO
from typing import Any

from yshj.files.sheets.grid import Fault, Gathering, Sheet, Unreadable, Value
from yshj.files.sheets.number_formats import kind_of, meant

_BROKEN = "打不开（文件损坏，或加了密码）；请用 WPS 或 Excel 另存为 .xlsx 再报"
_LACKING = "读 .xls 和 .et 要另装程序包 xlrd（pip install xlrd）；或请对方另存为 .xlsx"


def read_xls(data: bytes) -> list[Sheet]:
    """Every sheet, hidden ones too, in the workbook's order; raises Unreadable."""
    try:
        import xlrd
    except ImportError:
        raise Unreadable(_LACKING) from None
    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=StringIO())
        return [_sheet(book, table) for table in book.sheets()]
    except Unreadable:
        raise
    except Exception:  # what a spoilt file makes of it can be any of a dozen kinds
        raise Unreadable(_BROKEN) from None


def _sheet(book: Any, table: Any) -> Sheet:
    gathering = Gathering(table.name)
    gathering.merged = [(top + 1, left + 1, bottom, right) for top, bottom, left, right in table.merged_cells]
    for row in range(table.nrows):
        for column, cell in enumerate(table.row(row), 1):
            value, percent = _value(book, cell)
            gathering.put(row + 1, column, value, percent=percent)
    return gathering.sheet()


def _value(book: Any, cell: Any) -> tuple[Value, bool]:
    from xlrd import (
        XL_CELL_BLANK,
        XL_CELL_BOOLEAN,
        XL_CELL_EMPTY,
        XL_CELL_ERROR,
        XL_CELL_TEXT,
        error_text_from_code,
    )  # fmt: skip

    if cell.ctype in (XL_CELL_EMPTY, XL_CELL_BLANK):
        return None, False
    if cell.ctype == XL_CELL_TEXT:
        return cell.value, False
    if cell.ctype == XL_CELL_BOOLEAN:
        return bool(cell.value), False
    if cell.ctype == XL_CELL_ERROR:
        return Fault(f"是错误值 {error_text_from_code.get(cell.value, '')}"), False
    code = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
    first_day = date(1904, 1, 1) if book.datemode else date(1899, 12, 30)
    return meant(cell.value, kind_of(0, code), first_day)
