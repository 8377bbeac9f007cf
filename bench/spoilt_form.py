"""A small city, a form that goes out in it, and what people do to one of its cells."""

import datetime
import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl

from yshj.model.form import (
    META_SHEET,
    OTHER_COLUMNS,
    OTHER_SHEET,
    PROGRESS_COLUMNS,
    PROGRESS_SHEET,
    VERSION_LABEL,
    Meta,
    plan_digest,
)
from yshj.model.plan import Plan, PlanHead

DAY = "2025-10-20"
UNIT = "甲局"
TITLES = {
    "1-1-1": "推进“一网通办”",
    "1-1-2": "第二项任务",
    "1-1-3": "别家的任务",
    "1-1-4": "换过牵头的任务",
    "1-1-5": "中止了的任务",
    "1-1-6": "注册登记：一次办结",
}
ASKED = ("1-1-1", "1-1-2", "1-1-4", "1-1-5", "1-1-6")
HEADER_ROW = 3
_PLAN = {
    "format": "yshj-plan/1",
    "plan": {"name": "某市行动方案", "version": "6.0", "issued": "2025-03-25"},
    "units": [
        {"name": name, "kind": "市直部门", "aliases": [f"市{name}"]} for name in ("甲局", "乙局", "丙局")
    ],
    "tasks": [
        {
            "id": "1-1-1",
            "lead": ["甲局"],
            "due": "2025-12",
            "deliverables": ["分类标准", "办事指南、流程图"],
            "targets": [
                {"name": "网办率", "at_least": 95, "unit": "%"},
                {"name": "平均用时", "at_most": 3, "unit": "个工作日"},
            ],
            "milestones": [{"name": "布局完成", "due": "2025-11"}],
            "recurring": [{"name": "座谈", "every": "quarter"}],
        },
        {"id": "1-1-2", "lead": ["甲局"], "due": "2025-12"},
        {"id": "1-1-3", "lead": ["乙局"], "support": ["甲局"], "due": "2025-12"},
        {"id": "1-1-4", "lead": ["甲局"], "due": "2025-12"},
        {"id": "1-1-5", "lead": ["甲局"], "due": "2025-12"},
        {"id": "1-1-6", "lead": ["甲局"], "due": "2025-12"},
    ],
}
_DECISIONS = [
    {
        "date": "2025-09-01",
        "kind": "transfer",
        "task": "1-1-4",
        "from": "甲局",
        "to": ["乙局"],
        "reason": "改",
    },
    {"date": "2025-09-02", "kind": "suspend", "task": "1-1-5", "unit": "甲局"},
]
_EARLIER = [
    {"date": "2025-09-20", "task": "1-1-1", "progress": 20, "owner": "审批科 张某", "blocked": "缺接口"},
    {"date": "2025-09-20", "task": "1-1-2", "progress": 10, "owner": "审批科 张某"},
]
COLUMN = {column.key: number for number, column in enumerate(PROGRESS_COLUMNS, 1)}
OTHER_COLUMN = {column.key: number for number, column in enumerate(OTHER_COLUMNS, 1)}
FIRST = {"progress": 35, "note": "完成需求分析"}
FORMULA_AS_TEXT = "=1+1 缺接口"
SECOND = {"note": "无进展，因资金未到位"}
WHOLE = {"1-1-1": FIRST, "1-1-2": SECOND}
AT, OTHER_AT = f"{PROGRESS_SHEET}!", f"{OTHER_SHEET}!G"


class Fault(NamedTuple):
    """A form with one thing that people do to forms, and what must come of it."""

    name: str
    spoil: Callable[[Any], Any]
    """Changes the workbook; bytes that it returns are the file instead."""
    entries: dict[str, dict[str, Any]] | None = None
    """Task → what its entry says; None: nothing is written."""
    cell: str = ""
    """What must be named on standard error; empty where all is taken."""
    ending: str = ".xlsx"


