"""What each unit kept in a year: deadlines as the plan set them and as extended, targets, recurring work."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from yshj.judging.case import Case, Cases
from yshj.judging.lead import leads_in
from yshj.judging.measures import bound_of, latest_measures
from yshj.judging.periods import Period
from yshj.judging.recurring import duties_done
from yshj.judging.views.scoreboard import percent_of
from yshj.model.assessment import Assessment
from yshj.model.labelled import Labelled
from yshj.model.plan import BINDING
from yshj.model.standing import Standing, State

PROMISE_RULES = (
    "按原时限：方案写明的时限，按期完成÷（已完成＋过了原时限未完成）；按现时限：计入调整和延期，即按时率。",
    "目标值：每个牵头部门的每项有约束力的目标值，按最近一次实测；没有填报实测值的算未达到。已中止的不计。",
    "经常性工作：本年内结束的每个周期、每个应开展的单位计一次，含最后一天结束的；次数够的算已开展。",
)


class Promise(Labelled):
    """What a unit may keep or not."""

    ORIGINAL = "original", "按原时限完成"
    EXTENDED = "extended", "按现时限完成"
    TARGETS = "targets", "目标值达到"
    RECURRING = "recurring", "经常性工作开展"


class Kept(NamedTuple):
    """How many of how many were kept."""

    kept: int
    of: int

    @property
    def percent(self) -> float | None:
        """In percent with one decimal; None where there was nothing to keep."""
        return percent_of(*self)


Promises = dict[Promise, Kept]
_Case = tuple[str, Promise, bool]
"""A unit, what it had to keep, and whether it did."""


def year_of(after: Assessment, window: Period) -> dict[str, Promises]:
    """Unit → what it kept by the last day of `window`, that of `after`; first, under no name, all together.

    In the plan's order; who had nothing to keep is left out.
    """
    of: Counter[tuple[str, Promise]] = Counter()
    kept: Counter[tuple[str, Promise]] = Counter()
    for unit, promise, did in _cases(after, window):
        of.update(((unit, promise), ("", promise)))
        kept.update(((unit, promise), ("", promise)) if did else ())
    owing = {unit for unit, _ in of}
    return {
        unit: {promise: Kept(kept[unit, promise], of[unit, promise]) for promise in Promise}
        for unit in ("", *after.books.names.bodies)
        if unit in owing
    }


def _cases(after: Assessment, window: Period) -> Iterator[_Case]:
    today = Cases(after.books, after.terms, after.as_of)
    # on the day after, the work of a period that ends with the year is over, too
    next_day = Cases(after.books, after.terms, after.as_of + timedelta(days=1))
    for task in after.tasks:
        case = today.of(task.task)
        for standing in task.leads:
            yield from _in_time(case, standing)
        if task.task.targets:
            yield from _targets(case)
        if task.task.recurring:
            yield from _recurring(next_day.of(task.task), window)


def _in_time(case: Case, standing: Standing) -> Iterator[_Case]:
    """Who is done, or is not though the day has passed: by the plan's own day, then by the one in force."""
    unit, state, done_on = standing.unit, standing.state, standing.done_on
    due = case.task.due
    day = case.calendars.settle(due, done_on or case.as_of) if due else date.max
    if state is State.DONE and done_on:
        yield unit, Promise.ORIGINAL, done_on <= day
        yield unit, Promise.EXTENDED, not standing.late
    elif state is not State.SUSPENDED and day < case.as_of:
        yield unit, Promise.ORIGINAL, False
    if state is State.OVERDUE:
        yield unit, Promise.EXTENDED, False


def _targets(case: Case) -> Iterator[_Case]:
    for lead in leads_in(case):
        measures = latest_measures(lead)
        for target in case.task.targets:
            if target.force in BINDING and not lead.suspended:
                measured = measures.get(target.name)
                met = measured is not None and target.met_by(measured.value, bound_of(target, lead))
                yield lead.unit, Promise.TARGETS, met


def _recurring(case: Case, window: Period) -> Iterator[_Case]:
    for one in duties_done(case):
        if one.recurring.force in BINDING and window.first <= one.duty.window.last <= window.last:
            yield one.unit, Promise.RECURRING, one.times >= one.duty.owed
