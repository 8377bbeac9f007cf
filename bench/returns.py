"""A small city and a folder of forms as they come back: spoilt, one fault each, named by it.

    python bench/returns.py FOLDER        writes FOLDER/data, FOLDER/回收/FAULT.xlsx and FOLDER/expected.json

For each fault stands there either what a ledger must say afterwards, or the cell that must be named.
`tests/cli/test_spoilt_returns.py` collects them one by one. Needs openpyxl.
"""

import datetime
import json
import sys
import zipfile
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
}
ASKED = ("1-1-1", "1-1-2", "1-1-4", "1-1-5")
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
_COLUMN = {column.key: number for number, column in enumerate(PROGRESS_COLUMNS, 1)}
_OTHER_COLUMN = {column.key: number for number, column in enumerate(OTHER_COLUMNS, 1)}
FIRST = {"progress": 35, "note": "完成需求分析"}
FORMULA_AS_TEXT = "=1+1 缺接口"
SECOND = {"note": "无进展，因资金未到位"}


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
    _write(folder / "data" / "plan-6.0.yaml", {**_PLAN, "tasks": tasks})
    report = {"format": "yshj-report/1", "unit": UNIT, "entries": _EARLIER}
    _write(folder / "data" / "reports" / f"{UNIT}.yaml", report)
    _write(folder / "data" / "decisions.yaml", {"format": "yshj-decisions/1", "decisions": _DECISIONS})


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
        sheet.cell(row, _COLUMN["task"], task)
        sheet.cell(row, _COLUMN["title"], TITLES[task])
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
        cell = sheet.cell(row, _COLUMN[key])
        value, *shape = answer if isinstance(answer, tuple) else (answer,)
        cell.value = value
        if shape:
            cell.number_format = shape[0]
        if value == FORMULA_AS_TEXT:
            cell.data_type = "s"


def _progress(*value: Any) -> Callable[[Any], None]:
    return lambda book: put(book[PROGRESS_SHEET], 4, progress=value)


def _answer(row: int, *value: Any) -> Callable[[Any], None]:
    def spoil(book: Any) -> None:
        cell = book[OTHER_SHEET].cell(row, len(OTHER_COLUMNS))
        cell.value = value[0]
        cell.number_format = value[1] if value[1:] else "General"

    return spoil


def _first(**said: Any) -> Callable[[Any], None]:
    return lambda book: put(book[PROGRESS_SHEET], 4, **said)


def _without_meta(book: Any) -> None:
    book.remove(book[META_SHEET])


def _moved_columns(book: Any) -> None:
    sheet = book[PROGRESS_SHEET]
    sheet.move_range(f"H{HEADER_ROW}:J20", cols=15)


def _lower_header(book: Any) -> None:
    book[PROGRESS_SHEET].insert_rows(1, 4)


def _sorted(book: Any) -> None:
    sheet = book[PROGRESS_SHEET]
    rows = [[sheet.cell(row, column).value for column in range(1, 16)] for row in (4, 5)]
    for row, values in zip((5, 4), rows, strict=True):
        for column, value in enumerate(values, 1):
            sheet.cell(row, column).value = value


def _set(address: str, value: Any, sheet: str = PROGRESS_SHEET) -> Callable[[Any], None]:
    def spoil(book: Any) -> None:
        book[sheet][address] = value

    return spoil


def _merged_ids(book: Any) -> None:
    sheet = book[PROGRESS_SHEET]
    sheet.insert_rows(5)
    put(sheet, 5, note="又开了一次会")
    sheet.merge_cells("A4:A5")
    sheet.merge_cells("B4:B5")


def _merged_owner(book: Any) -> None:
    put(book[PROGRESS_SHEET], 4, owner="综合科 王某")
    book[PROGRESS_SHEET].merge_cells("I4:I5")


def _copied_sheet(book: Any) -> None:
    book.copy_worksheet(book[PROGRESS_SHEET])


def _one_cell(book: Any) -> None:
    sheet = book[PROGRESS_SHEET]
    sheet.delete_rows(2)
    sheet.insert_rows(2)
    sheet["A2"] = "填报单位（盖章）：甲局　　填表人：李某"


def _total(book: Any) -> None:
    put(book[PROGRESS_SHEET], 9, task="合计", progress="=SUM(H4:H8)")


def _foot(book: Any) -> None:
    sheet = book[PROGRESS_SHEET]
    sheet["A10"], sheet["H10"] = "填表人：李某", "审核：赵某"


def _hidden_row(book: Any) -> None:
    book[PROGRESS_SHEET].row_dimensions[4].hidden = True


def _two_units(book: Any) -> None:
    sheet = book[PROGRESS_SHEET]
    sheet["A20"], sheet["B20"] = "填报单位", "乙局"


