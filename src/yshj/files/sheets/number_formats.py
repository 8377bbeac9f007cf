"""What the number format of a cell says about the number: a percentage, a day, or nothing."""

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from yshj.files.sheets.grid import Fault, Value

Kind = Literal["", "percent", "day", "scaled"]

_BUILT_IN_PERCENT = frozenset({9, 10})
_BUILT_IN_DAYS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""Those of Chinese Excel (27 to 36, 50 to 58) as well."""
_SAID_AS_IT_STANDS = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_SCALED = re.compile("[0#?],+(?![0#?,])")
"""By thousands: 2500 is shown as 2.5."""
_OF_DAYS = re.compile("[ymdhsYMDHS年月日]")


def kind_of(number: int, code: str | None) -> Kind:
    """What a cell with the format of that number shows; `code` is its own, where it is not built in."""
    if code is not None:
        return _kind_of_code(code)
    return "percent" if number in _BUILT_IN_PERCENT else "day" if number in _BUILT_IN_DAYS else ""


@lru_cache(maxsize=256)
def _kind_of_code(code: str) -> Kind:
    shown = _SAID_AS_IT_STANDS.sub("", code)
    if "%" in shown:
        return "percent"
    if _SCALED.search(shown):
        return "scaled"
    return "day" if _OF_DAYS.search(shown.replace("General", "")) else ""


def meant(number: float, kind: Kind, first_day: date) -> tuple[Value, bool]:
    """What a number means under its format, and whether it is shown as a percentage.

    `first_day` is the one before the first that the workbook can count.
    """
    if kind == "day":
        in_range = 1 <= number < 2_900_000
        return (first_day + timedelta(days=int(number)) if in_range else Fault("是时间")), False
    if kind == "scaled":
        return Fault(f"存的是 {number:.12g}，却按千、万缩小显示，不知以哪个为准"), False
    return (int(number) if number.is_integer() else number), kind == "percent"
