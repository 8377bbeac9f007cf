"""The ledger (台账) as a workbook to look at, filter and print: all tasks, all leads, a sheet a state."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from yshj.judging.views.lead_lines import LeadLine, LeadLinesView
from yshj.judging.views.short import shown
from yshj.model.assessment import Header
from yshj.model.standing import State
from yshj.output.excel.form_words import FILLS, title
from yshj.output.excel.sheets import HEADER_ROW, Sheets, print_wide, row_height
from yshj.output.safe import safe
from yshj.output.words import count_line, counted, day_line, selection_line, state_cell, units_text, whose

_NOBODY = "（无牵头部门）"
_HIGHEST = 409
"""Points of a row."""
_CELL = {"text_wrap": True, "valign": "top", "align": "left", "border": 1, "border_color": "A6A6A6"}
_NUMBER = {**_CELL, "align": "right"}
_TITLE = {**_CELL, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "D9E1F2"}
_DAY, _PERCENT = "yyyy-mm-dd", '0"%"'

Value = str | int | date | State | None


class _Column(NamedTuple):
    """What stands in it of a line; whole percent where `form` says so."""

    title: str
    width: int
    value: Callable[[LeadLine, Header], Value]
    form: str = "General"


def _supports(line: LeadLine, header: Header) -> str:
    """As the plan writes them: the members of groups would fill pages."""
    task = line.task.task
    return units_text(task.support, header) + (" 等部门" if task.support_open else "")


_HEAD = (
    _Column("编号", 9, lambda line, _: line.task.id),
    _Column("任务", 30, lambda line, _: line.task.title),
)
_TASKS = (
    *_HEAD,
    _Column("章节", 14, lambda line, _: line.category or line.section),
    _Column("状态", 10, lambda line, _: line.task.state),
    _Column("进度", 7, lambda line, _: line.task.progress, _PERCENT),
    _Column("牵头部门", 36, lambda line, h: units_text((one.unit for one in line.task.leads), h) or _NOBODY),
    _Column("配合单位", 36, _supports),
    _Column("责任领导", 10, lambda line, _: line.task.task.leader),
    _Column("方案时限", 11, lambda line, _: line.task.base_due or "长期"),
    _Column("有效时限", 11, lambda line, _: line.task.effective_due or "长期"),
    _Column("剩余天数", 9, lambda line, _: None if line.task.state.over else line.task.days_left),
)
_LEADS = (
    *_HEAD,
    _Column("牵头部门", 24, lambda line, header: whose(line.lead, header) if line.lead else _NOBODY),
    _Column("单位类别", 11, lambda line, _: line.kind),
    _Column("状态", 10, lambda line, _: line.state),
    _Column("进度", 7, lambda line, _: line.lead and line.lead.progress, _PERCENT),
    _Column("时序进度", 9, lambda line, _: line.lead and line.lead.expected, _PERCENT),
    _Column("责任人", 20, lambda line, _: line.lead and line.lead.owner),
    _Column("有效时限", 11, lambda line, _: (line.lead or line.task).effective_due or "长期"),
    _Column("剩余天数", 9, lambda line, _: None if line.state.over else line.days_left),
    _Column("最近填报", 11, lambda line, _: line.lead and line.lead.last_entry),
    _Column("完成日", 11, lambda line, _: line.lead and line.lead.done_on),
    _Column("已销号", 7, lambda line, _: "是" if line.lead and line.lead.verified else None),
    _Column(
        "情况",
        34,
        lambda line, _: "，".join(shown(line.task, line.lead)) if line.lead else line.task.why_leaderless,
    ),
)


def ledger_book(view: LeadLinesView) -> bytes:
    """The workbook's bytes, the same for the same view: texts, numbers and days, never a formula."""
    book = _Ledger(view)
    tasks = [line for line in view.lines if line.first]
    states = Counter(line.task.state for line in tasks)
    book.sheet("全部任务", f"任务 {len(tasks)} 项：{counted(states)}", _TASKS, tasks)
    states = Counter(line.state for line in view.lines)
    book.sheet("全部牵头事项", f"牵头事项 {len(view.lines)} 件：{counted(states)}", _LEADS, view.lines)
    for state in State:
        lines = [line for line in view.lines if line.state is state]
        book.sheet(state.label, f"{state_cell(state).text}的牵头事项 {len(lines)} 件", _LEADS, lines)
    return book.closed()


class _Ledger(Sheets):
    """The workbook of one view."""

    def __init__(self, view: LeadLinesView) -> None:
        super().__init__(view.header.as_of)
        self._view = view

    def sheet(self, name: str, said: str, columns: Sequence[_Column], lines: Iterable[LeadLine]) -> None:
        """Title, day and count; how many rows; header; a row a line."""
        sheet, header = self._book.add_worksheet(name), self._view.header
        self._top(sheet, title(header, f"台账　{name}"), said)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(HEADER_ROW, place, column.title, self._format(**_TITLE))
        last = HEADER_ROW
        for last, line in enumerate(lines, HEADER_ROW + 1):
            values = [column.value(line, header) for column in columns]
            for place, (column, value) in enumerate(zip(columns, values, strict=True)):
                self._write(sheet, last, place, value, column.form)
            texts = [(str(value), c.width + 1) for c, value in zip(columns, values, strict=True)]
            sheet.set_row(last, min(row_height(texts), _HIGHEST))
        sheet.autofilter(HEADER_ROW, 0, last, len(columns) - 1)
        print_wide(sheet)

    def _top(self, sheet: Any, name: str, said: str) -> None:
        header = self._view.header
        asked = selection_line(self._view.selection, header)
        sheet.write_string(0, 0, safe(name), self._format(bold=True, font_size=14))
        told = (f"{day_line(header)}　{count_line(header)}", "　".join(filter(None, (said, asked))))
        for row, text in enumerate(told, 1):
            sheet.write_string(row, 0, safe(text), self._format())

    def _write(self, sheet: Any, row: int, place: int, value: Value, form: str) -> None:
        if value is None:
            sheet.write_blank(row, place, None, self._format(**_CELL))
        elif isinstance(value, State):
            fill = {"bg_color": FILLS[value]} if value in FILLS else {}
            sheet.write_string(row, place, state_cell(value).text, self._format(**_CELL, **fill))
        elif isinstance(value, str):
            sheet.write_string(row, place, safe(value), self._format(**_CELL))
        elif isinstance(value, date):
            sheet.write_datetime(row, place, value, self._format(**_CELL, num_format=_DAY))
        else:
            sheet.write_number(row, place, value, self._format(**_NUMBER, num_format=form))
