"""What all our workbooks share: formats asked for once, and how a sheet is printed."""

from collections.abc import Mapping
from typing import Any


class Formats:
    """The formats of one workbook; the same properties are the same format."""

    def __init__(self, book: Any, font: Mapping[str, Any]) -> None:
        self._book, self._font = book, font
        self._known: dict[str, Any] = {}

    def __call__(self, **properties: Any) -> Any:
        """The format of these properties in the workbook's font."""
        key = repr(properties)
        if key not in self._known:
            self._known[key] = self._book.add_format({**self._font, **properties})
        return self._known[key]


def print_wide(sheet: Any, header_row: int) -> None:
    """A4 landscape, one page wide; the header, and two columns, frozen and on every page."""
    sheet.freeze_panes(header_row + 1, 2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.3, right=0.3, top=0.4, bottom=0.5)
    sheet.repeat_rows(header_row)
    sheet.set_footer("&C第 &P 页，共 &N 页")
