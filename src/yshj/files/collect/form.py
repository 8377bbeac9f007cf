"""A filled form → what it reports, as entries still without a date; or cell by cell why not."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from yshj.files.collect import answers
from yshj.files.collect.identify import Identifier
from yshj.files.collect.refusals import Refusal, Refused
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
    SUPPORT_SHEET,
    UNIT_COLUMN,
    WHY_COLUMN,
)  # fmt: skip
from yshj.model.plan import Task


@dataclass
class Answered:
    """What one unit says of one task, as the keys of an entry in their order."""

    unit: str
    task: Task
    at: str
    said: dict[str, Any] = field(default_factory=dict)


@dataclass
class Form:
    """One file."""

    answered: dict[tuple[str, str], Answered] = field(default_factory=dict)
    """By unit and task."""
    refusals: list[Refusal] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    rows: list[tuple[str, str, Row]] = field(default_factory=list)
    """Every row with its unit and task, as far as they are known."""


_ANSWERS = {column.key for column in PROGRESS_COLUMNS if column.answer}
_ASKED = {column.header: column.key for column in PROGRESS_COLUMNS if column.answer}
_KEYS = [column.key for column in PROGRESS_COLUMNS if column.answer]
_NO_HEADER = "前十行里没有找到表头（编号或任务，以及本期进度等）；请在原表上填，不要改表头"
_NO_UNIT = f"没有写明{UNIT_COLUMN.header}；请在表上写明，或用 --dept 指定"
_EMPTY_ALLOWED = frozenset({"owner", "note", "next", "blocked", "delivered", "evidence", "ask"})
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


Take = Callable[[Row, Answered], None]


class FormReader:
    """Reads the sheets of one file; `is_there` says whether a file of that name lies beside it."""

    def __init__(
        self, identifier: Identifier, headers: Mapping[str, str], is_there: Callable[[str], bool]
    ) -> None:
        self._who, self._headers, self._is_there = identifier, headers, is_there
        self._own_headers = len(headers) > len(headers_of({}))
        self._form = Form()
        self._seen: dict[tuple[str, str, str], Row] = {}

    def read(self, sheets: list[Sheet]) -> Form:
        """What the form says; raises Unreadable where it is refused whole."""
        tables = [found for sheet in sheets if (found := self._table(sheet)) is not None]
        if not tables:
            raise Unreadable(_NO_HEADER)
        for _, table in tables:
            self._who.check(table)
        if self._who.unit is None and not all("unit" in table.columns for _, table in tables):
            raise Unreadable(_NO_UNIT)
        if self._who.meta is None and not self._own_headers:
            self._form.notes.append("没有隐藏的工作表（像是贴进新文件的），按表上写的收")
        for take, table in tables:
            self._rows(table, take)
        return self._form

    def _table(self, sheet: Sheet) -> tuple[Take, Table] | None:
        """The table on a sheet, and what its rows are taken by; None for a sheet that asks nothing."""
        if sheet.name in (META_SHEET, LISTS_SHEET, SUPPORT_SHEET) or not sheet.cells:
            return None
        other = table_of(sheet, _OTHER_HEADERS, ("answer",))
        if other is not None and {"sort", "name"} <= other.columns.keys():
            return self._other, other
        table = table_of(sheet, self._headers, _ANSWERS)
        if table is None and sheet.name in (PROGRESS_SHEET, OTHER_SHEET):
            raise Unreadable(_NO_HEADER, sheet.name)
        if table is None:
            self._form.notes.append(f"工作表{quoted(sheet.name)}没有表头，没有读")
        return table and (self._progress, table)

    def _rows(self, table: Table, take: Take) -> None:
        missing = [word for word, key in _ASKED.items() if key not in table.columns]
        if table.unknown and missing and not self._own_headers and "sort" not in table.columns:
            why = f"少了{quoted(missing[0])}一列，却有不认识的{quoted(table.unknown[0])}；请不要改表头"
            raise Unreadable(f"{why}，自制的表请用 --map 说明", table.sheet.name)
        self._form.notes += [
            f"{table.sheet.name} 的{quoted(header)}一列不认识，没有读" for header in table.unknown
        ]
        for row in table.rows:
            self._refuse_uncalculated(row)
            try:
                unit, task = self._who.whose(row)
            except Refused as one:
                self._form.refusals.append(Refusal(one.at, str(one), one.unit, one.task, alone=one.alone))
                if not one.alone:
                    self._form.rows.append((one.unit or self._who.unit or "", "", row))
                continue
            self._form.rows.append((unit, task.id, row))
            before = self._seen.setdefault((unit, task.id, row.word("sort") + row.word("name")), row)
            if before is not row and not _merged_together(before, row):
                why = f"任务 {task.id} 在 {before.at('task')} 已经填过，一项只能填一行"
                self._refuse(row.at("task"), why, unit, task.id)
                continue
            answered = self._form.answered.setdefault((unit, task.id), Answered(unit, task, row.at("task")))
            take(row, answered)

    def _refuse(self, at: str, why: str, unit: str, task: str) -> None:
        self._form.refusals.append(Refusal(at, why, unit, task))

    def _refuse_uncalculated(self, row: Row) -> None:
        for key in row.columns:
            if row.cell(key).value == NEVER_CALCULATED:
                why = f"{NEVER_CALCULATED.words}；请用 WPS 或 Excel 打开，保存后再报"
                raise Unreadable(why, row.at(key))

    def _progress(self, row: Row, answered: Answered) -> None:
        for key in _KEYS:
            cell = row.cell(key)
            if cell.value is None or (key in _EMPTY_ALLOWED and answers.says_nothing(cell)):
                if key == "blocked" and cell.value is not None:
                    answered.said[key] = None
                continue
            try:
                value = self._answer(key, row, answered.task)
            except ValueError as reason:
                self._refuse(row.at(key), str(reason), answered.unit, answered.task.id)
                continue
            before = answered.said.setdefault(key, value)
            if before != value and isinstance(value, str):
                answered.said[key] = f"{before}\n{value}"
            elif before != value:
                self._refuse(row.at(key), "合并的单元格里填了两个不同的值", answered.unit, answered.task.id)

    def _answer(self, key: str, row: Row, task: Task) -> Any:
        cell = row.cell(key)
        if key == "progress":
            return answers.progress(cell)
        if key == "delivered":
            return answers.names(cell, [one.name for one in task.deliverables], "交付成果")
        if key == "evidence":
            return answers.files(cell, self._is_there)
        if key == "ask":
            return self._who.asked_until(answers.day(cell, self._who.day))
        return answers.text(cell)

    def _other(self, row: Row, answered: Answered) -> None:
        """A row of the sheet of measures, milestones and recurring work."""
        task, sort, cell = answered.task, SORTS.get(row.word("sort")), row.cell("answer")
        try:
            if sort is None:
                raise ValueError(f"类别{quoted(row.word('sort'))}不认识，应为 {'、'.join(SORTS)}")
            units = {one.name: one.unit for one in task.targets}
            others = task.milestones if sort is MILESTONE else task.recurring
            known = units if sort is MEASURE else [one.name for one in others]
            name = _one_name(row, known, sort.label)
            if sort is not MILESTONE:
                figure = answers.measure(cell, units[name]) if sort is MEASURE else answers.times(cell)
                if answered.said.setdefault(sort.key, {}).setdefault(name, figure) != figure:
                    raise ValueError(
                        f"{quoted(name)}在另一行填的是 {answered.said[sort.key][name]}，请只留一行"
                    )
            elif answers.reached(cell):
                answered.said.setdefault(sort.key, []).append(name)
        except ValueError as reason:
            self._refuse(row.at("answer"), str(reason), answered.unit, task.id)


_OTHER_HEADERS = {folded_header(column.header): column.key for column in (UNIT_COLUMN, *OTHER_COLUMNS)}


def _one_name(row: Row, known: Collection[str], what: str) -> str:
    """What a row of the other sheet is about; raises ValueError where that is not exactly one."""
    named = answers.names(row.cell("name"), known, what) if row.word("name") else []
    if len(named) != 1:
        raise ValueError(f"名称{quoted(row.word('name'))}应为一项{what}；请照原表，一项一行")
    return named[0]


def _merged_together(first: Row, second: Row) -> bool:
    """Whether both rows stand in one merged cell of ids: they are one row with several lines."""
    column = first.columns.get("task") or first.columns["title"]
    return first.sheet is second.sheet and any(
        left == column and top <= first.number and second.number <= bottom
        for top, left, bottom, _ in first.sheet.merged
    )
