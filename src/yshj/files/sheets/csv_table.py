"""Comma-separated text → one sheet of texts."""

import csv
import re
from io import StringIO
from itertools import islice
from operator import itemgetter

from yshj.files.sheets.grid import Cell, Fault, Gathering, Sheet, Unreadable, Value

_ENCODINGS = ("utf-8-sig", "gb18030")
_SEPARATORS = ",\t;"
_HEAD = 10
"""Lines among which the header is: a title above it may have no separators."""
_ERROR = re.compile(r"#([A-Z]+[!?]|DIV/0!|N/A|#+)|Err:\d{3}")


def read_csv(data: bytes) -> list[Sheet]:
    """The one sheet, without a name; raises Unreadable for what is no text."""
    text = _decoded(data)
    head = islice((line for line in text.splitlines() if line.strip()), _HEAD)
    separator = max(((line.count(sign), sign) for line in head for sign in _SEPARATORS), key=itemgetter(0))[1]
    csv.field_size_limit(1_000_000)
    gathering = Gathering("")
    try:
        for number, row in enumerate(
            csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True), 1
        ):
            gathering.widths[number] = len(row)
            for column, value in enumerate(row, 1):
                gathering.put(number, column, Cell(_value(value)))
    except csv.Error:
        why = "不是可读的 csv（引号不成对，或一格太长）"
        raise Unreadable(f"{why}；请用 WPS 或 Excel 另存为 .xlsx 再报") from None
    return [gathering.sheet()]


def _decoded(data: bytes) -> str:
    for encoding in _ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Unreadable("不是 UTF-8 或 GB18030 的文本；请用 WPS 或 Excel 另存为 .xlsx 再报")


def _value(written: str) -> Value:
    """A text without what keeps a spreadsheet from taking it for something else: `="1-1-1"`, `'1-1-1`."""
    if _ERROR.fullmatch(written):
        return Fault(f"是错误值 {written}")
    if written in ("TRUE", "FALSE"):
        return written == "TRUE"
    if written.startswith('="') and written.endswith('"'):
        return written[2:-1]
    return written.removeprefix("'")
