"""What people see otherwise than it is stored: struck out, raised, hidden below, in pictures."""

import datetime
import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from spoilt_form import (
    AT,
    FIRST,
    HEADER_ROW,
    META_SHEET,
    OTHER_SHEET,
    PROGRESS_SHEET,
    SECOND,
    WHOLE,
    Fault,
    answer,
    entries_with,
    first,
    progress,
    put,
    saved,
    set_to,
)

_STRUCK = Font(strike=True)
_PICTURE = '<c r="{}" t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c>'


def _sheet(spoil: Callable[[Any], object]) -> Callable[[Any], None]:
    """What is done to the sheet of progress, whatever it returns."""

    def spoilt(book: Any) -> None:
        spoil(book[PROGRESS_SHEET])

    return spoilt


def _struck(*addresses: str) -> Callable[[Any], None]:
    return _sheet(lambda sheet: [setattr(sheet[address], "font", _STRUCK) for address in addresses])


def _raised(address: str, text: str, mark: str) -> Callable[[Any], None]:
    small = TextBlock(InlineFont(vertAlign="superscript"), mark)
    return set_to(address, CellRichText(text, small))


def _kept_below(area: str, address: str) -> Callable[[Any], None]:
    """Merged cells under which a program has left what stood there."""

    def spoil(book: Any) -> None:
        sheet = book[PROGRESS_SHEET]
        cell = sheet[address]
        sheet.merge_cells(area)
        sheet._cells[cell.row, cell.column] = Cell(sheet, cell.row, cell.column, "旧的一句")

    return spoil


def _lines_kept_below(book: Any) -> None:
    sheet = book[PROGRESS_SHEET]
    sheet.insert_rows(5)
    for area in ("A4:A5", "B4:B5"):
        sheet.merge_cells(area)
    _kept_below("J4:J5", "J5")(book)


def _merged(*areas: str) -> Callable[[Any], None]:
    return _sheet(lambda sheet: [sheet.merge_cells(area) for area in areas])


def _header_sorted_down(sheet: Any) -> None:
    sheet.move_range("A4:O4", rows=10)
    sheet.move_range("A3:O3", rows=1)
    sheet.move_range("A14:O14", rows=-11)


def _two_headers(sheet: Any) -> None:
    """Half of the header above, merged with the row below; over the other half a title of its own."""
    sheet.insert_rows(HEADER_ROW)
    for column in range(1, 8):
        sheet.cell(HEADER_ROW, column, sheet.cell(HEADER_ROW + 1, column).value)
        sheet.merge_cells(start_row=3, end_row=4, start_column=column, end_column=column)
    sheet["H3"] = "本期填报"
    sheet.merge_cells("H3:O3")


def _other_unit_below_the_form(book: Any) -> None:
    """Another unit beside every row, and none above."""
    sheet = book[PROGRESS_SHEET]
    book.remove(book[OTHER_SHEET])
    sheet["A2"] = sheet["B2"] = None
    sheet.insert_cols(1)
    for row, word in ((HEADER_ROW, "填报单位"), (4, "乙局"), (5, "乙局"), (7, "乙局")):
        sheet.cell(row, 1, word)
    sheet["B4"], sheet["C4"] = "1-1-4", "换过牵头的任务"
    sheet["B5"] = sheet["C5"] = sheet["I5"] = sheet["K5"] = None


def _last_figure_alone(book: Any) -> None:
    put(book[PROGRESS_SHEET], 5, note=None, last_progress=50)


def _other_without_header(book: Any) -> None:
    answer(2, "91%")(book)
    book[OTHER_SHEET].delete_rows(1)
    book[OTHER_SHEET].title = "Sheet2"


def _parts(change: Callable[[str, str], tuple[str, str] | None], **said: Any) -> Callable[[Any], bytes]:
    """The archive with other names and contents of its parts; None leaves one out."""

    def spoil(book: Any) -> bytes:
        first(**said)(book)
        stream = BytesIO()
        with zipfile.ZipFile(BytesIO(saved(book))) as old, zipfile.ZipFile(stream, "w") as new:
            for name in old.namelist():
                changed = change(name, old.read(name).decode())
                if changed:
                    new.writestr(*changed)
        return stream.getvalue()

    return spoil


def _cell(address: str, key: str, instead: str) -> Callable[[Any], bytes]:
    pattern = f'<c r="{address}"[^>]*><v>777</v></c>'
    return _parts(lambda name, text: (name, re.sub(pattern, instead, text)), **{key: 777})


def _without_styles(name: str, text: str) -> tuple[str, str] | None:
    text = re.sub(r"<Relationship [^>]*/styles\"[^>]*/>| s=\"\d+\"", "", text)
    return None if name == "xl/styles.xml" else (name, text)


def _strict(name: str, text: str) -> tuple[str, str]:
    usual, strict = "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/"
    return name, text.replace(f"{usual}spreadsheetml/2006/", f"{strict}spreadsheetml/").replace(
        f"{usual}officeDocument/2006/", f"{strict}officeDocument/"
    )


def _with_part(name: str, content: str) -> Callable[[Any], bytes]:
    def spoil(book: Any) -> bytes:
        stream = BytesIO(saved(book))
        with zipfile.ZipFile(stream, "a") as archive:
            archive.writestr(name, content)
        return stream.getvalue()

    return spoil


def _without_zeros(book: Any) -> None:
    progress(0)(book)
    book[PROGRESS_SHEET].sheet_view.showZeros = False


