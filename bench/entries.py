"""What one unit reports over the year, as people write it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import words
from city import ISSUED, Seat, pick

_LONG = timedelta(days=720)


@dataclass(frozen=True)
class Entry:
    """One dated report on one task; empty where the unit says nothing."""

    day: date
    task: str
    progress: int
    owner: str = ""
    note: str = ""
    next: str = ""
    delivered: tuple[str, ...] = ()
    measure: tuple[str, int] | None = None
    held: str = ""
    evidence: str = ""
    blocked: str = ""


def entries_of(seats: list[Seat]) -> list[Entry]:
    """The unit's whole ledger in the order of its days."""
    return sorted((entry for seat in seats for entry in _of_seat(seat)), key=lambda entry: entry.day)


def _of_seat(seat: Seat) -> Iterator[Entry]:
    span = (seat.last - seat.first).days
    steps = max(1, seat.count - 1)
    for k in range(seat.count):
        day = seat.first + timedelta(days=span * k // steps)
        yield _entry(seat, day, k)


def _entry(seat: Seat, day: date, k: int) -> Entry:
    task = seat.task
    luck = pick(1_000_000, seat.unit, task.id, k)
    done = seat.finish is not None and day >= seat.finish
    last = k == seat.count - 1
    return Entry(
        day=day,
        task=task.id,
        progress=100 if done else _progress(seat, day),
        owner=_owner(seat) if k == 0 else "",
        note=words.NOTES[luck % len(words.NOTES)].format(a=luck % 9 + 2, b=luck % 431 + 12, c=luck % 89 + 3),
        next=words.NEXT_STEPS[luck % len(words.NEXT_STEPS)] if luck % 3 == 0 and not done else "",
        delivered=tuple(name for name, _ in task.deliverables) if done else (),
        measure=_measure(seat, day) if task.target and (done or k % 2) else None,
        held=task.recurring or "",
        evidence=f"https://www.example.gov.cn/{day:%Y/%m}/{luck}.html" if done or luck % 9 == 0 else "",
        blocked=words.BLOCKS[luck % len(words.BLOCKS)] if seat.manner == "blocked" and last else "",
    )


def _progress(seat: Seat, day: date) -> int:
    """Along the line from issue to due, or at two thirds of its height."""
    end = seat.task.extended or seat.task.last_day or ISSUED + _LONG
    gone = 100 * (day - ISSUED).days // (end - ISSUED).days
    return min(96, gone + 3) if seat.manner == "steady" else min(84, gone * 2 // 3)


def _owner(seat: Seat) -> str:
    if pick(25, "owner", seat.unit, seat.task.id) == 0:
        return ""
    office = words.SECTIONS_OF_OFFICES[pick(len(words.SECTIONS_OF_OFFICES), seat.unit, seat.task.id)]
    return f"{office} {words.PEOPLE[pick(len(words.PEOPLE), seat.unit, 'person')]}某"


def _measure(seat: Seat, day: date) -> tuple[str, int] | None:
    if seat.task.target is None:
        return None
    name, _, _, _, start, end = seat.task.target
    share = min(365, (day - ISSUED).days)
    reached = end if seat.finish and day >= seat.finish else start + (end - start) * share // 500
    return name, reached
