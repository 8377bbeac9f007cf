"""The old binary workbook (.xls, and .et of WPS) → sheets, by a library that knows its formats and errors."""

from collections.abc import Sequence
from datetime import date
from io import StringIO
from itertools import pairwise
from struct import unpack_from
from typing import Any

from yshj.files.sheets.grid import STRUCK, Cell, Fault, Gathering, Sheet, Unreadable, raised
from yshj.files.sheets.number_formats import cell_of, unlike

_BROKEN = "打不开（文件损坏，或加了密码）；请用 WPS 或 Excel 另存为 .xlsx 再报"
_LACKING = "读 .xls 和 .et 要另装程序包 xlrd（pip install xlrd）；或请对方另存为 .xlsx"
_BEGIN, _END, _FORMULAS = 0x0809, 0x000A, (0x0006, 0x0206, 0x0406)
_UNTOLD = Fault("是公式，结果是 0 或空；旧格式里看不出算过没有，请直接填写，或另存为 .xlsx 再报")


def read_xls(data: bytes) -> list[Sheet]:
    """Every sheet, hidden ones too, in the workbook's order; raises Unreadable."""
    try:
        import xlrd
    except ImportError:
        raise Unreadable(_LACKING) from None
    try:
        book = xlrd.open_workbook(
            file_contents=data, formatting_info=True, logfile=StringIO(), on_demand=True
        )
        return [_sheet(book, number) for number in range(book.nsheets)]
    except Unreadable:
        raise
    except Exception:  # what a spoilt file makes of it can be any of a dozen kinds
        raise Unreadable(_BROKEN) from None


def _sheet(book: Any, number: int) -> Sheet:
    table, formulas = book.sheet_by_index(number), _formulas(book, number)
    gathering = Gathering(table.name)
    gathering.merged = [(top + 1, left + 1, bottom, right) for top, bottom, left, right in table.merged_cells]
    gathering.remarks = bool(table.cell_note_map)
    for row in range(table.nrows):
        for column, cell in enumerate(table.row(row)):
            untold = cell.value in (0, "") and (row, column) in formulas
            runs = table.rich_text_runlist_map.get((row, column), ())
            read = Cell(_UNTOLD) if untold else _drawn(book, cell, runs)
            is_hidden = read.value == 0 and not table.show_zero_values
            gathering.put(row + 1, column + 1, unlike(0) if is_hidden else read)
    return gathering.sheet()


def _formulas(book: Any, number: int) -> set[tuple[int, int]]:
    """Where formulas stand, by the records of the sheet: the library tells their results alone."""
    found, depth, at = set(), 0, book._sh_abs_posn[number]
    while True:
        kind, length = unpack_from("<HH", book.mem, at)
        depth += (kind == _BEGIN) - (kind == _END)
        if kind in _FORMULAS:
            found.add(unpack_from("<HH", book.mem, at + 4))
        if not depth:
            return found
        at += 4 + length


def _drawn(book: Any, cell: Any, runs: Sequence[tuple[int, int]]) -> Cell:
    """What a cell says by how it is drawn; `runs` are where another font begins, and which."""
    fonts = [book.xf_list[cell.xf_index].font_index, *(font for _, font in runs)]
    if cell.value != "" and any(book.font_list[font].struck_out for font in fonts):
        return Cell(STRUCK)
    if not runs:
        return _cell(book, cell)
    starts = [0, *(start for start, _ in runs), len(cell.value)]
    levels = ((0, 1, -1)[book.font_list[font].escapement] for font in fonts)
    pieces = (cell.value[start:end] for start, end in pairwise(starts))
    return Cell("".join(map(raised, pieces, levels)))


def _cell(book: Any, cell: Any) -> Cell:
    from xlrd import XL_CELL_BOOLEAN, XL_CELL_DATE, XL_CELL_ERROR, XL_CELL_NUMBER, error_text_from_code

    if cell.ctype in (XL_CELL_NUMBER, XL_CELL_DATE):
        code = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
        return cell_of(cell.value, code, date(1904, 1, 1) if book.datemode else date(1899, 12, 30))
    if cell.ctype == XL_CELL_BOOLEAN:
        return Cell(bool(cell.value))
    if cell.ctype == XL_CELL_ERROR:
        return Cell(Fault(f"是错误值 {error_text_from_code.get(cell.value, '')}"))
    return Cell(cell.value)
