"""Working days with 调休: the published calendar, corrected by the workspace's own days."""

from datetime import date, timedelta

from yshj.model.policy import Calendar


def is_workday(day: date, calendar: Calendar) -> bool | None:
    """Whether `day` is a working day; None when that year's holidays are not published."""
    if day in calendar.workdays:
        return True
    if day in calendar.holidays:
        return False
    import chinese_calendar

    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return None


def next_workday(day: date, calendar: Calendar) -> date:
    """`day`, or the first working day after it; weekends alone count in unpublished years."""
    while True:
        working = is_workday(day, calendar)
        if working or (working is None and day.weekday() < 5):
            return day
        day += timedelta(days=1)