def _csv(encoding: str, **said: Any) -> Callable[[Any], bytes]:
    def spoil(book: Any) -> bytes:
        put(book[PROGRESS_SHEET], 4, **said)
        lines = (
            ",".join("" if value is None else f'"{value}"' for value in row)
            for row in book[PROGRESS_SHEET].values
        )
        return "\r\n".join(lines).encode(encoding)

    return spoil


def _bomb(book: Any) -> bytes:
    stream = BytesIO(_bytes(book))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.bin", bytes(65 * 1024 * 1024))
    return stream.getvalue()


def _many_rows(book: Any) -> None:
    for row in range(30, 20_100):
        book[PROGRESS_SHEET].cell(row, 1, "x")


def _bytes(book: Any) -> bytes:
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


WHOLE = {"1-1-1": FIRST, "1-1-2": SECOND}


def _with(**more: Any) -> dict[str, dict[str, Any]]:
    return {**WHOLE, "1-1-1": {**FIRST, **more}}


def _second_block(book: Any) -> None:
    """A second table below, with the same header in another order."""
    sheet = book[PROGRESS_SHEET]
    for column in range(1, len(PROGRESS_COLUMNS) + 1):
        sheet.cell(12, column, sheet.cell(HEADER_ROW, column).value)
    sheet.cell(12, _COLUMN["note"], "下一步举措")
    sheet.cell(12, _COLUMN["next"], "进展情况")
    put(sheet, 13, task="1-1-2", note="下月招标")


def _two_names(book: Any) -> None:
    _answer(2, "91%")(book)
    book[OTHER_SHEET].cell(2, _OTHER_COLUMN["name"], "网办率、平均用时")


def _no_name(book: Any) -> None:
    _answer(2, "91%")(book)
    book[OTHER_SHEET].cell(2, _OTHER_COLUMN["name"]).value = None


def _measured_twice(book: Any) -> None:
    """The same measure in another spelling, with another figure."""
    _answer(2, "91%")(book)
    row = {"sort": "指标", "task": "1-1-1", "name": "1.网办率", "answer": "92%"}
    for key, value in row.items():
        book[OTHER_SHEET].cell(9, _OTHER_COLUMN[key], value)


