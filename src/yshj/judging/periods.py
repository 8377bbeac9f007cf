"""Calendar periods: weeks from Monday, months, quarters, half years and years."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from yshj.model.plan import Every

_WEEK = re.compile(r"(\d{4})-?W(\d{1,2})", re.ASCII | re.IGNORECASE)
_MONTHS: dict[Every, int] = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}


class Period(NamedTuple):
    """First and last day, both included."""

    first: date
    last: date


@lru_cache(maxsize=1024)
def period_of(every: Every, day: date) -> Period:
    """The calendar period of the kind `every` that contains `day`."""
    if every == "week":
        monday = day - timedelta(days=day.weekday())
        return Period(monday, monday + timedelta(days=6))
    months = _MONTHS[every]
    last_month = ((day.month - 1) // months + 1) * months
    last_day = monthrange(day.year, last_month)[1]
    return Period(date(day.year, last_month - months + 1, 1), date(day.year, last_month, last_day))


def finished_windows(every: Every, issued: date, due: date | None, as_of: date) -> Iterator[Period]:
    """The windows of recurring work that count and are over (judgement, point 16).

    A window counts when at least half of its days lie from issue to due, both included; it is
    over when `as_of` is after its last day. Without a due day it never stops.
    """
    window = period_of(every, issued)
    while window.last < as_of and (due is None or window.first <= due):
        end = window.last if due is None else min(window.last, due)
        inside = (end - max(window.first, issued)).days + 1
        if 2 * inside >= (window.last - window.first).days + 1:
            yield window
        window = period_of(every, window.last + timedelta(days=1))


class NoSuchWeek(ValueError):
    """A week that is none, or that is not over yet; `str()` says so in Chinese."""


def week_end(name: str | None, completed: date) -> date:
    """The Sunday of the week called `name` (2025-W42), else of the last one over by `completed`.

    Raises NoSuchWeek.
    """
    if name is None:
        return completed - timedelta(days=completed.isoweekday() % 7)
    found = _WEEK.fullmatch(name)
    if not found:
        raise NoSuchWeek(f"“{name}”不是周，应写成 年-W周，例如 2025-W42")
    try:
        sunday = date.fromisocalendar(int(found[1]), int(found[2]), 7)
    except ValueError:
        raise NoSuchWeek(f"{found[1]} 年没有第 {int(found[2])} 周") from None
    if sunday > completed:
        raise NoSuchWeek(f"{name} 要到 {sunday} 才结束，现在还不能出周报")
    return sunday


def month_ends(as_of: date, count: int) -> list[date]:
    """The `count` last days of months up to and including `as_of`, latest first."""
    ends: list[date] = []
    day = as_of + timedelta(days=1)
    while len(ends) < count:
        day = day.replace(day=1) - timedelta(days=1)
        ends.append(day)
    return ends


def period_name(every: Every, window: Period) -> str:
    """What users call it: 2025-W42, 2025年9月, 2025年第3季度, 2025年上半年, 2025年."""
    year, month = window.first.year, window.first.month
    if every == "week":
        iso = window.first.isocalendar()
        return f"{iso.year}-W{iso.week:02d}"
    if every == "month":
        return f"{year}年{month}月"
    if every == "quarter":
        return f"{year}年第{(month + 2) // 3}季度"
    if every == "half_year":
        return f"{year}年{'上' if month == 1 else '下'}半年"
    return f"{year}年"
