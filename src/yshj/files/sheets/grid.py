"""What a table of somebody else holds, cell by cell, whatever program wrote it."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

_MOST_ROWS, _MOST_CELLS = 20_000, 1_000_000
Range = tuple[int, int, int, int]
"""First row, first column, last row, last column, all counted from 1."""


class Fault(NamedTuple):
    """What stands where a value should be; in words."""

    words: str


NEVER_CALCULATED = Fault("公式从未计算过")
_DIGITS = "0123456789"
_RAISED, _LOWERED = (str.maketrans(_DIGITS, signs) for signs in ("⁰¹²³⁴⁵⁶⁷⁸⁹", "₀₁₂₃₄₅₆₇₈₉"))
STRUCK = Fault("划了删除线，不知算不算")
_PICTURE = Fault("是嵌在格子里的图片，读不到；请把图片另存为文件，随表交回")
Value = str | bool | int | float | date | Fault | None


class Cell(NamedTuple):
    """A value, and whether its format shows it as a percentage: 100% is stored as 1."""

    value: Value
    percent: bool = False

    @property
    def words(self) -> str:
        """What stands there, as text; nothing where it is blank."""
        value = self.value
        return "" if value is None else value.words if isinstance(value, Fault) else str(value)


BLANK = Cell(None)
_UNSEEN = "\u200b\u2060\ufeff"
"""Blanks without width: they come along with what is copied from a chat or a web page."""


class Sheet(NamedTuple):
    """The cells of one sheet that hold something, by row and column, counted from 1."""

    name: str
    """Empty for a file that has no sheets."""
    cells: Mapping[tuple[int, int], Cell]
    spans: Mapping[tuple[int, int], Range] = {}
    """Cell → the merged one that it is part of, where that has several rows."""
    widths: Mapping[int, int] = {}
    """Row → how many fields were written, in a file that says so."""
    remarks: bool = False
    """Whether there are comments, pictures or boxes of text beside cells, somewhere in the file."""

    def cell(self, row: int, column: int) -> Cell:
        """The cell there, a blank one where nothing stands."""
        return self.cells.get((row, column), BLANK)

    def at(self, row: int, column: int) -> str:
        """A cell's place as people know it: 「进展!G5」."""
        where = f"{letters(column)}{row}"
        return f"{self.name}!{where}" if self.name else where


def raised(text: str, sign: int) -> str:
    """Text with its figures where they are shown: above the line (1), on it (0), or below it (-1)."""
    return text.translate({1: _RAISED, -1: _LOWERED}.get(sign, {}))


class Unreadable(Exception):
    """A table that is refused whole; the message says in Chinese why, and what to do."""

    def __init__(self, why: str, at: str = "") -> None:
        super().__init__(why)
        self.at = at
        """The cell that it is about, where it is about one."""


def letters(column: int) -> str:
    """The name of a column: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


class Gathering:
    """A sheet as it is read; raises Unreadable when it is larger than anything that people fill in."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._cells: dict[tuple[int, int], Cell] = {}
        self._rows: set[int] = set()
        self.merged: list[Range] = []
        self.widths: dict[int, int] = {}
        self.remarks = False

    def put(self, row: int, column: int, cell: Cell) -> None:
        """Adds a cell, unless nothing stands there."""
        value: Value = cell.value
        if isinstance(value, str):
            value = value.strip().strip(_UNSEEN).strip()
            value = _PICTURE if value.startswith("=DISPIMG(") else value  # of WPS
        if value is None or value == "":
            return
        if (row, column) in self._cells:
            raise ValueError(f"{letters(column)}{row} stands there twice")
        self._cells[row, column] = Cell(value, cell.percent)
        self._rows.add(row)
        if len(self._rows) > _MOST_ROWS or len(self._cells) > _MOST_CELLS:
            named = f"工作表“{self._name}”" if self._name else ""
            raise Unreadable(f"{named}超过 {_MOST_ROWS} 行或 100 万格，不像是填报表；请只报填报表")

    def sheet(self) -> Sheet:
        """The sheet; what is merged downwards stands in each of its rows, instead of what they held."""
        spans: dict[tuple[int, int], Range] = {}
        columns = {column for _, column in self._cells}
        for area in self.merged:
            top, left, bottom, right = area
            first = self._cells.get((top, left))
            hidden = columns.intersection(range(left, right + 1))
            for row in self._rows.intersection(range(top, bottom + 1)):
                for column in hidden:  # some programs keep what stood below: nobody sees it
                    self._cells.pop((row, column), None)
                if first is not None:
                    self._cells[row, left] = first
                    if top != bottom:
                        spans[row, left] = area
        return Sheet(self._name, self._cells, spans, self.widths, self.remarks)
