"""What is measured against what, and how fast it has to be."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from city import AS_OF
from place import F4, Bench
from processes import Cost, alone, in_turn

Limits = tuple[float | None, float | None, float | None]


@dataclass(frozen=True)
class Row:
    """One line of the table: a measurement, its yardstick, its goals."""

    what: str
    own: Cost
    yardstick: str
    other: Cost | None = None
    ratio: float | None = None
    goal: float | None = None
    memory_ratio: float | None = None
    memory_goal: float | None = None
    """At most this share of the yardstick's memory."""
    mib_goal: float | None = None

    @property
    def verdicts(self) -> list[tuple[str, bool]]:
        """Each goal in words, and whether it was reached."""
        told = []
        if self.goal is not None and self.ratio is not None:
            told.append((f"≤ {self.goal:g} ×", self.ratio <= self.goal))
        if self.memory_goal is not None and self.memory_ratio is not None:
            told.append((f"≤ {self.memory_goal:.2f} × memory", self.memory_ratio <= self.memory_goal))
        if self.mib_goal is not None:
            told.append((f"≤ {self.mib_goal:g} MiB", self.own.mib <= self.mib_goal))
        return told


Measure = Callable[[Bench], Iterator[Row]]


def starting(bench: Bench) -> Iterator[Row]:
    """Version and help, which read no workspace."""
    bare = bench.python_runs("-c", "pass")
    pair = in_turn(bench.python_runs("-m", "yshj", "--version"), bare, 2 * bench.runs)
    yield Row("python -m yshj --version", pair.first, "python -c pass", pair.second, pair.ratio, 1.5)
    pair = in_turn(bench.yshj("S", "--help"), _f4(bench), bench.runs)
    yield Row("yshj --help", pair.first, "F4", pair.second, pair.ratio, 1.0)


def city(bench: Bench) -> Iterator[Row]:
    """S: piped and on a terminal."""
    yield from _against_f4(bench, "S", (("first", 1.7), ("again", 1.2), ("terminal", 1.8)))


def year(bench: Bench) -> Iterator[Row]:
    """Y: a year of weekly reports."""
    yield from _against_f4(bench, "Y", (("first", 4), ("again", 1.5)))


def many(bench: Bench) -> Iterator[Row]:
    """M: first, again, with one file changed, on another day."""
    if not shutil.which("hledger"):
        return
    yield _against_hledger(bench, "M", "first", 0.6, mib=200)
    yield _against_hledger(bench, "M", "again", 0.2)
    yield _against_hledger(bench, "M", "one file changed", 0.2)
    yield _against_hledger(bench, "M", "another day", 0.2)


def large(bench: Bench) -> Iterator[Row]:
    """L: first and again, few runs."""
    if not shutil.which("hledger"):
        return
    few = Bench(bench.python, bench.folder, min(bench.runs, 2), bench.made)
    yield _against_hledger(few, "L", "first", 0.5, memory=1 / 3)
    yield _against_hledger(few, "L", "again", 0.1, memory=1 / 3)


def growth(bench: Bench) -> Iterator[Row]:
    """Four times the entries, tasks and units, twice over."""
    for small, big, words in (("Q", "M", "12,500 → 50,000"), ("M", "X", "50,000 → 200,000")):
        pair = in_turn(bench.status(big, first=True), bench.status(small, first=True), min(bench.runs, 3))
        what = f"status, {words} entries"
        yield Row(what, pair.first, "a quarter", pair.second, pair.ratio, 4.4)


def table(bench: Bench) -> Iterator[Row]:
    """1,000 rows and hardly a report, so that nothing else hides what the table costs."""
    shown, silent = bench.status("R"), bench.status("R", "--format", "none")
    pair = in_turn(shown, silent, bench.runs)
    yield Row("status, 1,000 rows piped", pair.first, "--format none", pair.second, pair.ratio, 1.3)


SUITES: dict[str, Measure] = {
    "start": starting,
    "S": city,
    "Y": year,
    "M": many,
    "L": large,
    "growth": growth,
    "table": table,
}


def _f4(bench: Bench) -> "Program":
    return bench.python_runs("-c", F4)


def _against_f4(bench: Bench, size: str, goals: tuple[tuple[str, float], ...]) -> Iterator[Row]:
    for manner, goal in goals:
        own = bench.status(size, first=manner == "first", terminal=manner == "terminal")
        pair = in_turn(own, _f4(bench), bench.runs)
        yield Row(f"status, {size}, {manner}", pair.first, "F4", pair.second, pair.ratio, goal)


def _against_hledger(
    bench: Bench, size: str, manner: str, goal: float, *, memory: float | None = None, mib: float | None = None
) -> Row:
    own = bench.status(size, first=manner == "first")