_AT = f"{PROGRESS_SHEET}!"
_OTHER_AT = f"{OTHER_SHEET}!G"
FAULTS = (
    Fault("原样", lambda book: None, WHOLE),
    Fault("进度35%", _progress(0.35, "0%"), WHOLE),
    Fault("进度百分百", _progress(1, "0%"), _with(progress=100)),
    Fault("进度1%", _progress(0.01, "0.00%"), _with(progress=1)),
    Fault("进度0.35", _progress(0.35), WHOLE),
    Fault("进度文字0.35", _progress("0.35"), WHOLE),
    Fault("进度浮点误差", _progress(0.57, "0%"), _with(progress=57)),
    Fault("进度全角", _progress("３５％"), WHOLE),
    Fault("进度文字35", _progress(" 35 "), WHOLE),
    Fault("进度零", _progress(0), _with(progress=0)),
    Fault("进度1", _progress(1), None, f"{_AT}H4"),
    Fault("进度35.7", _progress(35.7), None, f"{_AT}H4"),
    Fault("进度三千五", _progress(35, "0%"), None, f"{_AT}H4"),
    Fault("进度真假", _progress(True), None, f"{_AT}H4"),
    Fault("进度是日期", _progress(datetime.date(2025, 10, 20)), None, f"{_AT}H4"),
    Fault("进度是时间", _progress(0.35, "h:mm"), None, f"{_AT}H4"),
    Fault("进度是错误值", _progress("#DIV/0!"), None, f"{_AT}H4"),
    Fault("进度是话", _progress("过半"), None, f"{_AT}H4"),
    Fault("进度负数", _progress(-5), None, f"{_AT}H4"),
    Fault("进度101", _progress(101), None, f"{_AT}H4"),
    Fault("公式没算", _progress("=30+5"), None, f"{_AT}H4"),
    Fault("没有隐藏表", _without_meta, WHOLE),
    Fault("隐藏表是别家", _set("B2", "乙局", META_SHEET), None, "发给“乙局”"),
    Fault("别的版本", _set("B3", "5.0", META_SHEET), None, "另一个方案或版本"),
    Fault("表上别的版本", _set("F2", "5.0"), None, f"{_AT}F2"),
    Fault("版本成了数", _set("F2", 6), WHOLE),
    Fault("单位写简称", _set("B2", "市甲局"), WHOLE),
    Fault("单位写错", _set("B2", "甲 局"), None, f"{_AT}B2"),
    Fault("单位空着", _set("B2", None), None, "没有写明填报单位"),
    Fault("两个单位", _two_units, None, f"{_AT}B20"),
    Fault("列移动", _moved_columns, WHOLE),
    Fault("表头下移", _lower_header, WHOLE),
    Fault("行重排", _sorted, WHOLE),
    Fault("删了行", lambda book: book[PROGRESS_SHEET].delete_rows(5), {"1-1-1": FIRST}),
    Fault("隐藏行", _hidden_row, WHOLE),
    Fault("合计行", _total, WHOLE),
    Fault("表尾签字", _foot, WHOLE),
    Fault("编号合并", _merged_ids, _with(note="完成需求分析\n又开了一次会")),
    Fault(
        "责任人合并",
        _merged_owner,
        {
            "1-1-1": {**FIRST, "owner": "综合科 王某"},
            "1-1-2": {**SECOND, "owner": "综合科 王某"},
        },
    ),
    Fault("编号全角", _set("A4", "１－１－１"), WHOLE),
    Fault("编号成日期", _set("A4", datetime.date(2001, 1, 1)), WHOLE),
    Fault("只有任务名", _set("A4", None), WHOLE),
    Fault("编号改了", _set("A4", "1-1-2"), None, f"{_AT}A4"),
    Fault("编号改成别家", _set("A4", "1-1-3"), None, f"{_AT}A4"),
    Fault("编号没有", _set("A4", "9-9-9"), None, f"{_AT}A4"),
    Fault(
        "编号任务名都没有", lambda book: [_set("A4", None)(book), _set("B4", None)(book)], None, f"{_AT}A4"
    ),
    Fault("填了两次", lambda book: put(book[PROGRESS_SHEET], 8, task="1-1-1", progress=40), None, f"{_AT}A8"),
    Fault("两列进度", _set("P3", "本期进度"), None, f"{_AT}P3"),
    Fault("换牵头的行", lambda book: put(book[PROGRESS_SHEET], 6, progress=40), WHOLE, f"{_AT}A6"),
    Fault("中止的行", lambda book: put(book[PROGRESS_SHEET], 7, progress=40), WHOLE, f"{_AT}A7"),
    Fault("没有问题", _first(blocked="无"), _with(blocked=None)),
    Fault("有问题", _first(blocked=FORMULA_AS_TEXT), _with(blocked=FORMULA_AS_TEXT)),
    Fault("没有什么问题", _first(blocked="暂无问题。"), _with(blocked=None)),
    Fault("同上", _first(owner="同上"), None, f"{_AT}I4"),
    Fault("进度是无", _progress("无"), None, f"{_AT}H4"),
    Fault("责任人无", _first(owner="无"), WHOLE),
    Fault(
        "交付成果",
        _first(delivered="1.分类标准；办事指南、流程图"),
        _with(delivered=["分类标准", "办事指南、流程图"]),
    ),
    Fault("交付成果不识", _first(delivered="分类的标准"), None, f"{_AT}M4"),
    Fault(
        "佐证",
        _first(evidence="证明.txt、https://a.cn/b"),
        _with(evidence=["佐证/甲局/证明.txt", "https://a.cn/b"]),
    ),
    Fault("佐证没送", _first(evidence="纪要.pdf"), _with(evidence=["佐证/甲局/纪要.pdf"]), "纪要.pdf"),
    Fault("延期点号", _first(ask="2026.1.31"), _with(ask="2026-01-31")),
    Fault("延期月底", _first(ask="2026年1月底"), _with(ask="2026-01-31")),
    Fault("延期八位", _first(ask="20260131"), _with(ask="2026-01-31")),
    Fault("延期日期格", _first(ask=datetime.date(2026, 1, 31)), _with(ask="2026-01-31")),
    Fault("延期斜线", _first(ask="2026/1/31"), _with(ask="2026-01-31")),
    Fault("延期已过", _first(ask="2024-01-31"), None, f"{_AT}O4"),
    Fault("延期不是日期", _first(ask="尽快"), None, f"{_AT}O4"),
    Fault("指标百分比", _answer(2, 0.912, "0.0%"), _with(measures={"网办率": 91.2})),
    Fault("指标百分号", _answer(2, "91.2％"), _with(measures={"网办率": 91.2})),
    Fault("指标小数", _answer(2, 0.912), None, f"{_OTHER_AT}2"),
    Fault("指标带单位", _answer(3, "2.5个工作日"), _with(measures={"平均用时": 2.5})),
    Fault("指标是话", _answer(3, "两天半"), None, f"{_OTHER_AT}3"),
    Fault("指标百分比格而单位不是", _answer(3, 0.5, "0%"), None, f"{_OTHER_AT}3"),
    Fault("节点", _answer(4, "已达到"), _with(reached=["布局完成"])),
    Fault("节点是话", _answer(4, "差不多"), None, f"{_OTHER_AT}4"),
    Fault("经常性", _answer(5, "2次"), _with(held={"座谈": 2})),
    Fault("经常性半次", _answer(5, 1.5), None, f"{_OTHER_AT}5"),
    Fault("太长", _first(note="长" * 20_001), None, f"{_AT}J4"),
    Fault("控制字符", _first(note="一\r\n二<b>&\t'三"), _with(note="一\n二<b>&\t'三")),
    Fault("多一列", _set("P3", "备注"), WHOLE),
    Fault("改了表头", _set("H3", "完成情况"), None, "少了“本期进度”一列"),
    Fault("另有一张进展", _copied_sheet, None, "进展 Copy!A4"),
    Fault("单位和填表人一格", _one_cell, WHOLE),
    Fault("情况以填报单位开头", _first(note="填报单位已印发方案"), _with(note="填报单位已印发方案")),
    Fault("错误值在编号", _set("A4", "#REF!"), None, f"{_AT}A4"),
    Fault("一行也没填", lambda book: book[PROGRESS_SHEET].delete_rows(4, 4), {}),
    Fault("表头没了", lambda book: book[PROGRESS_SHEET].delete_rows(3), None, "没有找到表头"),
    Fault("太多行", _many_rows, None, "20000 行"),
    Fault("炸弹", _bomb, None, "64 MB"),
    Fault("半个文件", lambda book: _bytes(book)[:3000], None, "损坏"),
    Fault("空文件", lambda book: b"", None, "空文件"),
    Fault("其实是网页", lambda book: b"<html><table></table></html>", None, "网页"),
    Fault("进度分两行", _progress("3\n5"), None, f"{_AT}H4"),
    Fault("进度带脚注", _progress("3①"), None, f"{_AT}H4"),
    Fault("进度带上标", _progress("3²"), None, f"{_AT}H4"),
    Fault("指标两个数", _answer(3, "2 5"), None, f"{_OTHER_AT}3"),
    Fault("指标大数", _answer(3, "99999999999999999999"), None, f"{_OTHER_AT}3"),
    Fault("指标按千显示", _answer(3, 2500, "0.0,"), None, f"{_OTHER_AT}3"),
    Fault("指标按万显示", _answer(3, 25000, '0!.0,"万"'), None, f"{_OTHER_AT}3"),
    Fault("指标千分位", _answer(3, 2500, "#,##0.0_ "), _with(measures={"平均用时": 2500})),
    Fault("指标两个名", _two_names, None, "名称“网办率、平均用时”"),
    Fault("指标没有名", _no_name, None, "名称“”"),
    Fault("指标填两次", _measured_twice, None, f"{_OTHER_AT}9"),
    Fault("下面另有一张表", _second_block, None, f"{_AT}J12"),
    Fault("看不见的空格", _first(progress="\u200b35", next="\u200b"), WHOLE),
    Fault("行分隔符", _first(note="一\u2028二"), _with(note="一\n二")),
    Fault(
        "佐证反斜杠",
        _first(evidence="\\etc\\hostname"),
        _with(evidence=["佐证/甲局/hostname"]),
        "没有随表送来",
    ),
    Fault("csv引号不成对", _csv("utf-8", note='他说"一'), None, "引号不成对", ending=".csv"),
    Fault("csv", _csv("utf-8-sig"), WHOLE, ending=".csv"),
    Fault("csv国标", _csv("gb18030"), WHOLE, ending=".csv"),
    Fault("csv进度0.35", _csv("utf-8", progress="0.35"), WHOLE, ending=".csv"),
    Fault("csv进度1", _csv("utf-8", progress="1"), None, "H4", ending=".csv"),
    Fault("csv其他编码", _csv("utf-16"), None, "UTF-8", ending=".csv"),
)


def spoilt(fault: Fault) -> bytes:
    """The file with that fault."""
    book = form()
    instead = fault.spoil(book)
    return instead if isinstance(instead, bytes) else _bytes(book)


def _write(path: Path, said: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(said, ensure_ascii=False, indent=1), "utf-8")


def main() -> None:
    """Writes everything below the folder that is named."""
    folder = Path(sys.argv[1])
    workspace(folder)
    returns = folder / "回收"
    returns.mkdir(parents=True)
    (returns / "证明.txt").write_text("证明", "utf-8")
    for fault in FAULTS:
        (returns / f"{fault.name}{fault.ending}").write_bytes(spoilt(fault))
    expected = {fault.name: {"entries": fault.entries, "cell": fault.cell} for fault in FAULTS}
    _write(folder / "expected.json", expected)


if __name__ == "__main__":
    main()
