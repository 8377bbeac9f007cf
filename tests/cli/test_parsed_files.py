"""Files parsed by earlier runs: nothing is parsed twice, and nothing is ever read wrong."""

import contextlib
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_memory import BOOKS, break_report, report, touch_report
from tests.conftest import ROOT, Run, Yshj
from tests.snippets import write

Ask = Callable[..., Run]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "work", BOOKS)


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("YSHJ_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "yshj-parsed.db"


@pytest.fixture
def ask(yshj: Yshj, folder: Path, database: Path) -> Ask:
    """A question whose answer is not remembered whole."""

    def call(*more: str, day: str = "2025-10-20") -> Run:
        return yshj("check", "--as-of", day, "--format", "json", *more, cwd=folder)

    return call


def parses_files(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which files are parsed from now on."""
    from yshj.files import reader

    seen: list[str] = []
    parse = reader.parse

    def watched(data: bytes, name: str) -> Any:
        seen.append(name)
        return parse(data, name)

    monkeypatch.setattr(reader, "parse", watched)
    return seen


def test_nothing_is_parsed_twice(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = parses_files(monkeypatch)
    first, other = ask(), ask(day="2025-11-20")
    assert len(seen) == 3
    assert (ask("--no-cache"), ask("--no-cache", day="2025-11-20")) == (first, other)
    assert len(seen) == 9


def test_only_what_changed_is_parsed(ask: Ask, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ask()
    touch_report(folder)
    seen = parses_files(monkeypatch)
    after = ask()
    assert seen == ["data/reports/甲局.yaml"]
    assert after == ask("--no-cache")


def test_the_same_bytes_under_another_name_keep_their_own_places(ask: Ask, folder: Path) -> None:
    ask()
    report(folder).rename(report(folder, "改名"))
    moved = ask()
    assert moved == ask("--no-cache")
    assert "data/reports/改名.yaml" in moved.out


def test_what_has_problems_is_never_kept(ask: Ask, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ask()
    break_report(folder)
    seen = parses_files(monkeypatch)
    assert ask() == ask()
    assert ask().code == 3
    assert seen == ["data/reports/甲局.yaml"] * 3


def test_one_bad_entry_is_told_every_time(ask: Ask, folder: Path) -> None:
    path = report(folder)
    path.write_text(path.read_text("utf-8").replace("70", "170"), "utf-8")
    first = ask()
    assert (first.code, ask()) == (3, first)
    assert "progress" in first.err


def test_a_plan_is_never_read_as_a_report(yshj: Yshj, folder: Path, ask: Ask) -> None:
    ask()
    plan = folder / "data" / "plan-1.yaml"
    (folder / "data" / "reports" / "方案.yaml").write_bytes(plan.read_bytes())
    assert ask().code == 3
    assert ask() == ask("--no-cache")


def rows(database: Path) -> list[tuple[bytes, bytes]]:
    with contextlib.closing(sqlite3.connect(database)) as connection:
        return connection.execute("SELECT key, body FROM parsed ORDER BY key").fetchall()


def change_rows(database: Path, change: Callable[[bytes], bytes]) -> None:
    with contextlib.closing(sqlite3.connect(database)) as connection, connection:
        for key, body in connection.execute("SELECT key, body FROM parsed").fetchall():
            connection.execute("UPDATE parsed SET body = ? WHERE key = ?", (change(body), key))


def swap_rows(database: Path) -> None:
    bodies = [body for _, body in rows(database)]
    turned = iter([*bodies[1:], bodies[0]])
    with contextlib.closing(sqlite3.connect(database)) as connection, connection:
        for key, _ in rows(database):
            connection.execute("UPDATE parsed SET body = ? WHERE key = ?", (next(turned), key))


def in_its_place(path: Path) -> None:
    path.unlink()
    path.mkdir()


def another_table(path: Path) -> None:
    path.unlink()
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE parsed (something TEXT)")


def flip_at(part: float) -> Callable[[Path], None]:
    def flip(path: Path) -> None:
        data = bytearray(path.read_bytes())
        data[int(part * (len(data) - 1))] ^= 0x55
        path.write_bytes(bytes(data))

    return flip


POISONS: dict[str, Callable[[Path], None]] = {
    **{f"flipped at {tenth} tenths": flip_at(tenth / 10) for tenth in range(11)},
    "a bit of every body": lambda path: change_rows(path, lambda body: body[:30] + b"x" + body[31:]),
    "bodies cut": lambda path: change_rows(path, lambda body: body[:-1]),
    "bodies empty": lambda path: change_rows(path, lambda body: b""),
    "bodies of text": lambda path: change_rows(path, lambda body: "甲" * 50),  # type: ignore[arg-type,return-value]
    "bodies swapped": swap_rows,
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-600]) and None,
    "empty": lambda path: path.write_bytes(b"") and None,
    "garbage": lambda path: path.write_bytes(os.urandom(9000)) and None,
    "garbage behind an honest head": lambda path: (
        path.write_bytes(path.read_bytes()[:100] + b"?" * 9000) and None
    ),
    "a folder": in_its_place,
    "another's table": another_table,
}


@pytest.mark.parametrize("poison", POISONS)
def test_a_poisoned_database_is_no_answer(ask: Ask, database: Path, poison: str) -> None:
    right, other = ask(), ask(day="2025-12-20")
    POISONS[poison](database)
    for _ in range(2):
        assert (ask(), ask(day="2025-12-20")) == (right, other)


def test_a_broken_database_is_made_anew(ask: Ask, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ask()
    database.write_bytes(b"no database" * 100)
    ask(), ask()
    seen = parses_files(monkeypatch)
    ask()
    assert seen == []
    assert len(rows(database)) == 3


@pytest.fixture
def locked(ask: Ask, database: Path) -> Iterator[None]:
    ask()
    with contextlib.closing(sqlite3.connect(database)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        yield
        connection.rollback()


def test_another_run_that_writes_costs_only_time(ask: Ask, folder: Path, locked: None) -> None:
    touch_report(folder)
    assert ask() == ask("--no-cache")


def test_a_place_that_cannot_be_written(
    yshj: Yshj, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("x", "utf-8")
    monkeypatch.setenv("YSHJ_CACHE", str(in_the_way / "cache"))
    run = yshj("check", "--as-of", "2025-10-20", cwd=folder)
    assert (run.code, run.err) == (0, "")


def test_many_runs_at_once(folder: Path, database: Path) -> None:
    command = [sys.executable, "-m", "yshj", "check", "--format", "json", "--as-of"]
    days = [f"2025-10-{day}" for day in range(10, 16)] * 3
    begun = [
        subprocess.Popen([*command, day], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for day in days
    ]
    told = [(process.communicate(), process.returncode) for process in begun]
    alone = {
        day: subprocess.run([*command, day, "--no-cache"], cwd=folder, capture_output=True, check=False)
        for day in set(days)
    }
    for day, ((out, err), code) in zip(days, told, strict=True):
        assert (out, err, code) == (alone[day].stdout, b"", alone[day].returncode)
    assert len(rows(database)) == 3


def test_the_oldest_rows_make_room(ask: Ask, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from yshj.files import cache

    monkeypatch.setattr(cache, "_MOST_BYTES", 0)
    assert ask() == ask()
    assert 0 < len(rows(database)) < 3


QUESTIONS = [
    ("status", "--format", "json"),
    ("status", "--width", "100"),
    ("overdue",),
    ("unowned",),
    ("show", "3-2-2", "--format", "json"),
    ("dept", "--format", "csv"),
    ("check", "--format", "sarif"),
    ("lint", "--format", "json"),
    ("report", "week", "2025-W42"),
    ("publish", "jsonl"),
]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question[0])
def test_the_same_bytes_cold_warm_off_and_poisoned(
    yshj: Yshj, database: Path, question: tuple[str, ...]
) -> None:
    def asked(*more: str) -> Run:
        day = () if question[0] == "lint" else ("--as-of", "2025-10-20")
        return yshj(*question, *day, *more, cwd=ROOT)

    off = asked("--no-cache")
    assert not database.exists()
    cold, warm = asked(), asked()
    swap_rows(database)
    for kept in database.parent.glob("answers/*"):
        kept.write_bytes(kept.read_bytes()[:-1] + b"?")
    poisoned, healed = asked(), asked()
    assert off == cold == warm == poisoned == healed
