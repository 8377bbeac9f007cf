"""A sheet → the rows that somebody filled in, by the names of its columns, wherever those stand."""

import re
from collections.abc import Collection, Container, Iterator, Mapping
from typing import NamedTuple

from yshj.files.collect.wording import plain
from yshj.files.quoting import quoted
from yshj.files.sheets.grid import BLANK, Cell, Sheet, Unreadable
from yshj.model.form import BY_LABEL, UNIT_LABEL, VERSION_LABEL

_HEADER_ROWS = 10
_TOTAL = re.compile("(合|小|总|共)计数?([^\u4e00-\u9fff].*)?")
_FOOT = re.compile("(填表|制表|审核|审签|填报|联系|负责|主要|分管|单位|领导|注|说明|备注)[^：:]{0,9}[：:]")


_ABOUT = ("task", "title", "unit", "sort", "name")


class Row(NamedTuple):
    """One row that answers something."""

    sheet: Sheet
    number: int
    columns: Mapping[str, int]

    def cell(self, key: str) -> Cell:
        """Its cell in that column; a blank one where the table has no such column."""
        column = self.columns.get(key)
        return self.sheet.cell(self.number, column) if column else BLANK

    def word(self, key: str) -> str:
        """What stands in that column, as text."""
        return self.cell(key).words

    def at(self, key: str) -> str:
        """The place of that cell: 「进展!G5」."""
        return self.sheet.at(self.number, self.columns.get(key) or min(self.columns.values()))

    @property
    def place(self) -> str:
        """Where it says what it is about."""
        return self.at("task" if "task" in self.columns else "title")

    def refuse_shared(self, key: str) -> None:
        """Raises ValueError for a cell that is merged with those of rows about something else."""
        span = self.sheet.spans.get((self.number, self.columns.get(key, 0)))
        if span is None:
            return
        rows = (self._replace(number=number) for number in range(span[0], min(span[2], span[0] + 999) + 1))
        own = tuple(map(self.word, _ABOUT))
        if any(tuple(map(row.word, _ABOUT)) not in (own, ("",) * len(_ABOUT)) for row in rows):
            raise ValueError("这一格合并了几行，不知说的是哪一行；请拆开合并的单元格，各行分别填写")

    def continues(self, first: "Row") -> bool:
        """Whether both stand in one merged cell that says what they are about: one row with several lines."""
        column = self.columns.get("task") or self.columns["title"]
        spans = [row.sheet.spans.get((row.number, column)) for row in (first, self)]
        return first.sheet is self.sheet and spans[0] is not None and spans[0] == spans[1]


class Table(NamedTuple):
    """A sheet with a header that we know."""

    sheet: Sheet
    columns: Mapping[str, int]
    rows: tuple[Row, ...]
    silent: tuple[Row, ...]
    """Those that answer nothing."""
    said: Mapping[str, tuple[tuple[str, str, str], ...]]
    """Label → each value that stands beside it above or between the rows, its place, and what follows it."""
    unknown: tuple[str, ...]
    """Headers that nobody knows; of a column without one, its place."""


def table_of(
    sheet: Sheet, headers: Mapping[str, str], answers: Collection[str], titles: Container[str]
) -> Table | None:
    """The sheet by `headers`, header → key; None where no row of its beginning has the names.

    What begins with one of the `titles` is no foot. Raises Unreadable for a column that stands there twice.
    """
    top, columns = 0, dict[str, int]()
    for number in range(1, _HEADER_ROWS + 1):
        found = _columns(sheet, number, headers)
        asks = {"task", "title"} & found.keys() and not found.keys().isdisjoint(answers)
        if asks and len(found) > len(columns):
            top, columns = number, found
    if not top:
        return None
    rows: dict[bool, list[Row]] = {True: [], False: []}
    for row in (Row(sheet, number, columns) for number in sorted({row for row, _ in sheet.cells} - {top})):
        is_answer = _answers(row, headers, answers, titles)
        if row.number > top:
            rows[is_answer].append(row)
            _refuse_shifted(row, sheet.widths.get(top, 0), is_answer=is_answer)
            _refuse_moved(row, headers)
        elif is_answer and plain(row.word("title")) in titles:
            raise Unreadable("这一行在表头的上面，多半是表头也排了序；请把表头放回最上面", row.place)
    return Table(
        sheet,
        columns,
        tuple(rows[True]),
        tuple(rows[False]),
        {label: tuple(_said(sheet, label, top)) for label in (UNIT_LABEL, VERSION_LABEL)},
        tuple(_unknown(sheet, top, columns)),
    )


