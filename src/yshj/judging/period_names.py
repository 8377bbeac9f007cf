"""Periods as users name them: 2025-W42, 2025-09."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from yshj.judging.periods import Period, period_of
from yshj.model.plan import Every


class NoSuchPeriod(ValueError):
    """A period that is none, or that is not over yet; `str()` says so in Chinese."""


class _Form(NamedTuple):
    """How a kind of period is written, and its first day by the numbers written."""

    label: str
    numbered: str
    pattern: re.Pattern[str]
    example: str
    first: Callable[[int, int], date]


_FORMS: dict[Every, _Form] = {
    "week": _Form(
        "周",
        "第 {} 周",
        re.compile(r"(\d{4})-?W(\d{1,2})", re.ASCII | re.IGNORECASE),
        "年-W周，例如 2025-W42",
        lambda year, week: date.fromisocalendar(year, week, 1),
    ),
    "month": _Form(
        "月",
        " {} 月",
        re.compile(r"(\d{4})-(\d{1,2})", re.ASCII),
        "年-月，例如 2025-09",
        lambda year, month: date(year, month, 1),
    ),
}


def over(every: Every, name: str | None, completed: date) -> Period:
    """The week or month called `name`, else the last one over by `completed`.

    Raises NoSuchPeriod.
    """
    if name is None:
        window = period_of(every, completed)
        return window if window.last <= completed else period_of(every, window.first - timedelta(days=1))
    window = period_of(every, _first_day(_FORMS[every], name))
    if window.last > completed:
        raise NoSuchPeriod(f"{name} 要到 {window.last} 才结束，现在还不能出{_FORMS[every].label}报")
    return window


def _first_day(form: _Form, name: str) -> date:
    found = form.pattern.fullmatch(name)
    if not found:
        raise NoSuchPeriod(f"“{name}”不是{form.label}，应写成 {form.example}")
    year, number = int(found[1]), int(found[2])
    try:
        first = form.first(year, number)
        _ = first - timedelta(days=1)  # the eve has to be a day, too
    except (ValueError, OverflowError):
        raise NoSuchPeriod(f"{year} 年没有{form.numbered.format(number)}") from None
    return first