def workspace(folder: Path) -> None:
    """The plan, one ledger and the decisions."""
    tasks = [{"title": TITLES[str(task["id"])], **task} for task in _PLAN["tasks"]]  # type: ignore[union-attr]
    write(folder / "data" / "plan-6.0.yaml", {**_PLAN, "tasks": tasks})
    report = {"format": "yshj-report/1", "unit": UNIT, "entries": _EARLIER}
    write(folder / "data" / "reports" / f"{UNIT}.yaml", report)
    write(folder / "data" / "decisions.yaml", {"format": "yshj-decisions/1", "decisions": _DECISIONS})


def form(unit: str = UNIT) -> Any:
    """A form as it goes out, with two rows filled in."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = PROGRESS_SHEET
    sheet["A1"] = "某市行动方案 进展填报表"
    for column, word in enumerate(("填报单位", unit, "截止日期", "2025-10-28", VERSION_LABEL, "6.0"), 1):
        sheet.cell(2, column, word)
    for number, column in enumerate(PROGRESS_COLUMNS, 1):
        sheet.cell(HEADER_ROW, number, column.header)
    for row, task in enumerate(ASKED, HEADER_ROW + 1):
        sheet.cell(row, COLUMN["task"], task)
        sheet.cell(row, COLUMN["title"], TITLES[task])
    put(sheet, 4, **FIRST)
    put(sheet, 5, **SECOND)
    other = book.create_sheet(OTHER_SHEET)
    for number, column in enumerate(OTHER_COLUMNS, 1):
        other.cell(1, number, column.header)
    rows = (("指标", "网办率"), ("指标", "平均用时"), ("节点", "布局完成"), ("经常性工作", "座谈"))
    for row, (sort, name) in enumerate(rows, 2):
        words = {"sort": sort, "task": "1-1-1", "title": TITLES["1-1-1"], "name": name}
        for number, column in enumerate(OTHER_COLUMNS, 1):
            other.cell(row, number, words.get(column.key))
    meta = book.create_sheet(META_SHEET)
    meta.sheet_state = "hidden"
    head = PlanHead("某市行动方案", "6.0", datetime.date(2025, 3, 25))
    digest = plan_digest(Plan("yshj-plan/1", head, (), ()))
    for row in Meta(unit, "6.0", digest, DAY, ASKED).rows():
        meta.append(row)
    return book


def put(sheet: Any, row: int, /, **said: Any) -> None:
    """Answers of one row, by their keys; a format after the value is the cell's."""
    for key, answer in said.items():
        cell = sheet.cell(row, COLUMN[key])
        value, *shape = answer if isinstance(answer, tuple) else (answer,)
        cell.value = value
        if shape:
            cell.number_format = shape[0]
        if value == FORMULA_AS_TEXT:
            cell.data_type = "s"


def progress(*value: Any) -> Callable[[Any], None]:
    """本期进度 of the first row; a format after the value is the cell's."""
    return lambda book: put(book[PROGRESS_SHEET], 4, progress=value)


def answer(row: int, *value: Any) -> Callable[[Any], None]:
    """The answer of a row of the other sheet."""

    def spoil(book: Any) -> None:
        cell = book[OTHER_SHEET].cell(row, len(OTHER_COLUMNS))
        cell.value = value[0]
        cell.number_format = value[1] if value[1:] else "General"

    return spoil


def first(**said: Any) -> Callable[[Any], None]:
    """Answers of the first row."""
    return lambda book: put(book[PROGRESS_SHEET], 4, **said)


def set_to(address: str, value: Any, sheet: str = PROGRESS_SHEET) -> Callable[[Any], None]:
    """A cell with another value."""

    def spoil(book: Any) -> None:
        book[sheet][address] = value

    return spoil


def saved(book: Any) -> bytes:
    """The bytes of a workbook."""
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def write(path: Path, said: Any) -> None:
    """Writes what JSON can say; it is YAML as well."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(said, ensure_ascii=False, indent=1), "utf-8")


def entries_with(**more: Any) -> dict[str, dict[str, Any]]:
    """What a form is to bring, with more in the entry of its first row."""
    return {**WHOLE, "1-1-1": {**FIRST, **more}}
