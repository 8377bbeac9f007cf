"""A workbook of tables to fill in: heads, columns, locked and open cells, pages that print on A4."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any, NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from yshj.model.form import LISTS_SHEET, META_SHEET, Column, Meta
from yshj.output.excel.rules import Rule
from yshj.output.safe import safe
from yshj.output.text_width import fold

DAY = "yyyy-mm-dd"
OPEN = "DDEBF7"
_LOCKED, _HEADER = "F2F2F2", "D9E1F2"
_HEADER_ROW = 3
"""Counted from 0: above it stand the title, the labels and how to fill in."""
_MOST_LINES = 26
"""Excel makes no row higher than 409 points."""
_LEAST_LINES = 2
_LINE = 14
_PROTECTION = {"format_rows": True, "format_columns": True, "autofilter": True, "sort": True}
_FONT = {"font_name": "宋体", "font_size": 10}


class Cell(NamedTuple):
    """One cell below the header."""

    value: str | float | date | None = None
    fill: str = ""
    form: str = "General"
    """Its number format."""
    rule: Rule | None = None
    """Of an answer that is asked: what may be typed. Other cells are locked."""


class Head(NamedTuple):
    """What stands above a table."""

    title: str
    labels: Mapping[int, tuple[str, str | date]]
    """Column → a label, and the value to its right."""
    how: str


class _Growing(Worksheet):  # type: ignore[misc]  # the library has no types
    """A sheet whose rows are as high as we say until somebody types more: then they grow."""

    def _xml_start_tag_unencoded(self, tag: str, attributes: Any = ()) -> None:
        kept = [pair for pair in attributes if pair[0] != "customHeight"]
        super()._xml_start_tag_unencoded(tag, kept)


class Book:
    """A workbook; nothing in it depends on when or where it is made."""

    def __init__(self, created: date) -> None:
        self._bytes = BytesIO()
        self._book = Workbook(self._bytes, {"in_memory": True, "default_format_properties": _FONT})
        self._book.set_properties({"created": datetime(created.year, created.month, created.day)})
        self._formats: dict[str, Any] = {}
        self._lists: list[Sequence[str]] = []

    def listed(self, words: Sequence[str]) -> str:
        """Where a drop-down finds these words: a list inside the cell may have no commas."""
        self._lists.append(words)
        last = xl_rowcol_to_cell(len(self._lists) - 1, len(words) - 1, row_abs=True, col_abs=True)
        return f"={LISTS_SHEET}!$A${len(self._lists)}:{last}"

    def table(self, name: str, head: Head, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> None:
        """A sheet with that table."""
        sheet = self._book.add_worksheet(name, _Growing)
        self._head(sheet, head, columns)
        for number, row in enumerate(rows, _HEADER_ROW + 1):
            for place, (column, cell) in enumerate(zip(columns, row, strict=True)):
                self._cell(sheet, number, place, cell, column.width)
            sheet.set_row(number, _height(columns, row))
        sheet.freeze_panes(_HEADER_ROW + 1, 2)
        sheet.protect("", _PROTECTION)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.3, right=0.3, top=0.4, bottom=0.5)
        sheet.repeat_rows(_HEADER_ROW)
        sheet.set_footer("&C第 &P 页，共 &N 页")

    def finished(self, meta: Meta) -> bytes:
        """Its bytes, with the hidden sheets at the end."""
        lists = self._book.add_worksheet(LISTS_SHEET)
        for number, words in enumerate(self._lists):
            for place, word in enumerate(words):
                lists.write_string(number, place, word)
        confirming = self._book.add_worksheet(META_SHEET)
        for number, row in enumerate(meta.rows()):
            for place, word in enumerate(row):
                confirming.write_string(number, place, word)
        for sheet in (lists, confirming):
            sheet.protect()
            sheet.very_hidden()
        self._book.close()
        return self._bytes.getvalue()

    def _head(self, sheet: Any, head: Head, columns: Sequence[Column]) -> None:
        sheet.write_string(0, 0, safe(head.title), self._format(bold=True, font_size=14))
        lines = 1
        for place, (label, value) in head.labels.items():
            sheet.write_string(1, place, label, self._format(bold=True, valign="top"))
            form = self._format(text_wrap=True, valign="top", num_format=DAY, align="left")
            self._write(sheet, 1, place + 1, safe(value) if isinstance(value, str) else value, form)
            lines = max(lines, len(fold(str(value), columns[place + 1].width - 1)))
        sheet.set_row(1, _LINE * lines + 4)
        how = self._format(text_wrap=True, valign="top", font_color="1F4E79")
        sheet.merge_range(2, 0, 2, len(columns) - 1, "", how)
        sheet.write_string(2, 0, head.how, how)
        room = sum(column.width for column in columns) - len(columns)
        sheet.set_row(2, _LINE * len(fold(head.how, room)) + 6)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
            self._header(sheet, place, column)

    def _header(self, sheet: Any, place: int, column: Column) -> None:
        fill = OPEN if column.answer else _HEADER
        form = self._format(
            bold=True, text_wrap=True, align="center", valign="vcenter", border=1, bg_color=fill
        )
        sheet.write_string(_HEADER_ROW, place, column.header, form)

    def _cell(self, sheet: Any, row: int, place: int, cell: Cell, width: int) -> None:
        asked = cell.rule is not None
        fill = {"bg_color": cell.fill} if cell.fill else {}
        form = self._format(
            text_wrap=True,
            valign="top",
            align="left",
            border=1,
            border_color="A6A6A6",
            num_format=cell.form,
            locked=not asked,
            **fill,
        )
        value = _fitting(cell.value, width) if isinstance(cell.value, str) else cell.value
        self._write(sheet, row, place, value, form)
        if cell.rule:
            sheet.data_validation(row, place, row, place, cell.rule(xl_rowcol_to_cell(row, place)))

    def _write(self, sheet: Any, row: int, place: int, value: str | float | date | None, form: Any) -> None:
        if value is None or value == "":
            sheet.write_blank(row, place, None, form)
        elif isinstance(value, str):
            sheet.write_string(row, place, value, form)
        elif isinstance(value, date):
            sheet.write_datetime(row, place, datetime(value.year, value.month, value.day), form)
        else:
            sheet.write_number(row, place, value, form)

    def _format(self, **properties: Any) -> Any:
        key = repr(properties)
        if key not in self._formats:
            self._formats[key] = self._book.add_format({**_FONT, **properties})
        return self._formats[key]


def _fitting(text: str, width: int) -> str:
    """`text` as far as the highest row that there is can show it."""
    lines = fold(safe(text), width - 1)
    return safe(text) if len(lines) <= _MOST_LINES else "".join(lines[:_MOST_LINES]) + "……"


def _height(columns: Sequence[Column], row: Sequence[Cell]) -> int:
    """In points: enough for every text, and for some lines where words are asked."""
    texts = [(cell.value, column.width) for column, cell in zip(columns, row, strict=True)]
    most = max(len(fold(_fitting(text, width), width - 1)) for text, width in texts if isinstance(text, str))
    return _LINE * max(most, _LEAST_LINES) + 6
