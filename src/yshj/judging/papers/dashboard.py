"""The whole plan on one page: what has to be decided, how the year went, every task."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import takewhile
from typing import Literal, NamedTuple

from yshj.judging.assess import states_on
from yshj.judging.papers.month_grid import UnitMonths, month_days, unit_months
from yshj.judging.papers.period import period_view
from yshj.judging.papers.urgency import by_urgency
from yshj.judging.periods import Period, periods_from
from yshj.judging.views.asks import Ask
from yshj.judging.views.lists import LeadRow, Summary, summarise
from yshj.judging.views.show import ShowView, show_views
from yshj.model.assessment import Assessment, Header, TaskStanding
from yshj.model.standing import State

_MOST_WEEKS = 53
Kind = Literal["supervise", "extend", "appoint", "claim", "unblock", "late", "verify"]


class Waiting(NamedTuple):
    """Cases of one kind that wait for a decision, the most urgent first."""

    kind: Kind
    rows: tuple[LeadRow, ...]
    asks: tuple[Ask, ...] = ()
    """For `extend` only."""
    leaderless: tuple[TaskStanding, ...] = ()
    """For `appoint` only: tasks that nobody leads."""

    @property
    def number(self) -> int:
        """How many cases there are."""
        return len(self.rows) + len(self.leaderless)


class Week(NamedTuple):
    """How every task stood at the end of a week, in the plan's order."""

    day: date
    states: tuple[State, ...]


class Point(NamedTuple):
    """How many tasks should have been done by a day, by the deadlines that hold now, and how many were."""

    day: date
    planned: int
    done: int | None
    """None of days to come."""


class Dashboard(NamedTuple):
    """One plan on one day."""

    header: Header
    summary: Summary
    waiting: tuple[Waiting, ...]
    course: tuple[Point, ...]
    weeks: tuple[Week, ...]
    """From the plan's issue to the day, at most those of a year; the last is the day itself."""
    months: tuple[date, ...]
    """The ends of months of `units`, past and to come; the one that runs stands as of the day."""
    units: tuple[UnitMonths, ...]
    tasks: tuple[ShowView, ...]
    """In the plan's order."""


def dashboard(today: Assessment) -> Dashboard:
    """The plan as of the day of `today`."""
    weeks = tuple(_weeks(today))
    months = month_days(today)
    return Dashboard(
        header=today.header,
        summary=summarise(today.tasks),
        waiting=tuple(one for one in _waiting(today) if one.number),
        course=tuple(_course(today, weeks)),
        weeks=weeks,
        months=months,
        units=unit_months(today, months),
        tasks=show_views(today),
    )


def _weeks(today: Assessment) -> Iterator[Week]:
    for day in _week_ends(today.books.plan.issued, today.as_of):
        stood = states_on(today.books, today.terms, day)
        yield Week(day, tuple(task.state for task in stood))


def _week_ends(issued: date, as_of: date) -> tuple[date, ...]:
    sundays = (week.last for week in periods_from("week", min(issued, as_of)))
    return (*takewhile(lambda day: day < as_of, sundays), as_of)[-_MOST_WEEKS:]


def _waiting(today: Assessment) -> Iterator[Waiting]:
    week = Period(today.as_of, today.as_of)
    view = period_view("week", week, today, today)
    yield Waiting("supervise", view.having("T08", "T11"))
    yield Waiting("extend", tuple(ask.row for ask in view.asks), view.asks)
    yield Waiting("appoint", view.having("O02"), leaderless=view.leaderless)
    yield Waiting("unblock", view.having("T06"))
    yield Waiting("verify", tuple(sorted(view.unverified, key=lambda row: row.lead.done_on or date.min)))
    yield Waiting("late", view.overdue)
    yield Waiting("claim", by_urgency(row for row in view.having("O03") if not row.lead.incomplete))


def _course(today: Assessment, weeks: Sequence[Week]) -> Iterator[Point]:
    """Week by week; after the day to the end of the last deadline's week, at most as far as a year on."""
    dues = sorted(_dues(today.tasks))
    for week in weeks:
        yield Point(week.day, _until(dues, week.day), week.states.count(State.DONE))
    last = min(max(dues, default=today.as_of), today.as_of + timedelta(days=366))
    for coming in periods_from("week", today.as_of + timedelta(days=1)):
        if coming.first > last:
            return
        yield Point(coming.last, _until(dues, coming.last), None)


def _dues(tasks: Iterable[TaskStanding]) -> Iterator[date]:
    return (t.effective_due for t in tasks if t.effective_due and t.state is not State.SUSPENDED)


def _until(dues: Sequence[date], day: date) -> int:
    return sum(due <= day for due in dues)
