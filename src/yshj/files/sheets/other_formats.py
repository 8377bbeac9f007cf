"""The old binary workbook (.xls, .et) and that of OpenDocument (.ods) → sheets, by a library."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from yshj.files.sheets.archive import opened
from yshj.files.sheets.grid import Fault, Gathering, Sheet, Unreadable, Value

_BROKEN = "打不开（文件损坏，或加了密码）；请用 WPS 或 Excel 另存为 .xlsx 再报"
_LACKING = "读 .xls、.et、.ods 要另装一个库：pip install 'yshj[office]'；或请对方另存为 .xlsx"


def read_other(data: bytes) -> list[Sheet]:
    """Every sheet; of these formats no percentage is known as one. Raises Unreadable."""
    try:
        from python_calamine import CalamineWorkbook
    except ImportError:
        raise Unreadable(_LACKING) from None
    if data.startswith(b"PK"):
        with opened(data):
            pass
    try:
        with CalamineWorkbook.from_filelike(BytesIO(data)) as book:
            return [_sheet(book.get_sheet_by_name(name)) for name in book.sheet_names]
    except Unreadable:
        raise
    except BaseException as error:  # its own errors, and the panics of the language that it is written in
        if isinstance(error, (KeyboardInterrupt, SystemExit, MemoryError)):
            raise
        raise Unreadable(_BROKEN) from None


def _sheet(table: Any) -> Sheet:
    gathering = Gathering(table.name)
    gathering.merged = [
        (r1 + 1, c1 + 1, r2 + 1, c2 + 1) for (r1, c1), (r2, c2) in table.merged_cell_ranges or ()
    ]
    for row, values in enumerate(_rows(table), 1):
        for column, value in enumerate(values, 1):
            gathering.put(row, column, _value(value))
    return gathering.sheet()


def _rows(table: Any) -> Iterator[list[Any]]:
    first, _ = table.start or (0, 0)
    yield from ([] for _ in range(first))
    yield from table.iter_rows()


def _value(value: Any) -> Value:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, (time, timedelta)):
        return Fault("是时间")
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, (str, bool, int, float, date)) else None
