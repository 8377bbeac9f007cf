#!/usr/bin/env python3
"""Does what goes wrong on real disks while `yshj update` writes: `bench/faults.py [--kills N] [--rounds N]`.

After each fault the ledger must hold its old bytes or the new ones, and the new ones where the program
said that it wrote them; everything must still be readable. Exit code 1 where that was not so.
Needs strace; what needs the right to mount is left out, and said, where that is missing.
"""

import argparse
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

PLAN = """\
format: yshj-plan/1
plan: {name: 方案, version: "1", issuer: 某市, issued: 2025-03-25, timezone: Asia/Shanghai}
units: [{name: 甲局, kind: 市直部门}]
groups: []
sections: {"1": 一}
tasks: [{id: 1-1, title: 一, lead: [甲局], due: 2025-12}]
"""
OLD = """\
format: yshj-report/1
unit: 甲局
entries:
  - date: 2025-04-10
    task: 1-1
    progress: 10
""".encode()
COMMAND = [sys.executable, "-m", "yshj", "update", "1-1", "--dept", "甲局", "--date", "2025-10-17", "--yes"]
CALLS = ("openat", "write", "fsync", "rename", "chmod", "flock", "unlink", "lseek")
ERRORS = ("ENOSPC", "EIO", "EACCES")
ENVIRONMENT = {**os.environ, "YSHJ_CACHE": "off", "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}


class Place:
    """A small workspace in which one entry is to be written."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.report = folder / "data" / "reports" / "a.yaml"
        self.report.parent.mkdir(parents=True, exist_ok=True)
        (folder / "data" / "plan-1.yaml").write_text(PLAN, "utf-8")
        self.report.write_bytes(OLD)
        self.new = b""
        assert self.run().returncode == 0
        self.new = self.report.read_bytes()
        assert self.new.startswith(OLD)
        assert self.new != OLD
        self.report.write_bytes(OLD)

    def run(self, *before: str, note: str = "新") -> subprocess.CompletedProcess[bytes]:
        """One update, begun by the words `before`."""
        command = [*before, *COMMAND, "--note", note]
        return subprocess.run(command, cwd=self.folder, env=ENVIRONMENT, capture_output=True, check=False)

    def fault(self, code: int) -> str | None:
        """What is wrong after a run that ended with `code`; everything is as before the run again."""
        held = self.report.read_bytes() if self.report.exists() else b"gone"
        self.report.write_bytes(OLD)
        for litter in self.folder.rglob(".yshj-*"):
            litter.unlink()
        if held not in (OLD, self.new):
            return f"between old and new: {held!r}"
        if code == 0 and held != self.new:
            return "exit 0, and nothing was written"
        if code in (1, 70):
            return f"exit {code}"
        if code > 0 and held != OLD:
            return f"exit {code}, and yet it was written"
        return None


def kills(place: Place, count: int, seed: int = 1) -> Iterator[str | None]:
    """A process killed at any moment, `count` times; what was wrong after each."""
    chance = random.Random(seed)
    begun = time.monotonic()
    place.run()
    usual = time.monotonic() - begun
    place.report.write_bytes(OLD)
    for _ in range(count):
        command = [*COMMAND, "--note", "新"]
        null = subprocess.DEVNULL
        with subprocess.Popen(command, cwd=place.folder, env=ENVIRONMENT, stdout=null, stderr=null) as run:
            time.sleep(usual * chance.uniform(0.5, 1.1))
            run.send_signal(signal.SIGKILL)
        yield place.fault(run.returncode)


def failing_calls(place: Place, every: int = 1) -> Iterator[str | None]:
    """Each system call that writes in the workspace fails, or is the last one: every n-th of such faults."""
    faults = [
        (call, number, how)
        for call, number in _calls(place)
        for how in (*(f"error={name}" for name in ERRORS), "signal=KILL")
    ]
    for call, number, how in faults[::every]:
        inject = f"inject={call}:{how}:when={number}"
        done = place.run("strace", "-f", "-qq", "-o", os.devnull, "-e", f"trace={call}", "-e", inject)
        wrong = place.fault(done.returncode if how != "signal=KILL" else -9)
        yield f"{call} {number} {how}: {wrong}" if wrong else None


def _calls(place: Place) -> list[tuple[str, int]]:
    """The calls that write in the workspace or look at what was written, each name counted from 1."""
    home = os.path.realpath(place.folder)
    with tempfile.NamedTemporaryFile("r", encoding="utf-8") as log:
        traced = f"trace={','.join(CALLS)}"
        place.run("strace", "-f", "-qq", "-y", "-s", "300", "-o", log.name, "-e", traced)
        lines = [line.replace(f"AT_FDCWD<{home}>", "") for line in log]
    place.fault(-1)
    wanted = re.compile(rf"{re.escape(home)}/|a\.yaml|\.yshj-")
    return [
        (call, number)
        for call in CALLS
        for number, line in enumerate((line for line in lines if f" {call}(" in line), 1)
        if wanted.search(line) or call == "write"
    ]


def writers(place: Place, number: int, rounds: int) -> Iterator[str | None]:
    """So many writers at once, so often; an entry that is not there although its writer says so is lost."""
    for turn in range(rounds):
        notes = [f"第 {turn} 轮 {one}" for one in range(number)]
        with ThreadPoolExecutor(number) as pool:
            codes = [done.returncode for done in pool.map(lambda note: place.run(note=note), notes)]
        held = place.report.read_text("utf-8")
        for note, code in zip(notes, codes, strict=True):
            there = held.count(f"note: {note}\n")
            yield None if (there, code) == (1, 0) else f"{note}: exit {code}, there {there} times"


def disks(place: Place) -> Iterator[str | None]:
    """Files that may not grow; a disk of 64 KB that is full, then read-only, where one may be mounted."""
    yield place.fault(place.run("bash", "-c", 'ulimit -f 0; exec "$@"', "bash").returncode)
    with tempfile.TemporaryDirectory() as folder:
        if not _mount("-t", "tmpfs", "-o", "size=64k", "yshj", folder):
            print("no right to mount: a full disk and a read-only one were not tried", file=sys.stderr)
            return
        try:
            small = Place(Path(folder))
            filled = subprocess.run(
                ["dd", "if=/dev/zero", f"of={folder}/filling"], capture_output=True, check=False
            )
            assert filled.returncode
            yield small.fault(small.run().returncode)
            assert _mount("-o", "remount,ro", folder)
            code = small.run().returncode
            yield None if (code, small.report.read_bytes()) == (4, OLD) else f"read-only: exit {code}"
        finally:
            subprocess.run(["umount", folder], check=False)


def _mount(*how: str) -> bool:
    return subprocess.run(["mount", *how], capture_output=True, check=False).returncode == 0


def main() -> int:
    """Does them all; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--kills", type=int, default=500, help="random kills; default 500")
    parser.add_argument("--rounds", type=int, default=20, help="rounds of 12 writers at once; default 20")
    asked = parser.parse_args()
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        place = Place(Path(folder))
        for name, faults in (
            ("killed", kills(place, asked.kills)),
            ("failing calls", failing_calls(place)),
            ("disks", disks(place)),
            ("writers", writers(place, 12, asked.rounds)),
        ):
            begun = time.monotonic()
            found = list(faults)
            bad = [one for one in found if one]
            wrong += len(bad)
            print(
                f"{name}: {len(found)} tried, {len(bad)} wrong, {time.monotonic() - begun:.0f} s", flush=True
            )
            for one in bad:
                print(f"  {one}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
