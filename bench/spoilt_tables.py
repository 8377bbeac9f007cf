"""What people do to rows, columns, ids and sheets."""

import datetime
from collections.abc import Callable
from typing import Any

from openpyxl.comments import Comment

from spoilt_form import (
    AT,
    COLUMN,
    FIRST,
    HEADER_ROW,
    META_SHEET,
    PROGRESS_COLUMNS,
    PROGRESS_SHEET,
    WHOLE,
    Fault,
    entries_with,
    progress,
    put,
    set_to,
)


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


def _second_block(book: Any) -> None:
    """A second table below, with the same header in another order."""
    sheet = book[PROGRESS_SHEET]
    for column in range(1, len(PROGRESS_COLUMNS) + 1):
        sheet.cell(12, column, sheet.cell(HEADER_ROW, column).value)
    sheet.cell(12, COLUMN["note"], "下一步举措")
    sheet.cell(12, COLUMN["next"], "进展情况")
    put(sheet, 13, task="1-1-2", note="下月招标")


def _merged(area: str, **said: Any) -> Callable[[Any], None]:
    def spoil(book: Any) -> None:
        put(book[PROGRESS_SHEET], 4, **said)
        book[PROGRESS_SHEET].merge_cells(area)

    return spoil


def _last_month(book: Any) -> None:
    """The sheet of last month, kept beside: it says something of a task that this month's does not."""
    sheet = book.copy_worksheet(book[PROGRESS_SHEET])
    sheet.title = "9月"
    put(book[PROGRESS_SHEET], 5, note=None)


def _other_header(*words: str) -> Callable[[Any], None]:
    """A header over two rows, the lower one with these words from 本期进度 on."""

    def spoil(book: Any) -> None:
        sheet = book[PROGRESS_SHEET]
        sheet.insert_rows(HEADER_ROW + 1)
        for column, word in enumerate(words, COLUMN["progress"]):
            sheet.cell(HEADER_ROW + 1, column, word)

    return spoil


def _header_again(book: Any) -> None:
    sheet = book[PROGRESS_SHEET]
    sheet.insert_rows(5)
    for column in range(1, len(PROGRESS_COLUMNS) + 1):
        sheet.cell(5, column, sheet.cell(HEADER_ROW, column).value)


def _moved(**by: int) -> Callable[[Any], None]:
    return lambda book: book[PROGRESS_SHEET].move_range("H4", **by)


def _other_header_again(book: Any) -> None:
    _header_again(book)
    book[PROGRESS_SHEET].cell(5, COLUMN["progress"], "上月进度")


def _remarked(book: Any) -> None:
    book[PROGRESS_SHEET]["H5"].comment = Comment("本期 40", "李某")


def _supported(book: Any) -> None:
    sheet = book.create_sheet("配合事项")
    sheet.append(["编号", "任务", "时限", "牵头部门"])
    sheet.append(["1-1-3", "别家的任务", "2025-12-31", "乙局", "已配合"])


def _foot_of(word: str) -> Callable[[Any], None]:
    return lambda book: put(book[PROGRESS_SHEET], 9, task=word, progress=35)


def _two_dates(book: Any) -> None:
    """Ids that became days, and titles sorted by themselves."""
    for row, task, title in ((4, 1, "第二项任务"), (5, 2, "推进“一网通办”")):
        put(book[PROGRESS_SHEET], row, task=datetime.date(2001, 1, task), title=title)


def _named_only(book: Any) -> None:
    """A task known by its title alone, which begins as the foot of a table does."""
    put(book[PROGRESS_SHEET], 5, task=None, title="注册登记：一次办结")
    put(book[PROGRESS_SHEET], 5, note="已试行")


