"""What each unit kept in a year: deadlines as the plan set them and as extended, targets, recurring work."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from yshj.judging.case import Case, Cases
from yshj.judging.lead import leads_in
from yshj.judging.measures import bound_of, latest_measures
from yshj.judging.periods import Period
from yshj.judging.recurring import duties_done
from yshj.judging.scoreboard import percent_of
from yshj.model.assessment import Assessment
from yshj.model.plan import BINDING
from yshj.model.standing import Standing, State

PROMISE_RULES = (
    "按原时限：方案写明的时限，按期完成÷（已完成＋过了原时限未完成）；按现时限：计入调整和延期，即按时率。",
    "目标值：每个牵头部门的每项有约束力的目标值，按最近一次实测；没有填报实测值的算未达到。已中止的不计。",
    "经常性工作：本年内结束的每个周期、每个应开展的单位计一次，含最后一天结束的；次数够的算已开展。",
)


class Kept(NamedTuple):
    """How many of how many were kept."""

    kept: int = 0
    of: int = 0

    @property
    def percent(self) -> float | None:
        """In percent with one decimal; None where there was nothing to keep."""
        return percent_of(*self)

    def plus(self, other: "Kept") -> "Kept":
        """Both together."""
        return Kept(self.kept + other.kept, self.of + other.of)


_NONE = Kept()


class Promises(NamedTuple):
    """What one unit kept; all leads count that are done, and those not done whose day has passed."""

    original: Kept = _NONE
    """By the plan's own day."""
    extended: Kept = _NONE
    """By the day in force, as the on-time share of the scoreboard."""
    targets: Kept = _NONE
    recurring: Kept = _NONE

    def plus(self, other: "Promises") -> "Promises":
        """Both together."""
        return Promises(*(mine.plus(its) for mine, its in zip(self, other, strict=True)))


class Year(NamedTuple):
    """The promises of a year by unit, in the plan's order, and of all together."""

    units: dict[str, Promises]
    total: Promises


def year_of(after: Assessment, window: Period) -> Year:
    """What was kept by the last day of `window`, that of `after`; of recurring work what ended in it."""
    units: dict[str, Promises] = {}
    total = Promises()
    for unit, kept in _kept(after, window):
        units[unit] = units.get(unit, Promises()).plus(kept)
        total = total.plus(kept)
    return Year({unit: units[unit] for unit in after.books.names.bodies if unit in units}, total)


def _kept(after: Assessment, window: Period) -> Iterator[tuple[str, Promises]]:
    today = Cases(after.books, after.terms, after.as_of)
    # on the day after, the work of a period that ends with the year is over, too
    next_day = Cases(after.books, after.terms, after.as_of + timedelta(days=1))
    for task in after.tasks:
        case = today.of(task.task)
        for standing in task.leads:
            yield standing.unit, Promises(_by_plan(case, standing), _in_force(standing))
        if task.task.targets:
            yield from _targets(case)
        if task.task.recurring:
            yield from _recurring(next_day.of(task.task), window)


def _in_force(standing: Standing) -> Kept:
    done = standing.state is State.DONE
    return Kept(done and not standing.late, done or standing.state is State.OVERDUE)


def _by_plan(case: Case, standing: Standing) -> Kept:
    due, done_on = case.task.due, standing.done_on
    day = case.calendars.settle(due, done_on or case.as_of) if due else date.max
    if standing.state is State.DONE:
        return Kept(done_on is not None and done_on <= day, 1)
    return Kept(0, standing.state is not State.SUSPENDED and day < case.as_of)


def _targets(case: Case) -> Iterator[tuple[str, Promises]]:
    for lead in leads_in(case):
        binding = [one for one in case.task.targets if one.force in BINDING and not lead.suspended]
        measures = latest_measures(lead)
        met = sum(
            one.name in measures and one.met_by(measures[one.name].value, bound_of(one, lead))
            for one in binding
        )
        yield lead.unit, Promises(targets=Kept(met, len(binding)))


def _recurring(case: Case, window: Period) -> Iterator[tuple[str, Promises]]:
    for one in duties_done(case):
        if one.recurring.force in BINDING and window.first <= one.duty.window.last <= window.last:
            yield one.unit, Promises(recurring=Kept(one.times >= one.duty.owed, 1))
