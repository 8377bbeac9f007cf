"""Expected progress, pace and forecast (judgement, points 1 and 4)."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from operator import itemgetter
from typing import NamedTuple

from yshj.judging.ledger import Figure


class Forecast(NamedTuple):
    """Where the pace leads: the day of finishing, or None when it never finishes."""

    day: date | None
    late_by: int | None
    """Days after the effective due (negative: before it); None without a day."""
    too_late: bool
    shown: date | None
    """`day`, or the day after the as-of date where that has passed already."""


class Line(NamedTuple):
    """What is expected of a lead, by one due day and the milestones that set the line for it."""

    start: date
    """Before the task's own start nothing is expected."""
    begins: date
    at_begin: int
    """The figure that stood at the beginning."""
    due: date
    nodes: tuple[Figure, ...]
    """(day, figure) of the milestones that set the line, by day."""

    def on(self, day: date) -> int:
        """Whole percent, cut; the first day is not counted (Civil Code art. 201)."""
        if day <= self.begins:
            return 0 if day < self.start else self.at_begin
        if day >= self.due:
            return 100
        if self.nodes and day <= self.nodes[-1][0]:
            return max((figure for when, figure in self.nodes if when <= day), default=self.at_begin)
        since, reached = self.begins, self.at_begin
        if self.nodes:
            since, reached = self.nodes[-1][0], max(figure for _, figure in self.nodes)
        return reached + (100 - reached) * (day - since).days // (self.due - since).days


def pace_points(
    figures: Sequence[Figure], begins: date, at_begin: int | None, after: date | None
) -> list[Figure]:
    """The figures that pace is measured by: none before the beginning, none up to a return."""
    points = [*figures[bisect_left(figures, begins, key=_DAY) :]]
    if at_begin is not None and (not points or points[0][0] != begins):
        points.insert(0, (begins, at_begin))
    return [point for point in points if point[0] > after] if after else points


def forecast(
    points: Sequence[Figure], due: date, length: int, as_of: date, *, days: int, slack: int
) -> Forecast | None:
    """Where the pace of the last `days` days leads; None with fewer than two points.

    The points are those of the last days and the last one before them. Too late is more than `slack`
    percent of `length` after the due day.
    """
    inside = bisect_left(points, as_of - days * _ONE_DAY, key=_DAY)
    points = points[max(0, inside - 1) :]
    if len(points) < 2:
        return None
    (first_day, first), (last_day, last) = points[0], points[-1]
    gained = last - first
    if gained <= 0:
        return Forecast(None, None, True, None)
    needed = -(-(100 - last) * (last_day - first_day).days // gained)
    day = last_day + min(needed, (date.max - last_day).days) * _ONE_DAY
    late_by = (day - due).days
    return Forecast(day, late_by, 100 * late_by > slack * length, max(day, as_of + _ONE_DAY))


_DAY = itemgetter(0)
_ONE_DAY = timedelta(days=1)