TABLES = (
    Fault("原样", lambda book: None, WHOLE),
    Fault("公式没算", progress("=30+5"), None, f"{AT}H4"),
    Fault("没有隐藏表", _without_meta, WHOLE),
    Fault("隐藏表是别家", set_to("B2", "乙局", META_SHEET), None, "发给“乙局”"),
    Fault("别的版本", set_to("B3", "5.0", META_SHEET), None, "另一个方案或版本"),
    Fault("表上别的版本", set_to("F2", "5.0"), None, f"{AT}F2"),
    Fault("版本成了数", set_to("F2", 6), WHOLE),
    Fault("单位写简称", set_to("B2", "市甲局"), WHOLE),
    Fault("单位写错", set_to("B2", "甲 局"), None, f"{AT}B2"),
    Fault("单位空着", set_to("B2", None), None, "没有写明填报单位"),
    Fault("两个单位", _two_units, None, f"{AT}B20"),
    Fault("列移动", _moved_columns, WHOLE),
    Fault("表头下移", _lower_header, WHOLE),
    Fault("行重排", _sorted, WHOLE),
    Fault("删了行", lambda book: book[PROGRESS_SHEET].delete_rows(5), {"1-1-1": FIRST}),
    Fault("隐藏行", _hidden_row, WHOLE),
    Fault("合计行", _total, WHOLE),
    Fault("表尾签字", _foot, WHOLE),
    Fault("编号合并", _merged_ids, entries_with(note="完成需求分析\n又开了一次会")),
    Fault("责任人合并", _merged_owner, None, f"{AT}I5"),
    Fault("编号全角", set_to("A4", "１－１－１"), WHOLE),
    Fault("编号成日期", set_to("A4", datetime.date(2001, 1, 1)), WHOLE),
    Fault("只有任务名", set_to("A4", None), WHOLE),
    Fault("编号改了", set_to("A4", "1-1-2"), None, f"{AT}A4"),
    Fault("编号改成别家", set_to("A4", "1-1-3"), None, f"{AT}A4"),
    Fault("编号没有", set_to("A4", "9-9-9"), None, f"{AT}A4"),
    Fault(
        "编号任务名都没有", lambda book: [set_to("A4", None)(book), set_to("B4", None)(book)], None, f"{AT}A4"
    ),
    Fault("填了两次", lambda book: put(book[PROGRESS_SHEET], 8, task="1-1-1", progress=40), None, f"{AT}A8"),
    Fault("两列进度", set_to("P3", "本期进度"), None, f"{AT}P3"),
    Fault("换牵头的行", lambda book: put(book[PROGRESS_SHEET], 6, progress=40), WHOLE, f"{AT}A6"),
    Fault("中止的行", lambda book: put(book[PROGRESS_SHEET], 7, progress=40), WHOLE, f"{AT}A7"),
    Fault("多一列", set_to("P3", "备注"), WHOLE),
    Fault("改了表头", set_to("H3", "完成情况"), None, "少了“本期进度”一列"),
    Fault("另有一张进展", _copied_sheet, None, "进展 Copy: “进展”之外"),
    Fault("单位和填表人一格", _one_cell, WHOLE),
    Fault("错误值在编号", set_to("A4", "#REF!"), None, f"{AT}A4"),
    Fault("一行也没填", lambda book: book[PROGRESS_SHEET].delete_rows(4, 4), {}),
    Fault("表头没了", lambda book: book[PROGRESS_SHEET].delete_rows(3), None, "没有找到表头"),
    Fault("下面另有一张表", _second_block, None, f"{AT}J12"),
    Fault("进度合并", _merged("H4:H5"), None, f"{AT}H5"),
    Fault("情况合并到别的任务", _merged("J4:J5", note="都在推进"), None, f"{AT}J4"),
    Fault("横着合并", _merged("J4:K4", note="甲"), entries_with(note="甲")),
    Fault("上月的表还在", _last_month, None, "9月: “进展”之外"),
    Fault("表改了名", lambda book: setattr(book[PROGRESS_SHEET], "title", "Sheet1"), WHOLE),
    Fault("叫配合事项", lambda book: setattr(book[PROGRESS_SHEET], "title", "配合事项"), WHOLE),
    Fault("配合事项里写了", _supported, WHOLE, "配合事项!E2 没有读"),
    Fault("中间又有表头", _header_again, WHOLE),
    Fault("表头下有单位行", _other_header("（%）"), None, f"{AT}A4"),
    Fault("表头带括号", set_to("H3", "*本期进度\n（0-100）"), WHOLE),
    Fault("表头带空格", set_to("A3", " 编 号"), WHOLE),
    Fault("两列情况", set_to("P3", "进展情况（补充）"), None, f"{AT}P3"),
    Fault("隐藏列", lambda book: setattr(book[PROGRESS_SHEET].column_dimensions["H"], "hidden", True), WHOLE),
    Fault("别家的行", lambda book: put(book[PROGRESS_SHEET], 9, task="1-1-3", progress=50), None, f"{AT}A9"),
    Fault("小计", _foot_of("小 计："), WHOLE),
    Fault("平均", _foot_of("平均"), None, f"{AT}A9"),
    Fault("备注行", _foot_of("备注：以上为本月"), WHOLE),
    Fault("没有编号的填写", lambda book: put(book[PROGRESS_SHEET], 9, progress=40), None, f"{AT}A9"),
    Fault("任务名像表尾", _named_only, {"1-1-1": FIRST, "1-1-6": {"note": "已试行"}}),
    Fault("编号成日期又换了任务名", _two_dates, None, f"{AT}A4"),
    Fault("编号点号", set_to("A4", "1.1.1"), None, f"{AT}A4"),
    Fault("编号长横", set_to("A4", "1—1 — 1"), WHOLE),
    Fault("编号两个", set_to("A4", "1-1-1、1-1-2"), None, f"{AT}A4"),
    Fault("编号序列数", set_to("A4", 36892), None, f"{AT}A4"),
    Fault("任务名多个字", set_to("B4", "推进“一网通办”等"), None, f"{AT}A4"),
    Fault("任务名有空格", set_to("B4", "推进“一网 通办”\u3000"), WHOLE),
    Fault("本期填进上次", set_to("E5", 50), None, f"{AT}E5"),
    Fault("完成填进上次", set_to("E5", "100%"), None, f"{AT}E5"),
    Fault("上次进度照旧", set_to("E5", 10), WHOLE),
    Fault("写成批注", _remarked, WHOLE, "表里有批注、图片或文本框"),
    Fault("答案上移进表头", _moved(rows=-1), None, "少了“本期进度”一列"),
    Fault("答案左移一列", _moved(cols=-1), None, f"{AT}G4"),
    Fault("中间的表头不同", _other_header_again, None, f"{AT}H5"),
)
