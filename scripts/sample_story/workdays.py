"""The working days of 2025, so that nobody in the story reports on a day off."""

from datetime import date, timedelta

YEAR = 2025
_SATURDAY = 5
_DAYS_OFF = frozenset(
    {date(YEAR, 4, 4), date(YEAR, 6, 2)}
    | {date(YEAR, 5, day) for day in (1, 2, 5)}
    | {date(YEAR, 10, day) for day in (1, 2, 3, 6, 7, 8)}
)
_WEEKEND_WORK = frozenset({date(YEAR, 4, 27), date(YEAR, 9, 28), date(YEAR, 10, 11)})


def is_workday(day: date) -> bool:
    """Whether offices are open on this day."""
    return day in _WEEKEND_WORK or (day.weekday() < _SATURDAY and day not in _DAYS_OFF)


def reporting_day(month: int, anchor: int) -> date:
    """Day of the month on which a unit with this habit reports: about its usual day, never a day off."""
    first_of_next = date(YEAR + month // 12, month % 12 + 1, 1)
    last = (first_of_next - timedelta(days=1)).day
    day = date(YEAR, month, min(anchor + (month * 7 + anchor) % 3 - 1, last))
    while not is_workday(day):
        day -= timedelta(days=1)
    return day
