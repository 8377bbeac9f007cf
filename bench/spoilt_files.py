"""What is wrong with a whole file, or with how it is written."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

from spoilt_form import AT, PROGRESS_SHEET, WHOLE, Fault, put, saved


def _csv(encoding: str, separator: str = ",", /, **said: Any) -> Callable[[Any], bytes]:
    def spoil(book: Any) -> bytes:
        put(book[PROGRESS_SHEET], 4, **said)
        lines = (
            separator.join("" if value is None else f'"{value}"' for value in row)
            for row in book[PROGRESS_SHEET].values
        )
        return "\r\n".join(lines).encode(encoding)

    return spoil


def _bomb(book: Any) -> bytes:
    stream = BytesIO(saved(book))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.bin", bytes(65 * 1024 * 1024))
    return stream.getvalue()


def _many_rows(book: Any) -> None:
    for row in range(30, 20_100):
        book[PROGRESS_SHEET].cell(row, 1, "x")


def _shifted(book: Any) -> bytes:
    """A comma in a text that nobody put into quotation marks."""
    return _csv("utf-8")(book).replace('"完成需求分析"'.encode(), "完成需求分析,下月招标".encode())


def _part(name: str, pattern: str, instead: str) -> Callable[[Any], bytes]:
    """One part of the workbook, as another program would have written it."""

    def spoil(book: Any) -> bytes:
        put(book[PROGRESS_SHEET], 4, progress=777)
        stream = BytesIO()
        with zipfile.ZipFile(BytesIO(saved(book))) as old, zipfile.ZipFile(stream, "w") as new:
            for part in old.namelist():
                content = old.read(part).decode()
                new.writestr(part, re.sub(pattern, instead, content) if part == name else content)
        return stream.getvalue()

    return spoil


def _cell(instead: str) -> Callable[[Any], bytes]:
    """本期进度 as another program would have written it."""
    return _part("xl/worksheets/sheet1.xml", '<c r="H4"[^>]*><v>777</v></c>', instead)


def _titled(separator: str) -> Callable[[Any], bytes]:
    """A title without separators above everything, as people write it themselves."""
    return lambda book: _csv("utf-8", separator)(book).replace(separator.encode() * 14, b"", 1)


def _short(book: Any) -> bytes:
    """Rows as far as they go, and a comma in a text that nobody put into quotation marks."""
    lines = _shifted(book).decode().split("\r\n")
    return "\r\n".join(line.rstrip(",") for line in lines).encode()


FILES = (
    Fault("太多行", _many_rows, None, "20000 行"),
    Fault("炸弹", _bomb, None, "64 MB"),
    Fault("半个文件", lambda book: saved(book)[:3000], None, "损坏"),
    Fault("空文件", lambda book: b"", None, "空文件"),
    Fault("其实是网页", lambda book: b"<html><table></table></html>", None, "网页"),
    Fault("csv引号不成对", _csv("utf-8", note='他说"一'), None, "引号不成对", ending=".csv"),
    Fault("csv", _csv("utf-8-sig"), WHOLE, ending=".csv"),
    Fault("csv国标", _csv("gb18030"), WHOLE, ending=".csv"),
    Fault("csv进度0.35", _csv("utf-8", progress="0.35"), WHOLE, ending=".csv"),
    Fault("csv进度1", _csv("utf-8", progress="1"), None, "H4", ending=".csv"),
    Fault("csv其他编码", _csv("utf-16"), None, "UTF-8", ending=".csv"),
    Fault("公式算过", _cell('<c r="H4"><f>30+5</f><v>35</v></c>'), WHOLE),
    Fault("公式结果是字", _cell('<c r="H4" t="str"><f>A9</f><v>35%</v></c>'), WHOLE),
    Fault("公式结果是错误", _cell('<c r="H4" t="e"><f>1/0</f><v>#DIV/0!</v></c>'), None, f"{AT}H4"),
    Fault("公式引用别的文件", _cell('<c r="H4"><f>[1]Sheet1!A1</f><v>35</v></c>'), WHOLE),
    Fault("公式没算却写了零", _cell('<c r="H4"><f>A9</f><v>0</v></c>'), None, f"{AT}H4"),
    Fault("共享公式没算", _cell('<c r="H4"><f t="shared" si="0"/></c>'), None, f"{AT}H4"),
    Fault("内嵌文字", _cell('<c r="H4" t="inlineStr"><is><r><t>3</t></r><r><t>5</t></r></is></c>'), WHOLE),
    Fault("内嵌文字直接写", _cell('<c r="H4" t="inlineStr"><v>35</v></c>'), WHOLE),
    Fault(
        "注音",
        _cell('<c r="H4" t="inlineStr"><is><t>35</t><rPh sb="0" eb="1"><t>x</t></rPh></is></c>'),
        WHOLE,
    ),
    Fault(
        "删除线",
        _cell('<c r="H4" t="inlineStr"><is><r><rPr><strike/></rPr><t>3</t></r><r><t>35</t></r></is></c>'),
        None,
        f"{AT}H4",
    ),
    Fault("地址小写", _cell('<c r="h4"><v>35</v></c>'), WHOLE),
    Fault("地址不通", _cell('<c r="第8列"><v>35</v></c>'), None, "损坏"),
    Fault("没有这个文字", _cell('<c r="H4" t="s"><v>9999</v></c>'), None, "损坏"),
    Fault("不是数", _cell('<c r="H4"><v>nan</v></c>'), None, f"{AT}H4"),
    Fault("真假写成字", _cell('<c r="H4" t="b"><v>true</v></c>'), None, f"{AT}H4"),
    Fault("csv分号", _csv("utf-8", ";"), WHOLE, ending=".csv"),
    Fault("csv制表符", _csv("utf-8", "\t"), WHOLE, ending=".csv"),
    Fault("csv竖线", _csv("utf-8", "|"), None, "不是可读的 csv", ending=".csv"),
    Fault("csv逗号没加引号", _shifted, None, "P4", ending=".csv"),
    Fault("csv等号", _csv("utf-8", progress='=""35""'), WHOLE, ending=".csv"),
    Fault("csv井号", _csv("utf-8", progress="########"), None, "H4", ending=".csv"),
    Fault("csv零字节", lambda book: _csv("utf-8")(book) + b"\0", None, "UTF-8", ending=".csv"),
    Fault("csv标题独行", _titled("\t"), WHOLE, ending=".csv"),
    Fault("csv行尾短", _short, None, "格数与表头不同", ending=".csv"),
    Fault("csv错误值", _csv("utf-8", note="#NAME?"), None, "J4", ending=".csv"),
    Fault("csv太窄", _csv("utf-8", note="########"), None, "J4", ending=".csv"),
    Fault("csv真假", _csv("utf-8", note="TRUE"), None, "J4", ending=".csv"),
    Fault("csv图片", _csv("utf-8", evidence='=DISPIMG(""ID_1"",1)'), None, "N4", ending=".csv"),
    Fault("csv只有回车", lambda book: _csv("utf-8")(book).replace(b"\r\n", b"\r"), WHOLE, ending=".csv"),
    Fault("csv写明分隔", lambda book: b"sep=;\r\n" + _csv("utf-8", ";")(book), WHOLE, ending=".csv"),
    Fault(
        "网页存成xls", lambda book: "<table><tr><td>甲</td></tr>".encode("gbk"), None, "网页", ending=".xls"
    ),
    Fault("网页归档存成xls", lambda book: b"MIME-Version: 1.0\r\n", None, "不是电子表格", ending=".xls"),
    Fault("其实是csv", _csv("utf-8"), None, "不是电子表格"),
    Fault("其实是xlsx", lambda book: None, WHOLE, ending=".xls"),
    Fault("只有空格", lambda book: b"  \r\n", None, "空文件", ending=".csv"),
    Fault("不认识的格式", lambda book: b"PK\x03\x04", None, "损坏", ending=".xlsb"),
)
