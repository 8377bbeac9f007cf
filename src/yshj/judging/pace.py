"""Expected progress, pace and forecast (judgement, points 1 and 4)."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from operator import itemgetter
from typing import NamedTuple

Figure = tuple[date, int]
"""A day, and the progress in whole percent that was reported on it."""


class Forecast(NamedTuple):
    """Where the pace leads: the day of finishing, or None when it never finishes."""

    day: date | None
    late_by: int | None
    """Days after the effective due (negative: before it); None without a day or a due."""
    too_late: bool


def expected(issued: date, due: date | None, day: date) -> int | None:
    """The share of the time from issue to due gone by `day`, whole percent 0–100; None if ongoing.

    The day of issue is not counted (Civil Code art. 201).
    """
    if due is None:
        return None
    length = (due - issued).days
    if length <= 0:
        return 100 if day >= due else 0
    return max(0, min(100, 100 * (day - issued).days // length))


def figures_until(figures: tuple[Figure, ...], day: date) -> tuple[Figure, ...]:
    """The figures dated on or before `day`, of figures in the order of their days."""
    return figures[: bisect_right(figures, day, key=_DAY)]


def forecast(
    figures: Sequence[Figure], issued: date, due: date, as_of: date, *, days: int, slack: int
) -> Forecast | None:
    """Where the pace of the last `days` days leads; None with fewer than two points.

    `figures` are one a day. The points are those of the last days and the last one before them.
    Too late is more than `slack` percent of the time from issue to due after the due day.
    """
    inside = bisect_left(figures, as_of - days * _ONE_DAY, key=_DAY)
    points = figures[max(0, inside - 1) :]
    if len(points) < 2:
        return None
    (first_day, first), (last_day, last) = points[0], points[-1]
    gained = last - first
    if gained <= 0:
        return Forecast(None, None, True)
    needed = -(-(100 - last) * (last_day - first_day).days // gained)
    day = max(last_day + min(needed, (date.max - last_day).days) * _ONE_DAY, as_of + _ONE_DAY)
    late_by = (day - due).days
    return Forecast(day, late_by, 100 * late_by > slack * (due - issued).days)


_DAY = itemgetter(0)
_ONE_DAY = timedelta(days=1)
