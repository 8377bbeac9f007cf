"""Periods as users name them: 2025-W42, 2025-09, 2025-Q3, 2025-H1, 2025."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from yshj.judging.periods import Period, period_name, period_of
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


def _form(label: str, numbered: str, number: str, example: str, first: Callable[[int, int], date]) -> _Form:
    return _Form(label, numbered, re.compile(rf"(\d{{4}}){number}", re.ASCII | re.IGNORECASE), example, first)


_FORMS: dict[Every, _Form] = {
    "month": _form("月", " {} 月", r"-(\d{2})", "年-月，例如 2025-09", lambda y, n: date(y, n, 1)),
    "week": _form(
        "周",
        "第 {} 周",
        r"-?W(\d{1,2})",
        "年-W周，例如 2025-W42",
        lambda y, n: date.fromisocalendar(y, n, 1),
    ),
    "quarter": _form(
        "季",
        "第 {} 季度",
        r"-?Q(\d)",
        "年-Q季度，例如 2025-Q3",
        lambda y, n: date(y, 3 * n - 2, 1),
    ),
    "half_year": _form(
        "半年", " H{} 这半年", r"-?H(\d)", "年-H半年，例如 2025-H1", lambda y, n: date(y, 6 * n - 5, 1)
    ),
    "year": _form("年", "这一年", "()", "四位数的年份，例如 2025", lambda y, _: date(y, 1, 1)),
}


def over(
    every: Every, name: str | None, completed: date, *, unfinished: bool = False, paper: str = ""
) -> Period:
    """The period of that kind called `name`, else the last one over by `completed`.

    Raises NoSuchPeriod, also for one that is not over, unless it may be `unfinished`.
    """
    if name is None:
        window = period_of(every, completed)
        return window if window.last <= completed else period_of(every, window.first - timedelta(days=1))
    window = period_of(every, _first_day(_FORMS[every], name))
    if window.last > completed and not unfinished:
        raise NoSuchPeriod(
            f"{name} 要到 {window.last} 才结束，现在还不能出{paper or f'{_FORMS[every].label}报'}"
        )
    return window


def period_named(name: str) -> tuple[Every, Period]:
    """The period called `name`, and its kind; raises NoSuchPeriod."""
    for every, form in _FORMS.items():
        if form.pattern.fullmatch(name):
            return every, period_of(every, _first_day(form, name))
    raise NoSuchPeriod(f"“{name}”不是周期，应写成 2025-09、2025-W40、2025-Q3、2025-H1 或 2025")


def period_code(every: Every, window: Period) -> str:
    """The name by which `period_named` knows it."""
    year, month = window.first.year, window.first.month
    if every == "week":
        return period_name(every, window)
    codes = {
        "month": f"-{month:02d}",
        "quarter": f"-Q{(month + 2) // 3}",
        "half_year": f"-H{(month + 5) // 6}",
    }
    return f"{year}{codes.get(every, '')}"


def _first_day(form: _Form, name: str) -> date:
    found = form.pattern.fullmatch(name)
    if not found:
        raise NoSuchPeriod(f"“{name}”不是{form.label}，应写成 {form.example}")
    year, number = int(found[1]), int(found[2] or 1)
    try:
        first = form.first(year, number)
        _ = first - timedelta(days=1)  # the eve has to be a day, too
    except (ValueError, OverflowError):
        raise NoSuchPeriod(f"{year} 年没有{form.numbered.format(number)}") from None
    return first
