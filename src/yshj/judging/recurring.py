"""Who owed recurring work in which window, and how often it was done (judgement, point 16)."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from yshj.judging.case import Case
from yshj.judging.periods import Duty, Period, duties
from yshj.model.plan import Recurring

_ONE_DAY = timedelta(days=1)


class DutyDone(NamedTuple):
    """A window of recurring work that is over, the unit that owed it, and how often it was done."""

    recurring: Recurring
    duty: Duty
    unit: str
    times: int
    incomplete: bool = False
    """Whether the unit has input that could not be read."""


def duties_done(case: Case) -> Iterator[DutyDone]:
    """Every window that is over, for each unit that owed the work in it."""
    if not case.task.recurring or case.as_of < case.issued:
        return
    for index, recurring in enumerate(case.task.recurring):
        for duty in duties(recurring, case.start, case.base_due, case.as_of):
            for unit in _who_owed(case, index, duty.window):
                times = _times(case, index, duty, unit)
                yield DutyDone(recurring, duty, unit, times, unit in case.unread)


def _who_owed(case: Case, index: int, window: Period) -> Iterator[str]:
    """Those who stood there, not suspended, on each of the window's last days, half of them all."""
    first, last = window.second_half
    between = [seating for seating in case.roster.seatings if first < seating.first <= last]
    days = [first + n * _ONE_DAY for n in range((last - first).days + 1)]
    for unit in case.roster.on(last).duties[index]:
        seatings = (case.roster.on(min(first, last)), *between)
        stayed = all(unit in seating.duties[index] for seating in seatings)
        if stayed and not (case.leads.ever_suspended and _suspended(case, unit, days)):
            yield unit


def _suspended(case: Case, unit: str, days: Iterable[date]) -> bool:
    """Whether the work of `unit` was suspended on one of `days`, or is now."""
    now = unit in case.seating.units and _suspended_on(case, unit, case.as_of)
    return now or any(_suspended_on(case, unit, day) for day in days)


def _suspended_on(case: Case, unit: str, day: date) -> bool:
    """Whether the lead is suspended on `day`; who only supports is while all leads are."""
    seating = case.roster.on(day)
    units = (unit,) if unit in seating.units else [seat.unit for seat in seating.leads]
    known = [history for name in units if (history := case.leads.at(name, day))]
    return bool(known) and all(history.moment_on(day).suspended for history in known)


def _times(case: Case, index: int, duty: Duty, unit: str) -> int:
    """How often the work was done in the window by the unit, or by who had to do it in its place before."""
    before = case.roster.before(unit, duty.window.last).items()
    owed = {name: end for name, end in before if name in case.roster.on(end - _ONE_DAY).duties[index]}
    return sum(
        entry.held.get(case.task.recurring[index].name, 0)
        for name, end in {unit: date.max, **owed}.items()
        if name in case.wrote
        for entry in case.wrote[name].entries
        if duty.window.first <= entry.date <= duty.window.last and entry.date < end
    )
