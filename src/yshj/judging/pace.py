"""Expected progress, pace and forecast (judgement, points 1 and 4)."""

from bisect import bisect_left, bisect_right
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


def expected(day: date, begins: date, at_begin: int, due: date, nodes: Sequence[Figure] = ()) -> int:
    """What is expected of a lead on `day` between its beginning, with the figure of then, and its due day.

    Whole percent, cut; the first day is not counted (Civil Code art. 201). `nodes` are (day, figure) of the
    milestones that set the line, by day.
    """
    if day <= begins:
        return at_begin
    if day >= due:
        return 100
    if nodes:
        if day <= nodes[-1][0]:
            return max((figure for when, figure in nodes if when <= day), default=at_begin)
        begins, at_begin = nodes[-1][0], max(figure for _, figure in nodes)
    return at_begin + (100 - at_begin) * (day - begins).days // (due - begins).days


def pace_ends(
    figures: Sequence[Figure], begins: date, returned: date | None, since: date
) -> tuple[Figure, Figure] | None:
    """The first and the last figure that pace is measured by: those from `since` on and the one before them.

    None from before the beginning, but what stood then counts for that day; none up to a return.
    """
    anew = returned is not None and returned >= begins
    index = bisect_right(figures, returned, key=_DAY) if anew else bisect_left(figures, begins, key=_DAY)
    if index == len(figures):
        return None
    first = figures[max(index, bisect_left(figures, since, key=_DAY) - 1)]
    if first is figures[index] and index and not anew and begins < first[0] and since <= first[0]:
        first = (begins, figures[index - 1][1])
    return (first, figures[-1]) if first[0] < figures[-1][0] else None


def forecast(first: Figure, last: Figure, due: date, length: int, as_of: date, slack: int) -> Forecast:
    """Where the pace between two figures leads; too late is over `slack` percent of `length` after `due`."""
    gained = last[1] - first[1]
    if gained <= 0:
        return Forecast(None, None, True, None)
    needed = -(-(100 - last[1]) * (last[0] - first[0]).days // gained)
    day = last[0] + min(needed, (date.max - last[0]).days) * _ONE_DAY
    late_by = (day - due).days
    return Forecast(day, late_by, 100 * late_by > slack * length, max(day, as_of + _ONE_DAY))


_DAY = itemgetter(0)
_ONE_DAY = timedelta(days=1)
