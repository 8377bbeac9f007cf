"""What all our workbooks share: the font, the same bytes each time, how a sheet is printed."""

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

from yshj.output.text_width import fold

HEADER_ROW = 3
"""Counted from 0: above it stands what the sheet is, in three lines."""
_LINE = 14
_FONT = {"font_name": "宋体", "font_size": 10}
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


class Sheets:
    """A workbook; nothing in it depends on when or where it is made."""

    def __init__(self, created: date) -> None:
        self._bytes = BytesIO()
        font = dict(_FONT)  # the library writes into it
        self._book = Workbook(self._bytes, {**_OPTIONS, "default_format_properties": font})
        self._book.set_properties({"created": datetime(created.year, created.month, created.day)})
        self._formats: dict[str, Any] = {}

    def _format(self, **properties: Any) -> Any:
        """The format of these properties, asked for once: the library compares no formats."""
        key = repr(properties)
        if key not in self._formats:
            self._formats[key] = self._book.add_format(properties)
        return self._formats[key]

    def closed(self) -> bytes:
        """The workbook's bytes; nothing can be added to it any more."""
        self._book.close()
        return self._bytes.getvalue()


def row_height(texts: Sequence[tuple[str, int]]) -> int:
    """In points: enough for each of the texts in a column of that width."""
    return _LINE * max((len(fold(text, width - 1)) for text, width in texts), default=1) + 6


def print_wide(sheet: Any) -> None:
    """A4 landscape, one page wide; the header, and two columns, frozen and on every page."""
    sheet.freeze_panes(HEADER_ROW + 1, 2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.3, right=0.3, top=0.4, bottom=0.5)
    sheet.repeat_rows(HEADER_ROW)
    sheet.set_footer("&C第 &P 页，共 &N 页")
