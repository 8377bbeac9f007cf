"""What is measured against what, and how fast it has to be."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import count

from city import AS_OF
from place import F4, Bench
from processes import Cost, Pair, Run, in_turn


@dataclass(frozen=True)
class Row:
    """One line of the table: a measurement beside its yardstick, and its goals."""

    what: str
    yardstick: str
    pair: Pair
    goal: float
    """At most this many times the yardstick's CPU time."""
    memory_goal: float | None = None
    """At most this many times the yardstick's peak memory."""
    mib_goal: float | None = None

    @property
    def verdicts(self) -> list[tuple[str, bool]]:
        """Each goal in words, and whether it was reached."""
        told = [(f"≤ {self.goal:g} ×", self.pair.ratio <= self.goal)]
        if self.memory_goal is not None:
            told.append((f"内存 ≤ {self.memory_goal:.2f} ×", self.pair.memory_ratio <= self.memory_goal))
        if self.mib_goal is not None:
            told.append((f"≤ {self.mib_goal:g} MiB", self.pair.first.mib <= self.mib_goal))
        return told


Suite = Callable[[Bench], Iterator[Row]]


def starting(bench: Bench) -> Iterator[Row]:
    """Version and help, which read no workspace."""
    bare = bench.interpreter("-c", "pass").run
    pair = in_turn(bench.interpreter("-m", "yshj", "--version").run, bare, 3 * bench.runs)
    yield Row("python -m yshj --version", "python -c pass", pair, 1.5)
    pair = in_turn(bench.yshj("S", "--help").run, _f4(bench), bench.runs)
    yield Row("yshj --help", "F4", pair, 1.0)


def city(bench: Bench) -> Iterator[Row]:
    """S: first, again, on another day, and as a table on a terminal."""
    yield _row(bench, "S", "首次", _f4(bench), 2.4)
    yield _row(bench, "S", "再次", _f4(bench), 1.4)
    pair = in_turn(_on_other_days(bench, "S"), _f4(bench), bench.runs)
    yield Row("status S 换一个评判日", "F4", pair, 1.4)
    pair = in_turn(bench.status("S", on_terminal=True).run, _f4(bench), bench.runs)
    yield Row("status S 再次，终端表格", "F4", pair, 1.8)


def year(bench: Bench) -> Iterator[Row]:
    """Y: a year of weekly reports."""
    yield _row(bench, "Y", "首次", _f4(bench), 3.5)
    yield _row(bench, "Y", "再次", _f4(bench), 1.6)


def many(bench: Bench) -> Iterator[Row]:
    """M: first, again, with one file changed, on another day."""
    if not has_hledger():
        return
    ledger = bench.hledger("M").run
    yield _row(bench, "M", "首次", ledger, 0.55, mib_goal=200)
    yield _row(bench, "M", "再次", ledger, 0.2)
    changed = bench.status("M", before=lambda: bench.change_one_file("M"))
    yield Row("status M 改动一个文件后", "hledger", in_turn(changed.run, ledger, bench.runs), 0.25)
    pair = in_turn(_on_other_days(bench, "M"), ledger, bench.runs)
    yield Row("status M 换一个评判日", "hledger", pair, 0.25)


def styles(bench: Bench) -> Iterator[Row]:
    """M as other programs and people write it, beside M as the generator does."""
    plain = bench.status("M", first=True).run
    for style, words in (("crlf", "CRLF"), ("comments", "行尾注释")):
        pair = in_turn(bench.status(f"M-{style}", first=True).run, plain, bench.runs)
        yield Row(f"status M {words}，首次", "M 首次", pair, 1.15)
    wrong = bench.status("M-mistakes", first=True, code=3).run
    pair = in_turn(wrong, plain, bench.runs)
    yield Row("status M 每个文件错一处，首次", "M 首次", pair, 1.6, mib_goal=100)


def checking(bench: Bench) -> Iterator[Row]:
    """The gate, which lists every finding, beside the table of tasks."""
    for size in ("S", "M"):
        check = bench.yshj(size, "check", "--as-of", str(AS_OF), code=1).run
        pair = in_turn(check, bench.status(size).run, bench.runs)
        yield Row(f"check {size} 再次", f"status {size} 再次", pair, 1.2)


def large(bench: Bench) -> Iterator[Row]:
    """L, once each: the entries of a province."""
    if not has_hledger():
        return
    ledger = bench.hledger("L").run
    first = in_turn(bench.status("L", first=True).run, ledger, 1, warm=False)
    yield Row("status L 首次", "hledger", first, 0.45, memory_goal=0.2)
    again = in_turn(bench.status("L").run, ledger, 1, warm=False)
    yield Row("status L 再次", "hledger", again, 0.2, memory_goal=0.2)


def growth(bench: Bench) -> Iterator[Row]:
    """Four times the entries, tasks and units; and four times that."""
    for small, big, words in (("Q", "M", "1.25 万 → 5 万条"), ("M", "X", "5 万 → 20 万条")):
        larger, smaller = bench.status(big, first=True).run, bench.status(small, first=True).run
        yield Row(f"status 首次，{words}", "四分之一", in_turn(larger, smaller, min(bench.runs, 3)), 4.4)


def table(bench: Bench) -> Iterator[Row]:
    """1,000 rows and hardly a report, so that nothing hides what the table costs."""
    silent = bench.status("R", "--format", "none", first=True).run
    pair = in_turn(bench.status("R", first=True).run, silent, bench.runs)
    yield Row("status 1000 行，管道，首次", "--format none", pair, 1.3)


SUITES: dict[str, Suite] = {
    "start": starting,
    "S": city,
    "Y": year,
    "M": many,
    "styles": styles,
    "check": checking,
    "L": large,
    "growth": growth,
    "table": table,
}


def has_hledger() -> bool:
    """Whether the yardstick of M and L is here."""
    return shutil.which("hledger") is not None


def _row(
    bench: Bench, size: str, manner: str, yardstick: Run, goal: float, *, mib_goal: float | None = None
) -> Row:
    own = bench.status(size, first=manner == "首次").run
    name = "F4" if size in "SY" else "hledger"
    pair = in_turn(own, yardstick, bench.runs)
    return Row(f"status {size} {manner}", name, pair, goal, mib_goal=mib_goal)


def _f4(bench: Bench) -> Run:
    return bench.interpreter("-c", F4).run


def _on_other_days(bench: Bench, size: str) -> Run:
    """Each run on a day that no run before judged by."""
    days = count(1)

    def run() -> Cost:
        return bench.status(size, "--as-of", str(AS_OF - timedelta(days=next(days)))).run()

    return run
