"""The ledger (台账) as a workbook to look at, filter and print: all tasks, all leads, a sheet a state."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any, NamedTuple

from xlsxwriter import Workbook

from yshj.judging.lead_lines import LeadLine, LeadLinesView
from yshj.judging.short import shown
from yshj.model.standing import State
from yshj.output.excel.book import row_height
from yshj.output.excel.form_words import FILLS, title
from yshj.output.excel.sheets import Formats, print_wide
from yshj.output.safe import safe
from yshj.output.words import count_line, counted, day_line, selection_line, state_cell, units_text, whose

TASKS_SHEET, LEADS_SHEET = "全部任务", "全部牵头事项"
_HIGHEST = 409
"""Points of a row."""
_HEADER_ROW = 3
_FONT = {"font_name": "宋体", "font_size": 10}
_OPTIONS = {
    "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
    "default_format_properties": _FONT,
}  # fmt: skip
_CELL = {"text_wrap": True, "valign": "top", "align": "left", "border": 1, "border_color": "A6A6A6"}
_NUMBER = {**_CELL, "align": "right"}
_TITLE = {**_CELL, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "D9E1F2"}
_DAY, _PERCENT = "yyyy-mm-dd", '0"%"'

Value = str | int | date | State | None


class _Column(NamedTuple):
    """What stands in it of a line; whole percent where `form` says so."""

    title: str
    width: int
    value: Callable[[LeadLine, LeadLinesView], Value]
    form: str = "General"


def _why(line: LeadLine, _view: LeadLinesView) -> str:
    return "，".join(shown(line.task, line.lead)) if line.lead else line.task.why_leaderless


def _leads(line: LeadLine, view: LeadLinesView) -> str:
    return units_text((lead.unit for lead in line.task.leads), view.header) or "（无牵头部门）"


def _supports(line: LeadLine, view: LeadLinesView) -> str:
    """As the plan writes them: the members of groups would fill pages."""
    task = line.task.task
    return units_text(task.support, view.header) + (" 等部门" if task.support_open else "")


def _lead_unit(line: LeadLine, view: LeadLinesView) -> str:
    return whose(line.lead, view.header) if line.lead else "（无牵头部门）"


def _task_days(line: LeadLine, _view: LeadLinesView) -> int | None:
    return None if line.task.state.over else line.task.days_left


def _lead_days(line: LeadLine, _view: LeadLinesView) -> int | None:
    return None if line.state.over else line.days_left


def _lead_due(line: LeadLine, _view: LeadLinesView) -> date | str:
    return (line.lead.effective_due if line.lead else line.task.effective_due) or "长期"


_HEAD = (
    _Column("编号", 9, lambda line, _: line.task.id),
    _Column("任务", 30, lambda line, _: line.task.title),
)
_TASKS = (
    *_HEAD,
    _Column("章节", 14, lambda line, _: line.category or line.section),
    _Column("状态", 10, lambda line, _: line.task.state),
    _Column("进度", 7, lambda line, _: line.task.progress, _PERCENT),
    _Column("牵头部门", 36, _leads),
    _Column("配合单位", 36, _supports),
    _Column("责任领导", 10, lambda line, _: line.task.task.leader),
    _Column("方案时限", 11, lambda line, _: line.task.base_due or "长期"),
    _Column("有效时限", 11, lambda line, _: line.task.effective_due or "长期"),
    _Column("剩余天数", 9, _task_days),
)
_LEADS = (
    *_HEAD,
    _Column("牵头部门", 24, _lead_unit),
    _Column("单位类别", 11, lambda line, _: line.kind),
    _Column("状态", 10, lambda line, _: line.state),
    _Column("进度", 7, lambda line, _: line.lead and line.lead.progress, _PERCENT),
    _Column("时序进度", 9, lambda line, _: line.lead and line.lead.expected, _PERCENT),
    _Column("责任人", 20, lambda line, _: line.lead and line.lead.owner),
    _Column("有效时限", 11, _lead_due),
    _Column("剩余天数", 9, _lead_days),
    _Column("最近填报", 11, lambda line, _: line.lead and line.lead.last_entry),
    _Column("完成日", 11, lambda line, _: line.lead and line.lead.done_on),
    _Column("已销号", 7, lambda line, _: "是" if line.lead and line.lead.verified else None),
    _Column("情况", 34, _why),
)


def ledger_book(view: LeadLinesView) -> bytes:
    """The workbook's bytes, the same for the same view: texts, numbers and days, never a formula."""
    stream = BytesIO()
    book = _Book(stream, view)
    tasks = [line for line in view.lines if line.first]
    states = Counter(line.task.state for line in tasks)
    book.sheet(TASKS_SHEET, f"任务 {len(tasks)} 项：{counted(states)}", _TASKS, tasks)
    states = Counter(line.state for line in view.lines)
    book.sheet(LEADS_SHEET, f"牵头事项 {len(view.lines)} 件：{counted(states)}", _LEADS, view.lines)
    for state in State:
        lines = [line for line in view.lines if line.state is state]
        book.sheet(state.label, f"{state_cell(state).text}的牵头事项 {len(lines)} 件", _LEADS, lines)
    book.close()
    return stream.getvalue()


class _Book:
    """The sheets of one view."""

    def __init__(self, stream: BytesIO, view: LeadLinesView) -> None:
        self._view = view
        self._book = Workbook(stream, _OPTIONS)
        day = view.header.as_of
        self._book.set_properties({"created": datetime(day.year, day.month, day.day)})
        self._format = Formats(self._book, _FONT)
        self.close = self._book.close

    def sheet(self, name: str, said: str, columns: Sequence[_Column], lines: Iterable[LeadLine]) -> None:
        """Title, day and count; how many rows; header; a row a line."""
        sheet, header = self._book.add_worksheet(name), self._view.header
        self._top(sheet, title(header, f"台账　{name}"), said)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(_HEADER_ROW, place, column.title, self._format(**_TITLE))
        last = _HEADER_ROW
        for last, line in enumerate(lines, _HEADER_ROW + 1):
            values = [column.value(line, self._view) for column in columns]
            for place, (column, value) in enumerate(zip(columns, values, strict=True)):
                self._write(sheet, last, place, value, column.form)
            texts = [(str(value), c.width + 1) for c, value in zip(columns, values, strict=True)]
            sheet.set_row(last, min(row_height(texts), _HIGHEST))
        sheet.autofilter(_HEADER_ROW, 0, last, len(columns) - 1)
        print_wide(sheet, _HEADER_ROW)

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
