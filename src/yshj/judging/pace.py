"""Expected progress, pace and forecast (judgement, points 1 and 4)."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple


class Figure(NamedTuple):
    """A reported progress in whole percent, on its day."""

    day: date
    value: int


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


def last_of_each_day(figures: Sequence[Figure]) -> list[Figure]:
    """The last figure of each day, in the order of the days."""
    return list({figure.day: figure for figure in figures}.values())


def forecast(
    figures: Sequence[Figure], issued: date, due: date, as_of: date, *, days: int, slack: int
) -> Forecast | None:
    """Where the pace of the last `days` days leads; None with fewer than two points.

    Too late is more than `slack` percent of the time from issue to due after the due day.
    """
    points = _points(figures, as_of - timedelta(days=days))
    if len(points) < 2:
        return None
    first, last = points[0], points[-1]
    gained = last.value - first.value
    if gained <= 0:
        return Forecast(None, None, True)
    span = (last.day - first.day).days
    needed = -(-(100 - last.value) * span // gained)
    day = max(last.day + timedelta(days=needed), as_of + timedelta(days=1))
    late_by = (day - due).days
    return Forecast(day, late_by, 100 * late_by > slack * (due - issued).days)


def _points(figures: Sequence[Figure], start: date) -> list[Figure]:
    daily = last_of_each_day(figures)
    inside = [figure for figure in daily if figure.day >= start]
    before = [figure for figure in daily if figure.day < start][-1:]
    return before + inside
