"""By which days a unit owes an entry (报送周期; judgement, point 3)."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from yshj.judging.periods import length_of, period_of, periods_from
from yshj.judging.workdays import next_workday
from yshj.model.plan import Reporting
from yshj.model.policy import Calendar

_ONE_DAY = timedelta(days=1)


class Owed(NamedTuple):
    """The last reporting day that a lead owed an entry by; one after the day before it is for that."""

    by: date
    after: date


class ReportingDay(NamedTuple):
    """A day by which entries are owed, the one before and the one after it, and the day as it is written."""

    by: date
    before: date
    after: date
    written: date


class ReportingDays:
    """The days of one plan or task, from long before its issue up to one day."""

    def __init__(self, reporting: Reporting, issued: date, until: date, calendar: Calendar | None) -> None:
        """Without a `calendar` no day moves."""
        self._notice = 4 if reporting.every == "week" else 15
        self._fixed = bool(reporting.on)
        self._issued = issued
        written = reporting.on or tuple(_by_period(reporting, issued, until))
        self._written = {next_workday(day, calendar) if calendar else day: day for day in written}
        self._days = sorted(self._written)

    def within(self, first: date, last: date) -> Iterator["ReportingDay"]:
        """Each day that is written between `first` and `last`, both included, whereto ever it moves."""
        around = [self._issued, *self._days, date.max]
        for before, day, after in zip(around, self._days, around[2:], strict=False):
            if first <= self._written[day] <= last:
                yield ReportingDay(day, before, after, self._written[day])

    def asks(self, day: date, since: date) -> bool:
        """Whether a lead that began, or was returned its work, on `since` owes an entry by `day`."""
        return (day - since).days >= self._notice

    def last_owed(self, as_of: date, since: date) -> Owed | None:
        """What was owed last before `as_of` by a lead that began, or was returned its work, on `since`."""
        index = bisect_left(self._days, as_of) - 1
        if index < 0 or not self.asks(self._days[index], since):
            return None
        return Owed(self._days[index], self._days[index - 1] if index else self._issued)

    def missed(self, owed: Owed, since: date, last_entry: date | None) -> int:
        """How many reporting days in a row up to the last one passed without an entry."""
        count = 0
        passed = [self._issued, *self._days[: bisect_right(self._days, owed.by)]]
        for day, before in pairwise(reversed(passed)):
            if not self.asks(day, since) or (last_entry and last_entry > before):
                break
            count += 1
        return count

    def next_from(self, day: date) -> date | None:
        """The first reporting day on or after `day` that was asked for; None where there is none."""
        return next((one for one in self._days if one >= day), None)

    def over_since(self, as_of: date) -> date | None:
        """The last of fixed days, once it has passed."""
        last = self._days[-1] if self._fixed else None
        return last if last and as_of > last else None


def _by_period(reporting: Reporting, issued: date, until: date) -> Iterator[date]:
    """The day in every period, from some periods before that of the issue on."""
    from dateutil.relativedelta import relativedelta

    every, by = reporting.every, reporting.by
    if every is None or by is None:
        return
    first = period_of(every, issued - 3 * length_of(every))
    for window in periods_from(every, first.first):
        if window.first > until:
            return
        if every == "week":
            yield window.first + (by - 1) * _ONE_DAY
        else:
            yield window.last + relativedelta(day=by)
