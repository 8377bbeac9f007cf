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
Value = str | bool | int | float | date | Fault | None


class Cell(NamedTuple):
    """A value, and whether its format shows it as a percentage: 100% is stored as 1."""

    value: Value
    percent: bool = False


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
    """Whether there are comments beside cells, on this sheet or another of the file."""

    def cell(self, row: int, column: int) -> Cell:
        """The cell there, a blank one where nothing stands."""
        return self.cells.get((row, column), BLANK)

    def at(self, row: int, column: int) -> str:
        """A cell's place as people know it: 「进展!G5」."""
        where = f"{letters(column)}{row}"
        return f"{self.name}!{where}" if self.name else where


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
        value = cell.value
        if isinstance(value, str):
            value = value.strip().strip(_UNSEEN).strip()
        if value is None or value == "":
            return
        self._cells[row, column] = Cell(value, cell.percent)
        self._rows.add(row)
        if len(self._rows) > _MOST_ROWS or len(self._cells) > _MOST_CELLS:
            named = f"工作表“{self._name}”" if self._name else ""
            raise Unreadable(f"{named}超过 {_MOST_ROWS} 行或 100 万格，不像是填报表；请只报填报表")

    def sheet(self) -> Sheet:
        """The sheet; what is merged downwards stands in each of its rows that hold anything."""
        spans: dict[tuple[int, int], Range] = {}
        for area in self.merged:
            top, left, bottom, _ = area
            first = self._cells.get((top, left))
            if first is None or top == bottom:
                continue
            for row in self._rows.intersection(range(top, bottom + 1)):
                self._cells.setdefault((row, left), first)
                spans[row, left] = area
        return Sheet(self._name, self._cells, spans, self.widths, self.remarks)
