"""A filled form → what it reports, as entries still without a date; or cell by cell why not."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

from yshj.files.collect import answers
from yshj.files.collect.answers import plain
from yshj.files.collect.identify import Identifier
from yshj.files.collect.refusals import Refusal
from yshj.files.collect.returned import Answered, Returned
from yshj.files.collect.table import Row, Table, folded_header, table_of
from yshj.files.quoting import quoted
from yshj.files.sheets.grid import NEVER_CALCULATED, Sheet, Unreadable
from yshj.model.form import (
    LISTS_SHEET,
    MEASURE,
    META_SHEET,
    MILESTONE,
    OTHER_COLUMNS,
    OTHER_SHEET,
    PROGRESS_COLUMNS,
    PROGRESS_SHEET,
    SORTS,
    SUPPORT_COLUMNS,
    SUPPORT_SHEET,
    UNIT_COLUMN,
    WHY_COLUMN,
)  # fmt: skip
from yshj.model.plan import Task

_ASKED = {column.header: column.key for column in PROGRESS_COLUMNS if column.answer}
_KEYS = [column.key for column in PROGRESS_COLUMNS if column.answer]
_NO_HEADER = "前十行里没有找到表头（编号或任务，以及本期进度等）；请在原表上填，不要改表头"
_NO_UNIT = f"没有写明{UNIT_COLUMN.header}；请在表上写明，或用 --dept 指定"
_EMPTY_ALLOWED = frozenset({"owner", "note", "next", "delivered", "evidence", "ask"})
"""Where a word for nothing is no answer; elsewhere it is what the unit says."""


def headers_of(more: Mapping[str, str]) -> dict[str, str]:
    """Header → key of the sheet of progress; `more` are those of the office's own table.

    Raises ValueError for one that is to stand for something that no form asks.
    """
    ours = {column.header: column.key for column in (UNIT_COLUMN, *PROGRESS_COLUMNS, WHY_COLUMN)}
    for key in more.values():
        if key not in ours and key not in ours.values():
            raise ValueError(f"没有“{key}”这一项，可以用：{'、'.join(ours)}，或 {'、'.join(ours.values())}")
    own = {header: ours.get(key, key) for header, key in more.items()}
    return {folded_header(header): key for header, key in {**ours, **own}.items()}


Fault = tuple[str, str]
"""A key, and why what stands there is not taken."""
Take = Callable[[Row, str, Answered], Iterator[Fault]]


class FormReader:
    """Reads the sheets of one file."""

    def __init__(self, identifier: Identifier, headers: Mapping[str, str], returned: Returned) -> None:
        self._who, self._headers, self._returned = identifier, headers, returned
        self._own_headers = identifier.meta is None and len(headers) > len(headers_of({}))
        self._seen: dict[tuple[str, str, str], Row] = {}

    def filled(self, sheets: Sequence[Sheet]) -> list[Table]:
        """The sheets on which a unit reports progress."""
        found = (table_of(sheet, self._headers, _KEYS, self._who.titles) for sheet in sheets)
        return [table for table in found if table is not None and table.rows]

    def read(self, sheets: Sequence[Sheet]) -> None:
        """Adds what the form says; raises Unreadable where it is refused whole."""
        tables = [found for sheet in sheets if (found := self._table(sheet)) is not None]
        if not tables:
            raise Unreadable(_NO_HEADER)
        for _, table in tables:
            self._who.check(table)
        if self._who.unit is None and not all("unit" in table.columns for _, table in tables):
            raise Unreadable(_NO_UNIT)
        if self._who.meta is None and not self._own_headers:
            paste = "没有隐藏的工作表（像是贴进新文件的），按表上写的收"
            single = "csv 只存得下一张工作表，另一张（指标、节点等）填过的请交 xlsx"
            self._returned.notes.append(paste if sheets[0].name else single)
        if any(sheet.remarks for sheet in sheets):
            self._returned.notes.append("表里有批注、图片或文本框，没有读")
        self._refuse_twins([table for take, table in tables if take == self._progress])
        for take, table in tables:
            self._rows(table, take)

    def _table(self, sheet: Sheet) -> tuple[Take, Table] | None:
        """The table on a sheet, and what its rows are taken by; None for a sheet that asks nothing."""
        if sheet.name in (META_SHEET, LISTS_SHEET) or not sheet.cells:
            return None
        other = table_of(sheet, _OTHER_HEADERS, ("answer",), self._who.titles)
        if other is not None and {"sort", "name"} <= other.columns.keys():
            return self._other, other
        table = table_of(sheet, self._headers, _KEYS, self._who.titles)
        if table is not None:
            return self._progress, table
        if sheet.name in (PROGRESS_SHEET, OTHER_SHEET):
            raise Unreadable(_NO_HEADER, sheet.name)
        if sheet.name != SUPPORT_SHEET:
            self._refuse_tasks(sheet)
            self._returned.notes.append(f"工作表{quoted(sheet.name)}没有表头，没有读")
            return None
        added = [(row, column) for row, column in sheet.cells if column > len(SUPPORT_COLUMNS)]
        if added:
            self._returned.notes.append(f"{sheet.at(*min(added))} 没有读：配合的任务不用填")
        return None

    def _refuse_tasks(self, sheet: Sheet) -> None:
        """A sheet that lists tasks, but no longer says what stands beside them, nor is that of support."""
        said = {plain(cell.value): place for place, cell in sheet.cells.items()}
        places = [place for text, place in said.items() if text in self._who.titles]
        if places and SUPPORT_COLUMNS[-1].header not in said:
            why = "这里有任务，却没有认得的表头，不知填的是什么；请照原表，或删去这张工作表"
            raise Unreadable(why, sheet.at(*min(places)))

    def _refuse_twins(self, tables: Sequence[Table]) -> None:
        """Two sheets of one unit's progress: one of them may be last month's."""
        filled = [table for table in tables if table.rows]
        if len(filled) > 1 and not all("unit" in table.columns for table in filled):
            first, second = (quoted(table.sheet.name) for table in filled[:2])
            why = f"{first}之外{second}也填了进展，不知以哪张为准；请只留一张"
            raise Unreadable(why, filled[1].sheet.name)

    def _rows(self, table: Table, take: Take) -> None:
        missing = [word for word, key in _ASKED.items() if key not in table.columns]
        if table.unknown and missing and not self._own_headers and "sort" not in table.columns:
            why = f"少了{quoted(missing[0])}一列，却有不认识的{quoted(table.unknown[0])}；请不要改表头"
            raise Unreadable(f"{why}，自制的表请用 --map 说明", table.sheet.name)
        self._returned.notes += [
            f"{table.sheet.name} 的{quoted(header)}一列不认识，没有读" for header in table.unknown
        ]
        for row in table.rows:
            _refuse_uncalculated(row)
            try:
                self._row(row, take)
                self._who.refuse_typed_over(row)
            except Refusal as one:
                self._returned.refusals.append(one)
        for row in () if self._own_headers else table.silent:
            try:
                if plain(row.word("title")) in self._who.titles:
                    self._who.refuse_typed_over(row)
            except Refusal as one:
                self._returned.rows.append((one.unit, one.task, row))
                self._returned.refusals.append(one)

    def _row(self, row: Row, take: Take) -> None:
        try:
            unit, task = self._who.whose(row)
        except Refusal as one:
            if not one.alone:
                self._returned.rows.append((one.unit or self._who.unit or "", "", row))
            raise
        self._returned.rows.append((unit, task.id, row))
        before = self._seen.setdefault((unit, task.id, row.word("sort") + row.word("name")), row)
        if before is not row and not row.continues(before):
            why = f"任务 {task.id} 在 {before.at('task')} 已经填过，一项只能填一行"
            raise Refusal(row.at("task"), why, unit, task.id)
        answered = self._returned.answered.setdefault((unit, task.id), Answered(task, row, {}))
        for key, reason in take(row, unit, answered):
            self._returned.refusals.append(Refusal(row.at(key), reason, unit, task.id))

    def _progress(self, row: Row, unit: str, answered: Answered) -> Iterator[Fault]:
        """Adds what a row says; returns each key that says nothing that could be taken, and why."""
        for key in _KEYS:
            cell = row.cell(key)
            if cell.value is None:
                continue
            try:
                row.refuse_shared(key)
                if key in _EMPTY_ALLOWED and answers.says_nothing(cell):
                    continue
                value = self._answer(key, row, unit, answered.task)
                before = answered.said.setdefault(key, value)
                if before != value and not (isinstance(before, str) and isinstance(value, str)):
                    raise ValueError("合并的单元格里填了两个不同的值")
                if before != value:
                    answered.said[key] = f"{before}\n{value}"
            except ValueError as reason:
                yield key, str(reason)

    def _answer(self, key: str, row: Row, unit: str, task: Task) -> Any:
        cell = row.cell(key)
        if key == "progress":
            return answers.progress(cell)
        if key == "delivered":
            return answers.names(cell, [one.name for one in task.deliverables], "交付成果")
        if key == "evidence":
            return answers.files(cell, lambda name: self._returned.source.beside(name) is not None)
        if key == "ask":
            return answers.day(cell, self._who.day)
        how = {"blocked": answers.problem, "owner": answers.owner}.get(key, answers.words)
        return how(cell)

    def _other(self, row: Row, unit: str, answered: Answered) -> Iterator[Fault]:
        """The same for a row of the sheet of measures, milestones and recurring work."""
        task, sort, cell = answered.task, SORTS.get(row.word("sort")), row.cell("answer")
        try:
            row.refuse_shared("answer")
            if sort is None:
                raise ValueError(f"类别{quoted(row.word('sort'))}不认识，应为 {'、'.join(SORTS)}")
            units = {one.name: one.unit for one in task.targets}
            others = task.milestones if sort is MILESTONE else task.recurring
            known = units if sort is MEASURE else [one.name for one in others]
            name = _one_name(row, known, sort.label)
            if sort is not MILESTONE:
                figure = answers.measure(cell, units[name]) if sort is MEASURE else answers.times(cell)
                if answered.said.setdefault(sort.key, {}).setdefault(name, figure) != figure:
                    other = answered.said[sort.key][name]
                    raise ValueError(f"{quoted(name)}在另一行填的是 {other}，请只留一行")
            elif answers.reached(cell):
                answered.said.setdefault(sort.key, []).append(name)
        except ValueError as reason:
            yield "answer", str(reason)


_OTHER_HEADERS = {folded_header(column.header): column.key for column in (UNIT_COLUMN, *OTHER_COLUMNS)}


def _one_name(row: Row, known: Collection[str], what: str) -> str:
    """What a row of the other sheet is about; raises ValueError where that is not exactly one."""
    named = answers.names(row.cell("name"), known, what) if row.word("name") else []
    if len(named) != 1:
        raise ValueError(f"名称{quoted(row.word('name'))}应为一项{what}；请照原表，一项一行")
    return named[0]


def _refuse_uncalculated(row: Row) -> None:
    for key in row.columns:
        if row.cell(key).value == NEVER_CALCULATED:
            why = f"{NEVER_CALCULATED.words}；请用 WPS 或 Excel 打开，保存后再报"
            raise Unreadable(why, row.at(key))