def folded_header(written: object) -> str:
    """A header as it is compared: half-width, without blanks, marks, or what stands in brackets behind it."""
    return re.sub(r"\([^()]*\)$", "", plain(written)).strip("*:")


def _columns(sheet: Sheet, number: int, headers: Mapping[str, str]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for column in sorted(column for row, column in sheet.cells if row == number):
        cell = sheet.cell(number, column)
        key = headers.get(folded_header(cell.value))
        if key and key in columns:
            why = f"有两列{quoted(str(cell.value))}，不知以哪列为准；请删去一列"
            raise Unreadable(why, sheet.at(number, column))
        if key:
            columns[key] = column
    return columns


def _refuse_shifted(row: Row, wanted: int, *, is_answer: bool) -> None:
    """In a row of another width than its header, a comma may have moved what stands behind it."""
    width, *around = (row.sheet.widths.get(row.number + step, 0) for step in (0, -1, 1))
    # Excel leaves out columns that are blank in sixteen rows on end.
    if width > wanted or (is_answer and width < wanted and width not in around):
        why = "这一行的格数与表头不同，多半是内容里的逗号没有放进引号；请另存为 .xlsx 再报"
        raise Unreadable(why, row.sheet.at(row.number, width))


def _refuse_moved(row: Row, headers: Mapping[str, str]) -> None:
    """Below a header that stands there once more, columns must mean what they mean above it."""
    if folded_header(row.word("task")) not in headers:
        return
    again = _columns(row.sheet, row.number, headers)
    both = {*again.items(), *row.columns.items()} if len(again) > 1 else set()
    for key, column in sorted(both, key=lambda one: one[1]):
        here = row.sheet.cell(row.number, column).value
        if row.columns.get(key) != column or (here and headers.get(folded_header(here)) != key):
            why = "又有一行表头，列的次序与上面的不同；请把下面的另放一张工作表"
            raise Unreadable(why, row.sheet.at(row.number, column))


def _answers(row: Row, headers: Mapping[str, str], answers: Collection[str], titles: Container[str]) -> bool:
    """Whether a unit has written something there: no total, no foot, no header once more."""
    if all(row.cell(key).value is None for key in answers):
        return False
    task, title = (row.word(key) for key in ("task", "title"))
    first = task or title or row.word("unit")
    foot = _FOOT.match(first) and (not task or not title or re.search("[：:]", title))
    total = _TOTAL.fullmatch(re.sub(r"\s", "", first))
    return not (foot or total or folded_header(task) in headers) or plain(title) in titles


def _said(sheet: Sheet, label: str, top: int) -> Iterator[tuple[str, str, str]]:
    """What stands behind a label in its own cell, or in the next one of its row that is not blank.

    Below the header only what begins a row is a label: elsewhere people write what they like.
    """
    begins: dict[int, int] = {}
    for row, column in sorted(sheet.cells):
        begins.setdefault(row, column)
        written = sheet.cell(row, column).value
        if row == top or (row > top and column != begins[row]) or not isinstance(written, str):
            continue
        if not folded_header(written).startswith(label):
            continue
        own = "".join(re.split("[：:]", written, maxsplit=1)[1:]).split()
        right = sorted(other for line, other in sheet.cells if line == row and other > column)
        texts = [sheet.cell(row, other).words for other in right]
        value, *more = own + texts or [""]
        if not value or folded_header(value).startswith((UNIT_LABEL, BY_LABEL, VERSION_LABEL)):
            continue
        until = next((at for at, text in enumerate(more) if re.search("[：:]", text)), len(more))
        yield value, sheet.at(row, column if own else right[0]), " ".join(more[:until])


def _unknown(sheet: Sheet, top: int, columns: Mapping[str, int]) -> Iterator[str]:
    used = {column for row, column in sheet.cells if row >= top} - {*columns.values()}
    for column in sorted(used):
        yield sheet.cell(top, column).words or sheet.at(top, column)
