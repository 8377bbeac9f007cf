"""A unit that reports what is expected each time it has to is never warned but for its deadline (point 4)."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.laws.verdicts import judged_on, read
from tests.snippets import ISSUED, TASK
from yshj.judging.pace import expected
from yshj.judging.periods import month_ends
from yshj.judging.reporting import ReportingDays
from yshj.model.plan import Reporting
from yshj.model.policy import Calendar

FIRST = date.fromisoformat(ISSUED)
WARNED = {"T03", "T04", "T05", "T08", "T10", "T12"}


def on_the_line(
    due: date, days: list[date], nodes: list[tuple[date, int]] | None = None
) -> list[dict[str, Any]]:
    """On each of `days` and on the due day exactly what is expected."""
    wanted = sorted({day for day in days if FIRST < day < due} | {due})
    return [
        {"date": str(day), "progress": expected(day, FIRST, 0, due, nodes or ()), "owner": "张某"}
        for day in wanted
    ]


def never_warned(snippet: dict[str, Any], last: date) -> None:
    books = read(snippet)
    assert not books.problems
    day = FIRST
    while day <= last + timedelta(days=40):
        lead = judged_on(books, day).tasks[0].leads[0]
        assert not lead.codes & WARNED, f"{TASK} on {day}: {lead.reasons}"
        day += timedelta(days=1)


@settings(max_examples=20, deadline=None)
@given(st.integers(5, 800).map(lambda n: FIRST + timedelta(days=n)))
def test_at_every_month_end(due: date) -> None:
    ends = [day for day, _ in zip(month_ends(due), range(40), strict=False)]
    snippet = {"task": {"due": str(due), "lead": ["甲局"]}, "entries": {"甲局": on_the_line(due, ends)}}
    never_warned(snippet, due)


@settings(max_examples=25, deadline=None)
@given(st.integers(40, 500), st.integers(1, 4), st.data())
def test_with_milestones_at_month_ends(length: int, count: int, data: st.DataObject) -> None:
    due = FIRST + timedelta(days=length)
    ends = sorted(day for day, _ in zip(month_ends(due), range(40), strict=False) if FIRST < day <= due)
    days = sorted(data.draw(st.sets(st.sampled_from(ends), min_size=1, max_size=count)))
    figures = sorted(data.draw(st.sets(st.integers(1, 99), min_size=len(days), max_size=len(days))))
    nodes = list(zip(days, figures, strict=True))
    milestones = [{"name": str(day), "due": str(day), "progress": figure} for day, figure in nodes]
    task = {"due": str(due), "lead": ["甲局"], "milestones": milestones}
    never_warned({"task": task, "entries": {"甲局": on_the_line(due, ends, nodes)}}, due)


@settings(max_examples=12, deadline=None)
@given(st.integers(20, 600), st.sampled_from(["week", "month", "quarter"]), st.integers(1, 31))
def test_by_each_reporting_day(length: int, every: Any, by: int) -> None:
    due = FIRST + timedelta(days=length)
    reporting = {"every": every, "by": min(by, 7) if every == "week" else by}
    days = ReportingDays(Reporting(**reporting), FIRST, due, Calendar())
    asked = [FIRST + timedelta(days=n) for n in range(1, length)]
    owed = {found.by for day in asked if (found := days.last_owed(day, FIRST))}
    task = {"due": str(due), "lead": ["甲局"], "reporting": reporting}
    # taken up at once: a quarter without any entry is unclaimed, whatever the plan asks for (point 10)
    taken_up = [{"date": str(FIRST + timedelta(days=1)), "owner": "张某"}]
    never_warned({"task": task, "entries": {"甲局": taken_up + on_the_line(due, sorted(owed))}}, due)


@pytest.mark.parametrize("year", [2025, 2026])
def test_month_ends_are_the_last_days(year: int) -> None:
    ends = [day for day, _ in zip(month_ends(date(year, 12, 31)), range(12), strict=False)]
    assert ends == [date(year, month, monthrange(year, month)[1]) for month in range(12, 0, -1)]
