"""Comma-separated text → one sheet of texts."""

import csv
from io import StringIO

from yshj.files.sheets.grid import Cell, Gathering, Sheet, Unreadable

_ENCODINGS = ("utf-8-sig", "gb18030")
_SEPARATORS = ",\t;"


def read_csv(data: bytes) -> list[Sheet]:
    """The one sheet, without a name; raises Unreadable for what is no text."""
    text = _decoded(data)
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(_SEPARATORS, key=first.count)
    csv.field_size_limit(1_000_000)
    gathering = Gathering("")
    try:
        for number, row in enumerate(
            csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True), 1
        ):
            gathering.widths[number] = len(row)
            for column, value in enumerate(row, 1):
                gathering.put(number, column, Cell(_bare(value)))
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


def _bare(value: str) -> str:
    """A text without what keeps a spreadsheet from taking it for something else: `="1-1-1"`, `'1-1-1`."""
    if value.startswith('="') and value.endswith('"'):
        return value[2:-1]
    return value.removeprefix("'")
