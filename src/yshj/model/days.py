"""Days as people write them: strict text to dates, with Chinese reasons when it is none."""

import calendar
import re
from datetime import date
from functools import lru_cache
from typing import Annotated

from yshj.model.marks import FromText
from yshj.model.quoting import quoted

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_DAY_EXAMPLE = "应写成 年-月-日，例如 2025-06-30"


class NotADay(ValueError):
    """The text is not a calendar day; `str()` is the Chinese reason with an example."""


@lru_cache(maxsize=4096)
def parse_day(text: str) -> date:
    """The day that `text` writes as YYYY-MM-DD; raises NotADay for anything else."""
    found = _DAY.fullmatch(text)
    if not found:
        raise NotADay(f"{quoted(text)}不是日期，{_DAY_EXAMPLE}")
    return _day(text, *map(int, found.groups()))


@lru_cache(maxsize=256)
def parse_due(text: str) -> date | None:
    """The last day of a deadline: a day, a month (its last day), or None for `ongoing`.

    Raises NotADay for anything else.
    """
    if text == "ongoing":
        return None
    found = _MONTH.fullmatch(text)
    if not found:
        if _DAY.fullmatch(text):
            return parse_day(text)
        raise NotADay(
            f"{quoted(text)}不是完成时限，应写成 年-月（当月最后一天）、年-月-日 或 ongoing，例如 2025-12"
        )
    year, month = map(int, found.groups())
    first = _day(text, year, month, 1)
    return first.replace(day=calendar.monthrange(year, month)[1])


@lru_cache(maxsize=256)
def parse_last_day(text: str) -> date:
    """A day, or the last day of a month; raises NotADay for anything else."""
    if text == "ongoing":
        raise NotADay("这里要写明一天，不能写 ongoing；应写成 年-月（当月最后一天）或 年-月-日，例如 2025-09")
    return parse_due(text) or date.max


@lru_cache(maxsize=256)
def parse_start(text: str) -> date:
    """A day, or the first day of a month; raises NotADay for anything else."""
    found = _MONTH.fullmatch(text)
    if found:
        return _day(text, int(found.group(1)), int(found.group(2)), 1)
    if _DAY.fullmatch(text):
        return parse_day(text)
    raise NotADay(f"{quoted(text)}不是开始日期，应写成 年-月（当月第一天）或 年-月-日，例如 2025-06")


def _day(text: str, year: int, month: int, day: int) -> date:
    if not 1900 <= year <= 2999:
        raise NotADay(f"{quoted(text)}的年份不在 1900 至 2999 之间，{_DAY_EXAMPLE}")
    if not 1 <= month <= 12:
        raise NotADay(f"{quoted(text)}没有这个月份（{month} 月），{_DAY_EXAMPLE}")
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise NotADay(f"{quoted(text)}没有这一天：{year} 年 {month} 月只有 {last} 天")
    return date(year, month, day)


_DAY_PATTERN = r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"
_DUE_PATTERN = r"^(\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?|ongoing)$"

_MONTH_OR_DAY_PATTERN = r"^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$"

Day = Annotated[date, FromText(parse_day, _DAY_PATTERN, ("2025-06-30",))]
Due = Annotated[date | None, FromText(parse_due, _DUE_PATTERN, ("2025-12", "ongoing"))]
LastDay = Annotated[date, FromText(parse_last_day, _MONTH_OR_DAY_PATTERN, ("2025-06", "2025-06-30"))]
Start = Annotated[date, FromText(parse_start, _MONTH_OR_DAY_PATTERN, ("2025-06", "2025-06-10"))]
