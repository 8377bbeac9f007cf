"""What the supervising office decides about the invented region."""

from collections.abc import Iterator
from datetime import date, timedelta

from city import AS_OF, Region, Seat, pick

ResolvedDecision = dict[str, str]


def rulings_of(made: Region) -> list[ResolvedDecision]:
    """All decisions by date; those of a day in the order of the tasks."""
    rulings = [*_of_tasks(made), *(one for seat in made.all_seats for one in _of_seat(seat))]
    return sorted(rulings, key=lambda ruling: ruling["date"])


def _of_tasks(made: Region) -> Iterator[ResolvedDecision]:
    for task in made.tasks:
        if task.lead == (task.city.park_group,):
            units = f"[{', '.join(task.city.parks)}]"
            yield _ruling(date(2025, 4, 10), "assign", task.id, group=task.city.park_group, units=units)
        if task.extended and task.last_day:
            day = task.last_day - timedelta(days=6)
            applied = str(day - timedelta(days=8))
            yield _ruling(day, "extend", task.id, until=str(task.extended), applied=applied)


def _of_seat(seat: Seat) -> Iterator[ResolvedDecision]:
    if seat.finish and seat.count and seat.last >= seat.finish:
        day = seat.finish + timedelta(days=12)
        luck = pick(10, "verified", seat.unit, seat.task.id)
        if luck < 6 and day <= AS_OF:
            yield _ruling(day, "close", seat.task.id, unit=seat.unit)
        elif luck == 9 and day <= AS_OF:
            yield _ruling(day, "return", seat.task.id, unit=seat.unit)
    if seat.manner == "silent" and pick(4, "waived", seat.unit, seat.task.id) == 0:
        day = seat.last + timedelta(days=33)
        yield _ruling(day, "waive", seat.task.id, unit=seat.unit, code="T05")


_REASONS = {
    "assign": "方案未列名单，按职责指定",
    "extend": "上级系统改造推迟",
    "close": "现场核验通过",
    "return": "佐证材料不足",
    "waive": "机构改革期间暂缓报送",
}


def _ruling(day: date, kind: str, task: str, **more: str) -> ResolvedDecision:
    return {"date": str(day), "kind": kind, "task": task, **more, "reason": _REASONS[kind]}
