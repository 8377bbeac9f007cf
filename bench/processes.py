"""Runs whole processes and says what they cost: CPU time of user and system, and peak memory.

This process must stay small: what a child inherits before it starts its program counts as its peak.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from resource import struct_rusage

_KIB_A_UNIT = 1024 if sys.platform == "darwin" else 1


class Failed(Exception):
    """A program that should have ended well did not; `str()` says which and how."""


@dataclass(frozen=True)
class Cost:
    """Of one process and whatever it waited for."""

    seconds: float
    mib: float


@dataclass(frozen=True)
class Program:
    """A command line with all that decides how it runs."""

    arguments: Sequence[str]
    folder: Path
    environment: Mapping[str, str]
    on_terminal: bool = False
    code: int = 0
    """The exit code of a run that did its work."""
    before: Callable[[], object] | None = None
    """Called before each run, unmeasured: empties a cache, changes a file."""

    def run(self) -> Cost:
        """One run; raises Failed unless it exits with `code`."""
        if self.before:
            self.before()
        status, usage = self._on_terminal() if self.on_terminal else self._piped()
        code = os.waitstatus_to_exitcode(status)
        if code != self.code:
            raise Failed(f"{' '.join(self.arguments)} in {self.folder}: exit code {code}")
        return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / _KIB_A_UNIT / 1024)

    def _piped(self) -> tuple[int, "struct_rusage"]:
        reading, writing = os.pipe()
        return self._finish(self._start(writing), reading, writing)

    def _on_terminal(self) -> tuple[int, "struct_rusage"]:
        import fcntl
        import struct
        import termios

        reading, writing = os.openpty()
        fcntl.ioctl(writing, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 140, 0, 0))
        return self._finish(self._start(writing), reading, writing)

    def _start(self, output: int) -> int:
        started = subprocess.Popen(
            self.arguments,
            cwd=self.folder,
            env=dict(self.environment),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        started.returncode = 0  # waited for here, with its usage, not by subprocess
        return started.pid

    @staticmethod
    def _finish(pid: int, reading: int, writing: int) -> tuple[int, "struct_rusage"]:
        os.close(writing)
        try:
            while os.read(reading, 1 << 16):
                pass
        except OSError:  # a terminal that nobody writes to any more
            pass
        os.close(reading)
        _, status, usage = os.wait4(pid, 0)
        return status, usage


@dataclass(frozen=True)
class Pair:
    """Medians of two programs that ran in turn, and the median of their ratios."""

    first: Cost
    second: Cost
    ratio: float
    memory_ratio: float


Run = Callable[[], Cost]


def in_turn(first: Run, second: Run, runs: int, *, warm: bool = True) -> Pair:
    """Runs A B A B …; one unmeasured run of each goes before, so that both read from memory."""
    if warm:
        first()
        second()
    pairs = [(first(), second()) for _ in range(runs)]
    return Pair(
        middle([one for one, _ in pairs]),
        middle([other for _, other in pairs]),
        median(one.seconds / other.seconds for one, other in pairs),
        median(one.mib / other.mib for one, other in pairs),
    )


def alone(run: Run, runs: int) -> Cost:
    """The median of `runs` runs after an unmeasured one."""
    run()
    return middle([run() for _ in range(runs)])


def middle(costs: Sequence[Cost]) -> Cost:
    """The median time and the median memory."""
    return Cost(median(cost.seconds for cost in costs), median(cost.mib for cost in costs))
