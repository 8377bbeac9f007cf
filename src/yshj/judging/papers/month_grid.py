"""Units side by side, month by month: how they stood, and what falls due."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from yshj.judging.assess import states_on
from yshj.judging.periods import periods_from
from yshj.judging.renames import name_on
from yshj.judging.views.scoreboard import Score, scoreboard_view
from yshj.model.assessment import Assessment
from yshj.model.standing import State

_MOST_BACK, _MOST_MONTHS = 12, 18


class MonthCell(NamedTuple):
    """One unit at the end of a month: its worst state and how many of its leads stood so; or what is due."""

    state: State | None = None
    """None of months to come, and where it led nothing."""
    number: int = 0
    """How many leads stand so; of months to come how many not over fall due."""


class UnitMonths(NamedTuple):
    """One unit: its tally today and its months."""

    score: Score
    months: tuple[MonthCell, ...]


def month_days(today: Assessment) -> tuple[date, ...]:
    """The ends of months from the plan's issue to the last deadline; the one that runs stands as of today."""
    issued, as_of = today.books.plan.issued, today.as_of
    last = max([as_of, *(task.effective_due for task in today.tasks if task.effective_due)])
    first = max(min(issued, as_of), as_of - timedelta(days=31 * _MOST_BACK))
    days: list[date] = []
    for month in periods_from("month", first):
        if month.first > last or len(days) == _MOST_MONTHS:
            break
        days.append(as_of if month.first <= as_of <= month.last else month.last)
    return tuple(days)


def unit_months(today: Assessment, months: Sequence[date]) -> tuple[UnitMonths, ...]:
    """Every unit with a lead, in the plan's order."""
    stood = [_states(today, day) for day in months if day <= today.as_of]
    coming = [day for day in months if day > today.as_of]
    falling = _falling_due(today, coming)
    return tuple(
        UnitMonths(
            score,
            (
                *(_worst(states[score.unit]) for states in stood),
                *(MonthCell(number=falling[score.unit, day]) for day in coming),
            ),
        )
        for score in scoreboard_view(today, by_value=False).scores
    )


def _states(today: Assessment, day: date) -> dict[str, list[State]]:
    """Those of a day under the names of today."""
    name_of = name_on(today.books, today.as_of)
    states: dict[str, list[State]] = defaultdict(list)
    for task in states_on(today.books, today.terms, day):
        for unit, state in task.leads:
            states[name_of(unit)].append(state)
    return states


def _worst(states: Iterable[State]) -> MonthCell:
    counted = Counter(states)
    worst = min(counted, key=lambda state: state.rank, default=None)
    return MonthCell(worst, counted[worst]) if worst else MonthCell()


def _falling_due(today: Assessment, months: Sequence[date]) -> Counter[tuple[str, date]]:
    days = {(day.year, day.month): day for day in months}
    return Counter(
        (lead.unit, days[due.year, due.month])
        for task in today.tasks
        for lead in task.leads
        if (due := lead.effective_due) and not lead.state.over and (due.year, due.month) in days
    )
