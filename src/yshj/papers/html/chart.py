"""The lines of what should have been done and what was, in the units of the drawing."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from yshj.judging.papers.dashboard import Point

WIDTH, HEIGHT = 1080, 300
LEFT, RIGHT, _TOP, _BOTTOM = 34, WIDTH - 96, 16, 26
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


class Tick(NamedTuple):
    """A place on an axis, and what stands there."""

    at: float
    text: str


class Chart(NamedTuple):
    """Both lines, their ends and the axes."""

    planned: str
    coming: str
    """The rest of the planned line, after today."""
    done: str
    today: float
    planned_end: Tick
    done_end: Tick
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    weeks: tuple[float, ...]
    """Where each week that is over stands."""


def chart(course: Sequence[Point], tasks: int) -> Chart:
    """The drawing of a course with at least one point."""
    first, last = course[0].day, course[-1].day
    span, top = max((last - first).days, 1), max(tasks, 1)

    def x(day: date) -> float:
        return round(LEFT + (day - first).days / span * (RIGHT - LEFT), 1)

    def y(number: int) -> float:
        return round(HEIGHT - _BOTTOM - number / top * (HEIGHT - _TOP - _BOTTOM), 1)

    past = [point for point in course if point.done is not None]
    now, done = past[-1], past[-1].done or 0
    coming = [now, *(point for point in course if point.done is None)]
    step = next((step for step in _STEPS if top / step <= 5), _STEPS[-1])
    return Chart(
        planned=" ".join(f"{x(p.day)},{y(p.planned)}" for p in past),
        coming=" ".join(f"{x(p.day)},{y(p.planned)}" for p in coming),
        done=" ".join(f"{x(p.day)},{y(p.done or 0)}" for p in past),
        today=x(now.day),
        planned_end=Tick(y(course[-1].planned), f"应完成 {course[-1].planned}"),
        done_end=Tick(y(done), f"已完成 {done}"),
        across=tuple(Tick(x(day), text) for day, text in _months(first, last)),
        up=tuple(Tick(y(number), str(number)) for number in range(0, top + 1, step)),
        weeks=tuple(x(point.day) for point in past),
    )


def _months(first: date, last: date) -> list[tuple[date, str]]:
    """The first days of the months between, with the year where it is another one."""
    months = range(first.year * 12 + first.month, last.year * 12 + last.month)
    days = [date(month // 12, month % 12 + 1, 1) for month in months]
    shown = days[:: 1 + len(days) // 13]
    return [(day, month_title(day, before)) for before, day in zip([first, *shown], shown, strict=False)]


def month_title(day: date, before: date) -> str:
    """7 月; 2026 年 1 月 behind a day of another year."""
    return f"{day.month} 月" if day.year == before.year else f"{day.year} 年 {day.month} 月"
