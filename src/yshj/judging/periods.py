"""Calendar periods: weeks from Monday, months, quarters, half years and years."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from yshj.model.plan import Every, Recurring

if TYPE_CHECKING:
    from dateutil.relativedelta import relativedelta

_WEEK = re.compile(r"(\d{4})-?W(\d{1,2})", re.ASCII | re.IGNORECASE)
_NAMED = re.compile(r"(\d{4})(?:-(?:(\d{2})|([QH])(\d)))?", re.ASCII | re.IGNORECASE)
_MONTHS: dict[Every, int] = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
_ONE_DAY = timedelta(days=1)


class Period(NamedTuple):
    """First and last day, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @property
    def second_half(self) -> "Period":
        """Its last days, half of them all, rounded down."""
        return Period(self.last - (self.days // 2 - 1) * _ONE_DAY, self.last)


class Duty(NamedTuple):
    """A window of recurring work, and how often the work is owed in it."""

    window: Period
    name: str
    owed: int


def length_of(every: Every) -> "relativedelta":
    """How long a period of that kind is."""
    from dateutil.relativedelta import relativedelta

    return relativedelta(days=7) if every == "week" else relativedelta(months=_MONTHS[every])


@lru_cache(maxsize=1024)
def period_of(every: Every, day: date) -> Period:
    """The calendar period of the kind `every` that contains `day`."""
    if every == "week":
        monday = day - timedelta(days=day.weekday())
        return Period(monday, monday + 6 * _ONE_DAY)
    months = _MONTHS[every]
    last_month = ((day.month - 1) // months + 1) * months
    last_day = monthrange(day.year, last_month)[1]
    return Period(date(day.year, last_month - months + 1, 1), date(day.year, last_month, last_day))


def periods_from(every: Every, day: date) -> Iterator[Period]:
    """The period that contains `day`, and all after it."""
    window = period_of(every, day)
    while True:
        yield window
        if window.last == date.max:
            return
        window = period_of(every, window.last + _ONE_DAY)


def duties(recurring: Recurring, begins: date, due: date | None, as_of: date) -> list[Duty]:
    """The windows of recurring work that are over by `as_of` (judgement, point 16).

    `begins` is the day of issue or the later start, `due` the base due. Where no calendar window lies in
    between, that time is the one window, in which a shorter time than the period owes once.
    """
    every = recurring.every
    last = due or date.max
    fitting = (w for w in periods_from(every, begins) if w.second_half.first >= begins)
    judged = list(takewhile(lambda window: window.last <= last and window.last < as_of, fitting))
    if judged or due is None:
        return [Duty(window, period_name(every, window), recurring.at_least) for window in judged]
    first = next(w for w in periods_from(every, begins) if w.second_half.first >= begins)
    if first.last <= last or not begins <= due < as_of:
        return []
    whole = Period(begins, due)
    shorter = due + _ONE_DAY < begins + length_of(every)
    return [Duty(whole, f"{begins} 至 {due}", 1 if shorter else recurring.at_least)]


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


class NoSuchPeriod(ValueError):
    """A text that names no period; `str()` says so in Chinese."""


def period_named(name: str) -> tuple[Every, Period]:
    """The period called 2025-09, 2025-W40, 2025-Q3, 2025-H1 or 2025, and its kind; raises NoSuchPeriod."""
    week, other = _WEEK.fullmatch(name), _NAMED.fullmatch(name)
    try:
        if week:
            return "week", period_of("week", date.fromisocalendar(int(week[1]), int(week[2]), 1))
        if other:
            kinds: dict[str, Every] = {"Q": "quarter", "H": "half_year"}
            every = kinds[other[3].upper()] if other[3] else "month" if other[2] else "year"
            month = int(other[2]) if other[2] else (int(other[4] or 1) - 1) * _MONTHS[every] + 1
            return every, period_of(every, date(int(other[1]), month, 1))
    except ValueError:
        pass
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


def month_ends(as_of: date) -> Iterator[date]:
    """The last days of months up to and including `as_of`, latest first."""
    day = as_of + _ONE_DAY
    while True:
        day = day.replace(day=1) - _ONE_DAY
        yield day


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
