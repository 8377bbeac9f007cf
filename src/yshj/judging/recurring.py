"""Who owed recurring work in which window, and how often it was done (judgement, point 16)."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from yshj.judging.facts import DutyDone
from yshj.judging.ledger import Ledger
from yshj.judging.periods import Duty, Period, duties
from yshj.judging.roster import TaskRoster
from yshj.judging.succession import Succession
from yshj.model.plan import Recurring, Task

_ONE_DAY = timedelta(days=1)


class Duties:
    """The recurring work of one task, judged as of one day."""

    def __init__(
        self,
        task: Task,
        roster: TaskRoster,
        leads: Succession,
        wrote: Mapping[str, Ledger],
        as_of: date,
        unread: frozenset[str],
    ) -> None:
        self._task, self._roster, self._leads, self._wrote = task, roster, leads, wrote
        self._as_of, self._unread = as_of, unread
        self._ever_suspended = leads.ever_suspended

    def done(self, begins: date, due: date | None) -> Iterator[DutyDone]:
        """Every window that is over, for each unit that owed the work in it."""
        for index, recurring in enumerate(self._task.recurring):
            for duty in duties(recurring, begins, due, self._as_of):
                for unit in self._who_owed(index, duty.window):
                    times = self._times(recurring, duty, unit)
                    yield DutyDone(recurring, duty, unit, times, unit in self._unread)

    def _who_owed(self, index: int, window: Period) -> Iterator[str]:
        """Those who stood there, not suspended, on each of the window's last days, half of them all."""
        first, last = window.second_half
        seatings = [s for s in self._roster.seatings if first < s.first <= last]
        for unit in self._roster.on(last).duties[index]:
            if self._now_suspended(unit):
                continue
            stayed = unit in self._roster.on(min(first, last)).duties[index]
            stayed = stayed and all(unit in seating.duties[index] for seating in seatings)
            if stayed and not (self._ever_suspended and self._suspended_within(unit, first, last)):
                yield unit

    def _now_suspended(self, unit: str) -> bool:
        """A suspended lead has no findings of its work."""
        if not self._ever_suspended or unit not in self._roster.on(self._as_of).units:
            return False
        return self._suspended(unit, self._as_of)

    def _suspended_within(self, unit: str, first: date, last: date) -> bool:
        days = ((first + n * _ONE_DAY) for n in range((last - first).days + 1))
        return any(self._suspended(unit, day) for day in days)

    def _suspended(self, unit: str, day: date) -> bool:
        """Whether the lead is suspended on `day`; who only supports is while all leads are."""
        seating = self._roster.on(day)
        units = (unit,) if unit in seating.units else [seat.unit for seat in seating.leads]
        known = [history for name in units if (history := self._leads.at(name, day))]
        return bool(known) and all(history.suspended(day) for history in known)

    def _times(self, recurring: Recurring, duty: Duty, unit: str) -> int:
        """How often the work was done in the window by the unit, or by who stood in its place before."""
        until = {unit: date.max, **self._roster.before(unit, duty.window.last)}
        return sum(
            entry.held.get(recurring.name, 0)
            for name, end in until.items()
            if name in self._wrote
            for entry in self._wrote[name].entries
            if duty.window.first <= entry.date <= duty.window.last and entry.date < end
        )
