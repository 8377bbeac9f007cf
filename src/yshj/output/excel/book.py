"""A workbook of tables to fill in: heads, columns, locked and open cells, pages that print on A4."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from yshj.model.form import LISTS_SHEET, META_SHEET, Column, Meta
from yshj.output.excel.rules import Rule
from yshj.output.excel.sheets import HEADER_ROW, Sheets, print_wide, row_height
from yshj.output.safe import safe
from yshj.output.text_width import fold

_DAY = "yyyy-mm-dd"
_ASKED, _UNASKED, _HEADER = "DDEBF7", "F2F2F2", "D9E1F2"
_MOST_LINES = 26
"""Excel makes no row higher than 409 points."""
# Long texts stand in no text cells: older programs show ### for those.
_FORMS = {"owner": "@", "delivered": "@", "evidence": "@", "ask": _DAY, "due": _DAY, "day": _DAY}
_TEXT = {"text_wrap": True, "valign": "top", "align": "left", "num_format": _DAY}
_CELL = {**_TEXT, "border": 1, "border_color": "A6A6A6"}
_TITLE = {"bold": True, "align": "center", "valign": "vcenter", "text_wrap": True, "border": 1}


class Cell(NamedTuple):
    """One cell below the header."""

    value: str | float | date | None = None
    fill: str = ""
    form: str = ""
    """Its number format; else that of its column."""
    rule: Rule | None = None
    """Of an answer that is asked: what may be typed. Other cells are locked."""


def answer(rule: Rule) -> Cell:
    """An empty cell, to be filled in by `rule`."""
    return Cell(None, _ASKED, rule=rule)


Row = Mapping[str, Cell]
"""By the key of its column; where a column for answers has none, nothing is asked."""


class _Growing(Worksheet):  # type: ignore[misc]  # the library has no types
    """A sheet whose rows are as high as we say until somebody types more: then they grow."""

    def _xml_start_tag_unencoded(self, tag: str, attributes: Any = ()) -> None:
        kept = [pair for pair in attributes if pair[0] != "customHeight"]
        super()._xml_start_tag_unencoded(tag, kept)


class Book(Sheets):
    """A workbook of forms."""

    def __init__(self, created: date) -> None:
        super().__init__(created)
        self._lists: dict[tuple[str, ...], int] = {}

    def listed(self, words: Sequence[str]) -> str:
        """Where a drop-down finds these words: a list inside the cell may have no commas."""
        row = self._lists.setdefault(tuple(words), len(self._lists))
        last = xl_rowcol_to_cell(row, len(words) - 1, row_abs=True, col_abs=True)
        return f"={LISTS_SHEET}!$A${row + 1}:{last}"

    def table(
        self,
        name: str,
        title: str,
        labels: Sequence[tuple[str, str | date | None]],
        how: str,
        columns: Sequence[Column],
        rows: Sequence[Row],
    ) -> None:
        """A sheet: title, labels that have values, how to fill in, header, rows."""
        sheet = self._book.add_worksheet(name, _Growing)
        sheet.write(0, 0, safe(title), self._format(bold=True, font_size=14))
        self._labels(sheet, columns, labels)
        sheet.merge_range(2, 0, 2, len(columns) - 1, how, self._format(**_TEXT, font_color="1F4E79"))
        sheet.set_row(2, row_height([(how, sum(column.width - 1 for column in columns))]))
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
            form = self._format(**_TITLE, bg_color=_ASKED if column.answer else _HEADER)
            sheet.write(HEADER_ROW, place, column.header, form)
        sheet.set_row(HEADER_ROW, row_height([(column.header, column.width) for column in columns]))
        for number, row in enumerate(rows, HEADER_ROW + 1):
            self._row(sheet, number, columns, row)
        sheet.protect("", {"format_rows": True, "format_columns": True})  # what is not asked is locked
        print_wide(sheet)

    def finished(self, meta: Meta) -> bytes:
        """Its bytes, with the hidden sheets at the end."""
        for name, rows in ((LISTS_SHEET, self._lists), (META_SHEET, meta.rows())):
            sheet = self._book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, map(safe, row))
            sheet.protect()
            sheet.very_hidden()
        return self.closed()

    def _labels(
        self, sheet: Any, columns: Sequence[Column], labels: Sequence[tuple[str, str | date | None]]
    ) -> None:
        """Each where it finds room for itself and, to the right, for its value."""
        texts: list[tuple[str, int]] = []
        places = iter(range(len(columns) - 1))
        for label, value in labels:
            if value is None:
                continue
            roomy = (n for n in places if columns[n].width >= 8 and columns[n + 1].width >= 11)
            place = next(roomy, None)
            if place is None:
                break
            next(places, None)
            sheet.write(1, place, label, self._format(**_TEXT, bold=True))
            sheet.write(1, place + 1, safe(value) if isinstance(value, str) else value, self._format(**_TEXT))
            texts.append((str(value), columns[place + 1].width))
        sheet.set_row(1, row_height(texts))

    def _row(self, sheet: Any, number: int, columns: Sequence[Column], row: Row) -> None:
        texts = []
        for place, column in enumerate(columns):
            cell = row.get(column.key) or Cell(None, _UNASKED if column.answer else "")
            value = _fitting(cell.value, column.width) if isinstance(cell.value, str) else cell.value
            fill = {"bg_color": cell.fill} if cell.fill else {}
            form = cell.form or _FORMS.get(column.key, _DAY if isinstance(value, date) else "General")
            more = {"num_format": form, "locked": cell.rule is None}
            sheet.write(number, place, value, self._format(**{**_CELL, **fill, **more}))
            texts.append((value if isinstance(value, str) else "\n", column.width))
            if cell.rule:
                formula = str(cell.rule.get("value", "")).format(cell=xl_rowcol_to_cell(number, place))
                rule = {**cell.rule, "value": formula} if cell.rule["validate"] == "custom" else cell.rule
                sheet.data_validation(number, place, number, place, rule)
        sheet.set_row(number, row_height(texts))


def _fitting(text: str, width: int) -> str:
    """`text` as far as the highest row that there is can show it."""
    lines = fold(safe(text), width - 1)
    return safe(text) if len(lines) <= _MOST_LINES else "".join(lines[:_MOST_LINES]) + "……"
