"""The period that a user means: by its name, or the last one that is over."""

import re
from datetime import date, timedelta

from yshj.judging.periods import Period, period_of
from yshj.model.plan import Every

NAMES: dict[Every, str] = {"week": "2025-W42", "month": "2025-09", "quarter": "2025-Q3", "year": "2025"}
"""Kind of period → an example of how one is named."""
_CALLED: dict[Every, str] = {"week": "周", "month": "月", "quarter": "季度", "year": "年"}
_FORMS: dict[Every, re.Pattern[str]] = {
    "week": re.compile(r"(\d{4})-?W(\d{1,2})", re.ASCII | re.IGNORECASE),
    "month": re.compile(r"(\d{4})-(\d{1,2})", re.ASCII),
    "quarter": re.compile(r"(\d{4})-?Q(\d)", re.ASCII | re.IGNORECASE),
    "year": re.compile(r"(\d{4})", re.ASCII),
}


class NoSuchPeriod(ValueError):
    """A period that is none, or that is not over yet; `str()` says so in Chinese."""


def period_named(every: Every, name: str | None, completed: date, *, unfinished: bool = False) -> Period:
    """The period called `name` (NAMES), else the last one over by `completed`.

    Raises NoSuchPeriod, also for one that is not over, unless it may be `unfinished`.
    """
    if name is None:
        window = period_of(every, completed)
        return window if window.last <= completed else period_of(every, window.first - timedelta(days=1))
    found = _FORMS[every].fullmatch(name)
    if not found:
        raise NoSuchPeriod(f"“{name}”不是{_CALLED[every]}，应写成 {NAMES[every]} 的样子")
    numbers = [int(number) for number in found.groups()]
    try:
        window = period_of(every, _first_day(every, *numbers))
    except (ValueError, OverflowError):
        kind = "第 " if every in ("week", "quarter") else " "
        raise NoSuchPeriod(f"{found[1]} 年没有{kind}{numbers[-1]} {_CALLED[every]}") from None
    if window.last > completed and not unfinished:
        raise NoSuchPeriod(f"{name} 要到 {window.last} 才结束，现在还不能出报告")
    return window


def _first_day(every: Every, year: int, number: int = 1) -> date:
    if every == "week":
        return date.fromisocalendar(year, number, 1)
    return date(year, number * 3 - 2 if every == "quarter" and number > 0 else number, 1)