_TWICE = '<c r="H4"><v>35</v></c><c r="H4"><v>60</v></c>'
SEEN = (
    Fault("整格删除线", _struck("J4"), None, f"{AT}J4"),
    Fault("整行删除线", _struck(*(f"{letter}4" for letter in "ABCDEFGHIJKLMNO")), None, f"{AT}A4"),
    Fault("空格子有删除线", _struck("K4"), WHOLE),
    Fault("进度富文本上标", _raised("H4", "3", "5"), None, f"{AT}H4"),
    Fault("情况带上标", _raised("J4", "建成10m", "2"), entries_with(note="建成10m²")),
    Fault("横并下面有字", _kept_below("J4:K4", "K4"), WHOLE),
    Fault("竖并下面有字", _lines_kept_below, WHOLE),
    Fault("表头并进第一行", _merged("A3:A4"), None, f"{AT}A4"),
    Fault("表头并进第一行两格", _merged("A3:A4", "B3:B4"), None, f"{AT}H4"),
    Fault("表头排到下面", _sheet(_header_sorted_down), None, f"{AT}A3"),
    Fault("两层表头", _sheet(_two_headers), WHOLE),
    Fault("插了空列", _sheet(lambda sheet: sheet.insert_cols(9)), WHOLE),
    Fault(
        "编号写成说明",
        _sheet(lambda sheet: [sheet.__setitem__("A4", "说明：已合并"), sheet.__setitem__("B4", "一网通办")]),
        None,
        f"{AT}A4",
    ),
    Fault(
        "任务名像总计",
        _sheet(lambda sheet: [sheet.__setitem__("A4", None), sheet.__setitem__("B4", "总计划编制")]),
        None,
        f"{AT}A4",
    ),
    Fault("编号前后空格", set_to("A4", " 1 - 1 - 1 "), WHOLE),
    Fault("编号日期写成字", set_to("A4", "2001/1/1"), WHOLE),
    Fault("编号日期不是它", set_to("A4", datetime.date(2001, 1, 2)), None, f"{AT}A4"),
    Fault(
        "续行没有编号",
        _sheet(lambda sheet: [sheet.insert_rows(5), sheet.__setitem__("J5", "又开一次会")]),
        None,
        f"{AT}A5",
    ),
    Fault(
        "负责人签字",
        _sheet(
            lambda sheet: [sheet.__setitem__("A11", "主要负责人（签字）："), sheet.__setitem__("J11", "张某")]
        ),
        WHOLE,
    ),
    Fault("尾部日期", set_to("J12", "2025年10月20日"), None, f"{AT}A12"),
    Fault(
        "一格两个单位",
        _sheet(lambda sheet: [sheet.__setitem__("A2", "填报单位：甲局 乙局"), sheet.__setitem__("B2", None)]),
        None,
        f"{AT}A2",
    ),
    Fault("两格两个单位", set_to("A2", "填报单位：乙局"), None, f"{AT}A2"),
    Fault("行里是别家", _other_unit_below_the_form, None, "发给“甲局”"),
    Fault("只填了上次进度", _last_figure_alone, None, f"{AT}E5"),
    Fault("第二表填进上次", set_to("F2", "91%", OTHER_SHEET), None, f"{OTHER_SHEET}!F2"),
    Fault("第二表没有表头", _other_without_header, None, "Sheet2!B4"),
    Fault("零不显示", progress(0, "0;-0;;@"), None, f"{AT}H4"),
    Fault("零显示成空", progress(0, "#"), None, f"{AT}H4"),
    Fault("不显示零值", _without_zeros, None, f"{AT}H4"),
    Fault("小数显示成整数", progress(0.35, "0"), None, f"{AT}H4"),
    Fault("中文小写数字", progress(35, "[DBNum1][$-804]General"), WHOLE),
    Fault("格式写着约", progress(35, '"约"0'), None, f"{AT}H4"),
    Fault("公式的字没有结果", _cell("H4", "progress", '<c r="H4" t="str"><f>A1</f></c>'), None, f"{AT}H4"),
    Fault("公式结果是空", _cell("K4", "next", '<c r="K4" t="str"><f>A1</f><v></v></c>'), WHOLE),
    Fault("图片在情况", _cell("J4", "note", _PICTURE.format("J4")), None, f"{AT}J4"),
    Fault("图片在佐证", _cell("N4", "evidence", _PICTURE.format("N4")), None, f"{AT}N4"),
    Fault("文本框", _with_part("xl/drawings/drawing1.xml", "<x/>"), WHOLE, "图片或文本框"),
    Fault("贴了图片", _with_part("xl/media/image1.png", ""), WHOLE, "图片或文本框"),
    Fault("一格两次", _cell("H4", "progress", _TWICE), None, "损坏"),
    Fault("没有样式", _parts(_without_styles), WHOLE),
    Fault("严格格式", _parts(_strict), WHOLE),
    Fault(
        "少一张表",
        _parts(lambda name, text: None if name.endswith("sheet2.xml") else (name, text)),
        None,
        "损坏",
    ),
    Fault(
        "反斜杠的名", _parts(lambda name, text: (name.replace("s/sheet2", "s\\sheet2"), text)), None, "损坏"
    ),
    Fault("隐藏表说了又说", set_to("B3", "6", META_SHEET), None, "另一个方案或版本"),
    Fault("只有第二项", first(progress=None, note=None), {"1-1-2": SECOND}),
    Fault("筛掉一行", _sheet(lambda sheet: sheet.auto_filter.add_filter_column(0, ["1-1-1"])), WHOLE),
    Fault("折叠的行", _sheet(lambda sheet: sheet.row_dimensions.group(4, 5, hidden=True)), WHOLE),
    Fault("少填一项", _sheet(lambda sheet: put(sheet, 5, note=None)), {"1-1-1": FIRST}),
)
