"""An invented region of any size: units, tasks, who leads what, and what is reported.

Everything follows from the size alone: numbers come from a checksum of names, never from a random
generator or from hashing, so that every machine and every version of Python makes the same bytes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from zlib import crc32

import words

ISSUED = date(2025, 3, 25)
AS_OF = date(2026, 3, 25)
"""The day to judge by: one year after the issue, with a believable mix of states."""

_UNITS_OF_A_CITY = len(words.DISTRICTS) + len(words.OFFICES)
_DUES = ("2025-09", "2025-10", "2025-11", "2025-12", "2026-03", "2026-06", "2026-06", "2026-09", "ongoing")


@dataclass(frozen=True)
class Size:
    """How much to invent."""

    tasks: int
    units: int
    entries: int


SIZES = {
    "S": Size(70, 38, 1_300),
    "Y": Size(70, 38, 8_000),
    "M": Size(1_000, 500, 50_000),
    "L": Size(10_000, 5_000, 500_000),
    "Q": Size(250, 125, 12_500),
    "X": Size(4_000, 2_000, 200_000),
    "R": Size(1_000, 500, 2_000),
}
"""S a city, Y its year of weekly reports, M and L beyond; Q and X a quarter and four times of M
for the growth; R many tasks with few reports for the cost of a long table."""


@dataclass(frozen=True)
class City:
    """One city: its bodies in the order of the plan."""

    name: str
    districts: tuple[str, ...]
    offices: tuple[tuple[str, str, str], ...]
    """Name, alias, kind."""

    @property
    def district_group(self) -> str:
        """The group of all districts."""
        return f"{self.name}各旗区人民政府"

    @property
    def park_group(self) -> str:
        """The open group whose members the office assigns."""
        return f"{self.name}各开发区"

    @property
    def parks(self) -> list[str]:
        """Whom the office assigns to it."""
        return [name for name, _, kind in self.offices if kind == "园区"]


@dataclass(frozen=True)
class Task:
    """One numbered item."""

    id: str
    title: str
    city: City
    lead: tuple[str, ...]
    support: tuple[str, ...]
    due: str
    extended: date | None
    deliverables: tuple[tuple[str, str], ...]
    target: tuple[str, str, int, str, int, int] | None
    recurring: str | None

    @property
    def last_day(self) -> date | None:
        """The plan's due day; None for an ongoing task."""
        if self.due == "ongoing":
            return None
        year, month = map(int, self.due.split("-"))
        return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)

    @property
    def leading_units(self) -> tuple[str, ...]:
        """The leads with their group opened."""
        if self.lead == (self.city.district_group,):
            return self.city.districts
        return tuple(self.city.parks) if self.lead == (self.city.park_group,) else self.lead


@dataclass
class Seat:
    """One unit leading one task: how it fares, and how often it reports."""

    unit: str
    task: Task
    manner: str
    first: date
    last: date
    finish: date | None
    count: int = 0


@dataclass(frozen=True)
class Region:
    """Everything but the entries, which `entries` makes one unit at a time."""

    cities: list[City]
    tasks: list[Task]
    seats: dict[str, list[Seat]] = field(default_factory=dict)

    @property
    def all_seats(self) -> Iterator[Seat]:
        """Every unit on every task that it leads."""
        return (seat for seats in self.seats.values() for seat in seats)


def pick(count: int, *about: object) -> int:
    """A number below `count` that depends on `about` alone."""
    return crc32("|".join(map(str, about)).encode()) % count


def region(size: Size, first: int = 0) -> Region:
    """The region of that size, its entries shared out; its cities are named from number `first` on."""
    count = -(-size.units // _UNITS_OF_A_CITY)
    cities = [_city(first + c, size.units * (c + 1) // count - size.units * c // count) for c in range(count)]
    shares = [size.tasks * (c + 1) // count - size.tasks * c // count for c in range(count)]
    tasks = [
        _task(c, city, i)
        for c, (city, share) in enumerate(zip(cities, shares, strict=True))
        for i in range(share)
    ]
    made = Region(cities, tasks)
    for city in cities:
        for unit in (*city.districts, *(name for name, _, _ in city.offices)):
            made.seats[unit] = []
    for task in tasks:
        for unit in task.leading_units:
            made.seats[unit].append(_seat(unit, task))
    _share_out(size.entries, [seat for seat in made.all_seats if seat.manner != "unowned"])
    return made


def _city(number: int, units: int) -> City:
    heads, tails = words.CITY_HEADS, words.CITY_TAILS
    name = heads[number % len(heads)] + tails[number // len(heads) % len(tails)] + "市"
    districts = tuple(f"{name}{district}人民政府" for district in words.DISTRICTS)
    kept = words.OFFICES[len(words.OFFICES) - (units - len(districts)) :]
    return City(name, districts, tuple((name + full, name + short, kind) for full, short, kind in kept))


def _task(number: int, city: City, i: int) -> Task:
    section, category, item = 4 * number + 1 + i % 4, i // 4 % 5 + 1, i // 20 + 1
    names = [name for name, _, _ in city.offices]
    first = names[(7 * i) % len(names)]
    lead: tuple[str, ...] = (first,)
    if i % 9 == 4:
        lead = (city.district_group,)
    elif i % 35 == 30:
        lead = (city.park_group,)
    elif i % 5 == 2:
        lead = (first, names[(7 * i + 3) % len(names)])
    support = [names[(7 * i + 5) % len(names)], names[(7 * i + 11) % len(names)]]
    if i % 3 == 0 and lead != (city.district_group,):
        support.append(city.district_group)
    due = _DUES[pick(len(_DUES), "due", number, i)]
    return Task(
        id=f"{section}-{category}-{item}",
        title=words.VERBS[i % len(words.VERBS)] + words.OBJECTS[i % len(words.OBJECTS)],
        city=city,
        lead=lead,
        support=tuple(support),
        due=due,
        extended=date(2026, 4, 30) if i % 13 == 6 and due.startswith("2025") else None,
        deliverables=tuple(
            (words.DELIVERABLES[(i + k) % len(words.DELIVERABLES)], words.FORCES[(i + k) % len(words.FORCES)])
            for k in range(1 + i % 3)
        ),
        target=words.TARGETS[i % len(words.TARGETS)] if i % 4 == 1 else None,
        recurring="企业座谈" if i % 24 == 5 else None,
    )


def _seat(unit: str, task: Task) -> Seat:
    """How the unit fares: most keep up, some lag, fall silent, are blocked, or never begin."""
    luck = pick(100, unit, task.id)
    manner = next(
        name
        for limit, name in ((62, "steady"), (78, "behind"), (86, "silent"), (92, "blocked"), (100, "unowned"))
        if luck < limit
    )
    due = task.extended or task.last_day
    early = timedelta(days=pick(30, "finish", unit, task.id) - 5)
    finish = due - early if due and manner == "steady" else None
    last = AS_OF - timedelta(days=pick(14, "last", unit, task.id))
    if manner == "silent":
        last = AS_OF - timedelta(days=45 + luck)
    if finish and finish < last:
        last = finish
    return Seat(unit, task, manner, ISSUED + timedelta(days=5 + luck % 25), last, finish)


def _share_out(entries: int, seats: list[Seat]) -> None:
    """Gives every seat its part of exactly `entries`, by how long it reports."""
    total = sum((seat.last - seat.first).days for seat in seats)
    run = given = 0
    for seat in seats:
        run += (seat.last - seat.first).days
        seat.count = entries * run // total - given
        given += seat.count
