"""Weeks, months, quarters: where each begins and ends, and which of them a recurring duty owes."""

from datetime import date
from typing import Any

import pytest

from yshj.judging.periods import Period, before_words, duties, period_name, period_of, unspaced
from yshj.model.plan import Recurring

D = date.fromisoformat
ISSUED = D("2025-03-25")


@pytest.mark.parametrize(
    ("every", "day", "first", "last", "name"),
    [
        ("week", "2025-10-19", "2025-10-13", "2025-10-19", "2025-W42"),
        ("week", "2025-10-13", "2025-10-13", "2025-10-19", "2025-W42"),
        ("week", "2025-12-31", "2025-12-29", "2026-01-04", "2026-W01"),
        ("month", "2025-02-28", "2025-02-01", "2025-02-28", "2025 年 2 月"),
        ("quarter", "2025-12-31", "2025-10-01", "2025-12-31", "2025 年第 4 季度"),
        ("quarter", "2025-01-01", "2025-01-01", "2025-03-31", "2025 年第 1 季度"),
        ("half_year", "2025-06-30", "2025-01-01", "2025-06-30", "2025 年上半年"),
        ("half_year", "2025-07-01", "2025-07-01", "2025-12-31", "2025 年下半年"),
        ("year", "2025-07-01", "2025-01-01", "2025-12-31", "2025 年"),
    ],
)
def test_periods(every: Any, day: str, first: str, last: str, name: str) -> None:
    period = period_of(every, D(day))
    assert period == Period(D(first), D(last))
    assert period_name(every, period) == name


@pytest.mark.parametrize(
    ("every", "due", "as_of", "windows"),
    [
        # the week of issue, Tuesday to Sunday: six of seven days; a window is judged the day after it ends
        ("week", "2025-12-31", "2025-03-30", []),
        ("week", "2025-12-31", "2025-03-31", ["2025-03-24"]),
        # March has seven of its 31 days after issue: not half; April counts
        ("month", "2025-12-31", "2025-05-01", ["2025-04-01"]),
        # a window counts whole or not at all: it must end by the due day …
        ("month", "2025-05-30", "2025-06-01", ["2025-04-01"]),
        ("quarter", "2025-12-31", "2026-01-01", ["2025-04-01", "2025-07-01", "2025-10-01"]),
        ("half_year", "2025-12-31", "2026-01-01", ["2025-01-01", "2025-07-01"]),
        ("year", "2025-12-31", "2026-01-01", ["2025-01-01"]),
        # … and where none does, the time itself is the one window
        ("month", "2025-04-14", "2025-04-14", []),
        ("month", "2025-04-14", "2025-04-15", ["2025-03-25"]),
        # without a due day it never stops
        ("year", None, "2028-01-01", ["2025-01-01", "2026-01-01", "2027-01-01"]),
    ],
)
def test_which_windows_count(every: Any, due: str | None, as_of: str, windows: list[str]) -> None:
    found = duties(Recurring("座谈", every), ISSUED, D(due) if due else None, D(as_of))
    assert [str(duty.window.first) for duty in found] == windows


@pytest.mark.parametrize(("due", "owed"), [("2025-04-23", 1), ("2025-04-24", 3)])
def test_a_time_shorter_than_the_period_owes_once(due: str, owed: int) -> None:
    """From 25 March a month goes to 24 April."""
    assert [
        d.owed for d in duties(Recurring("座谈", "month", at_least=3), ISSUED, D(due), D("2025-05-01"))
    ] == [owed]


def test_a_name_that_ends_in_a_figure_keeps_its_distance_from_words() -> None:
    week = period_name("week", period_of("week", date(2025, 10, 20)))
    assert f"{before_words(week)}应报" == "2025-W43 应报"
    assert f"{before_words('2025 年 9 月')}应报" == "2025 年 9 月应报"
    assert unspaced("2025 年第 3 季度") == "2025年第3季度"
    assert unspaced("2025-03-25 至 2025-03-30") == "2025-03-25 至 2025-03-30"
