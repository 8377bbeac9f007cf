"""Files parsed by earlier runs: nothing is parsed twice, and nothing is ever read wrong."""

import contextlib
import sqlite3
import subprocess
import sys
import zoneinfo
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.asking import Ask, break_report, report, rows, touch_report
from tests.conftest import Yshj
from yshj.files.store import parsed_files


def parses_files(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which files are parsed from now on."""
    from yshj.files.load import file as reader

    seen: list[str] = []
    parse = reader.parse

    def watched(data: bytes, name: str) -> Any:
        seen.append(name)
        return parse(data, name)

    monkeypatch.setattr(reader, "parse", watched)
    return seen


def test_nothing_is_parsed_twice(check: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = parses_files(monkeypatch)
    first, other = check(), check(day="2025-11-20")
    assert len(seen) == 3
    assert (check("--no-cache"), check("--no-cache", day="2025-11-20")) == (first, other)
    assert len(seen) == 9


def test_only_what_changed_is_parsed(check: Ask, books: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check()
    touch_report(books)
    seen = parses_files(monkeypatch)
    after = check()
    assert seen == ["data/reports/甲局.yaml"]
    assert after == check("--no-cache")


def test_the_same_bytes_under_another_name_keep_their_own_places(check: Ask, books: Path) -> None:
    check()
    report(books).rename(report(books, "改名"))
    moved = check()
    assert moved == check("--no-cache")
    assert "data/reports/改名.yaml" in moved.out


def test_evidence_is_looked_at_afresh(check: Ask, books: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = parses_files(monkeypatch)
    assert "E07" in check().out
    (books / "data" / "reports" / "证.txt").write_text("示例", "utf-8")
    assert "E07" not in check().out
    assert len(seen) == 3


def test_what_has_problems_is_never_kept(check: Ask, books: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check()
    break_report(books)
    seen = parses_files(monkeypatch)
    assert check() == check()
    assert check().code == 3
    assert seen == ["data/reports/甲局.yaml"] * 3


def test_one_bad_entry_is_told_every_time(check: Ask, books: Path) -> None:
    path = report(books)
    path.write_text(path.read_text("utf-8").replace("70", "170"), "utf-8")
    first = check()
    assert (first.code, check()) == (3, first)
    assert "progress" in first.err


def test_a_plan_is_never_read_as_a_report(yshj: Yshj, books: Path, check: Ask) -> None:
    check()
    plan = books / "data" / "plan-1.yaml"
    (books / "data" / "reports" / "方案.yaml").write_bytes(plan.read_bytes())
    assert check().code == 3
    assert check() == check("--no-cache")


def test_a_broken_database_is_made_anew(check: Ask, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check()
    database.write_bytes(b"no database" * 100)
    check(), check()
    seen = parses_files(monkeypatch)
    check()
    assert seen == []
    assert len(rows(database)) == 3


@pytest.fixture
def locked(check: Ask, database: Path) -> Iterator[None]:
    check()
    with contextlib.closing(sqlite3.connect(database)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        yield
        connection.rollback()


def test_another_run_that_writes_costs_only_time(check: Ask, books: Path, locked: None) -> None:
    touch_report(books)
    assert check() == check("--no-cache")


def test_a_place_that_cannot_be_written(
    yshj: Yshj, books: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("x", "utf-8")
    monkeypatch.setenv("YSHJ_CACHE", str(in_the_way / "cache"))
    run = yshj("check", "--as-of", "2025-10-20", cwd=books)
    assert (run.code, run.err) == (0, "")


def test_many_runs_at_once(books: Path, database: Path) -> None:
    command = [sys.executable, "-m", "yshj", "check", "--format", "json", "--as-of"]
    days = ["2025-10-10", "2025-10-15"] * 4
    begun = [
        subprocess.Popen([*command, day], cwd=books, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for day in days
    ]
    told = [(process.communicate(), process.returncode) for process in begun]
    alone = {
        day: subprocess.run([*command, day, "--no-cache"], cwd=books, capture_output=True, check=False)
        for day in set(days)
    }
    for day, ((out, err), code) in zip(days, told, strict=True):
        assert (out, err, code) == (alone[day].stdout, b"", alone[day].returncode)
    subprocess.run([*command, days[0]], cwd=books, capture_output=True, check=False)
    assert len(rows(database)) == 3


def grow(report: Path, note: int) -> None:
    """Makes a report of 100 KB, another one for each number."""
    lines = (f"  - {{date: 2025-10-10, task: 1-1-1, note: {note} {'长' * 300} {n}}}\n" for n in range(100))
    report.write_text(f"format: yshj-report/1\nunit: 甲局\nentries:\n{''.join(lines)}", "utf-8")


def test_the_database_keeps_to_its_limit_and_begins_anew(
    check: Ask, books: Path, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parsed_files, "_MOST_BYTES", 500_000)
    sizes = []
    for number in range(8):
        grow(report(books), number)
        assert not check().err
        sizes.append(database.stat().st_size if database.exists() else 0)
    assert max(sizes) <= 500_000
    assert sizes.count(0) == 1
    seen = parses_files(monkeypatch)
    check(), check()
    assert len(seen) <= 3


def test_a_database_beyond_the_limit_goes_as_soon_as_it_would_grow(
    check: Ask, books: Path, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = check()
    monkeypatch.setattr(parsed_files, "_MOST_BYTES", 40_000)
    assert check() == first
    assert database.exists()
    grow(report(books), 1)
    assert check() == check("--no-cache")
    assert not database.exists()


def test_without_sqlite_nothing_is_kept(check: Ask, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sqlite3", None)
    assert check() == check("--no-cache")
    assert not database.exists()


def test_a_zone_that_this_machine_no_longer_knows(
    yshj: Yshj, books: Path, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = books / "data" / "plan-1.yaml"
    plan.write_text(plan.read_text("utf-8").replace("Asia/Shanghai", "Asia/Urumqi"), "utf-8")
    questions = [("status", "--as-of", "2025-10-20"), ("status",), ("check", "--as-of", "2025-10-21")]
    for question in questions:
        yshj(*question, cwd=books)

    known = zoneinfo.ZoneInfo

    def without_one(key: str) -> zoneinfo.ZoneInfo:
        if key == "Asia/Urumqi":
            raise zoneinfo.ZoneInfoNotFoundError(key)
        return known(key)

    monkeypatch.setattr(zoneinfo, "ZoneInfo", without_one)
    for question in questions:
        run = yshj(*question, cwd=books)
        assert run.code == 3
        assert run == yshj(*question, "--no-cache", cwd=books)
