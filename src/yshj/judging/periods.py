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


def month_ends(as_of: date) -> Iterator[date]:
    """The last days of months up to and including `as_of`, latest first."""
    day = as_of + _ONE_DAY
    while True:
        day = day.replace(day=1) - _ONE_DAY
        yield day


def period_name(every: Every, window: Period) -> str:
    """What users call it: 2025-W42, 2025 年 9 月, 2025 年第 3 季度, 2025 年上半年, 2025 年."""
    year, month = window.first.year, window.first.month
    if every == "week":
        iso = window.first.isocalendar()
        return f"{iso.year}-W{iso.week:02d}"
    if every == "month":
        return f"{year} 年 {month} 月"
    if every == "quarter":
        return f"{year} 年第 {(month + 2) // 3} 季度"
    if every == "half_year":
        return f"{year} 年{'上' if month == 1 else '下'}半年"
    return f"{year} 年"


def before_words(name: str) -> str:
    """A period's name as words follow it: a figure at its end keeps its distance."""
    return f"{name} " if name[-1].isdigit() else name


def unspaced(name: str) -> str:
    """A period's name as papers with a seal write it, and baselines have always known it: 2025年9月."""
    return re.sub(r"(?<=\d) (?=[年月季])|(?<=[年第]) (?=\d)", "", name)
