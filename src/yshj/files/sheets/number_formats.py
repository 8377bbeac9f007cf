"""What the format of a cell makes of its number: a percentage, a day, a figure with its unit."""

import re
from datetime import date, timedelta
from functools import lru_cache
from math import isfinite
from typing import Literal, NamedTuple

from yshj.files.sheets.grid import Cell, Fault

BUILT_IN = {
    **dict.fromkeys((1, 3, 37, 38), "0"),
    **dict.fromkeys((9, 10), "0%"),
    **dict.fromkeys((5, 6, 7, 8, 42, 44), "¥0"),
    **dict.fromkeys((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)), "yyyy-mm-dd"),
}
"""By number, those that show more than a number, shortened; 27 to 36 and 50 to 58 are of Chinese Excel."""
_NOT_SHOWN = re.compile(r"\[[^\]]*\]|_.|\*.")
_AS_IT_STANDS = re.compile(r'"([^"]*)"|[\\!](.)')
_GENERAL = re.compile("General|G/通用格式", re.IGNORECASE)
_OF_NUMBERS = re.compile(r"[0-9#?.,%E+\-/@():\s]")
_SCALED = re.compile("[0#?],+(?![0#?,])")
"""By thousands: 2500 is shown as 2.5."""
_OF_DAYS = re.compile("[ymdhsa年月日]", re.IGNORECASE)
_BY_SIZE = re.compile(r"\[[<>=]")


class _Shown(NamedTuple):
    kind: Literal["", "percent", "day", "unlike"]
    beside: str = ""
    """The words next to the number."""
    zero: bool = True
    """Whether a zero is seen."""
    parts: bool = True
    """Whether what a number has below 1 is seen."""


def cell_of(number: float, code: str, first_day: date) -> Cell:
    """What a number means under its format; `first_day` is the one before the first that can be counted."""
    parts = code.split(";")
    shown = _shown(parts[2] if number == 0 and len(parts) > 2 and not _BY_SIZE.search(code) else code)
    if shown.kind == "day":
        in_range = 1 <= number < 2_900_000
        return Cell(first_day + timedelta(days=int(number)) if in_range else Fault("是时间"))
    is_lost = not shown.zero if number == 0 else abs(number) < 1 and not shown.parts
    if is_lost or shown.kind == "unlike":
        return unlike(number)
    return figure(number, shown.kind == "percent", shown.beside)


def figure(number: float, percent: bool, beside: str) -> Cell:
    """A number; where words stand beside it (a unit, a percent sign that multiplies nothing), the text."""
    if not isfinite(number):
        return Cell(Fault(f"是错误值 {number}"))
    if beside:
        return Cell(f"{number * 100:.12g}%{beside}" if percent else f"{number:.12g}{beside}")
    return Cell(int(number) if number.is_integer() else number, percent)


def unlike(number: float) -> Cell:
    """A number that is shown as another one, or not at all."""
    return Cell(Fault(f"存的是 {number:.12g}，显示的却不是这个数，不知以哪个为准"))


def words_beside(shown: str) -> str:
    """What is not part of the number in `shown`; a percent sign is."""
    return _OF_NUMBERS.sub("", shown)


@lru_cache(maxsize=256)
def _shown(code: str) -> _Shown:
    parts = code.split(";")
    ways = {_part(part) for part in (parts if _BY_SIZE.search(code) else parts[:1])}
    return ways.pop() if len(ways) == 1 else _Shown("unlike")


def _part(part: str) -> _Shown:
    """How a number is shown by one part of a format; each is for numbers of some size."""
    visible = _GENERAL.sub("0", _NOT_SHOWN.sub("", part))
    words = "".join(quoted or single for quoted, single in _AS_IT_STANDS.findall(visible))
    pattern = _AS_IT_STANDS.sub("", visible)
    if _OF_DAYS.search(pattern):
        return _Shown("day")
    if _SCALED.search(pattern) or not re.search("[0#?@]", pattern):
        return _Shown("unlike")
    beside = re.sub(r"[\s\-+():.]", "", words) + words_beside(pattern)
    is_general = bool(_GENERAL.search(part))
    parts = is_general or bool(re.search("[.E/%@]", pattern))
    return _Shown("percent" if "%" in pattern else "", beside, bool(re.search("[0@]", pattern)), parts)
