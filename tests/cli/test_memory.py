"""Remembered answers: the same bytes, and never an old one."""

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run, Yshj
from tests.snippets import write

BOOKS: dict[str, Any] = {
    "task": {"due": "2025-12", "lead": ["甲局", "乙局"], "deliverables": ["清单"]},
    "entries": {
        "甲局": [{"date": "2025-10-10", "progress": 70, "owner": "张某", "evidence": ["证.txt"]}],
        "乙局": [{"date": "2025-10-10", "progress": 80, "owner": "李某"}],
    },
}
Ask = Callable[..., Run]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    work = write(tmp_path / "work", BOOKS)
    (work / "data" / "reports" / "证.txt").write_text("示例", "utf-8")
    return work


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("YSHJ_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "answers"


@pytest.fixture
def ask(yshj: Yshj, folder: Path, store: Path) -> Ask:
    def call(*more: str, day: str = "2025-10-20") -> Run:
        return yshj("status", "--as-of", day, "--format", "json", *more, cwd=folder)

    return call


def reads_files(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which YAML files are read from now on, to judge anew by them."""
    from yshj.files.load import file as reader

    seen: list[str] = []
    read = reader.read_bytes

    def watched(path: Path, file: str) -> Any:
        seen.append(file)
        return read(path, file)

    monkeypatch.setattr(reader, "read_bytes", watched)
    return seen


def test_the_second_time_nothing_is_parsed_and_nothing_differs(
    ask: Ask, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = ask()
    seen = reads_files(monkeypatch)
    assert ask() == first
    assert seen == []
    assert ask("--no-cache") == first
    assert len(seen) == 3
    assert len(list(store.iterdir())) == 1


def test_off_by_option_or_variable(ask: Ask, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ask("--no-cache")
    assert not store.exists()
    monkeypatch.setenv("YSHJ_CACHE", "off")
    ask()
    assert not store.exists()


def report(folder: Path, unit: str = "甲局") -> Path:
    return folder / "data" / "reports" / f"{unit}.yaml"


def touch_report(folder: Path) -> None:
    path = report(folder)
    path.write_text(path.read_text("utf-8").replace("70", "71"), "utf-8")


def add_report(folder: Path) -> None:
    text = report(folder).read_text("utf-8").replace("2025-10-10", "2025-10-15").replace("70", "75")
    report(folder, "二").write_text(text, "utf-8")


def remove_report(folder: Path) -> None:
    report(folder, "乙局").unlink()


def remove_evidence(folder: Path) -> None:
    (folder / "data" / "reports" / "证.txt").unlink()


def decide(folder: Path) -> None:
    made = "format: yshj-decisions/1\ndecisions:\n  - {date: 2025-10-12, kind: close, task: 1-1-1}\n"
    (folder / "data" / "decisions.yaml").write_text(made, "utf-8")


def configure(folder: Path) -> None:
    (folder / "yshj.yaml").write_text("format: yshj-config/1\npolicy: {silent_days: 5}\n", "utf-8")


def second_plan(folder: Path) -> None:
    plan = folder / "data" / "plan-1.yaml"
    shutil.copy(plan, plan.with_name("plan-2.yaml"))


def break_report(folder: Path) -> None:
    report(folder).write_text("format: [", "utf-8")


def misplace(folder: Path) -> None:
    (folder / "data" / "reports" / "表.xlsx").write_bytes(b"PK")


def link_plan_outside(folder: Path) -> None:
    plan = folder / "data" / "plan-1.yaml"
    elsewhere = plan.rename(folder.parent / "elsewhere.yaml")
    plan.symlink_to(elsewhere)


CHANGES = [
    *(touch_report, add_report, remove_report, remove_evidence, decide),
    *(configure, second_plan, break_report, misplace, link_plan_outside),
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_whatever_changes_is_seen(ask: Ask, folder: Path, change: Callable[[Path], None]) -> None:
    before = ask()
    assert ask() == before
    change(folder)
    after = ask()
    assert after == ask("--no-cache")
    assert after != before


def test_a_changed_file_of_the_same_size_and_time_is_seen(ask: Ask, folder: Path) -> None:
    before, path = ask(), report(folder)
    was = path.stat()
    touch_report(folder)
    os.utime(path, ns=(was.st_atime_ns, was.st_mtime_ns))
    assert path.stat().st_size == was.st_size
    assert ask().json["tasks"][0]["leads"][0]["progress"] == 71
    assert ask() != before


def test_problems_are_never_remembered(ask: Ask, folder: Path, store: Path) -> None:
    break_report(folder)
    assert ask().code == ask().code == 3
    assert not store.exists()


def test_another_question_has_another_answer(ask: Ask, store: Path) -> None:
    assert len({ask().out, ask(day="2025-11-20").out, ask("--format", "table").out}) == 3
    assert len(list(store.iterdir())) == 3


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))


def make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def make_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


POISONS = {
    "flipped": flip,
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-5]),
    "empty": lambda path: path.write_bytes(b""),
    "garbage": lambda path: path.write_bytes(os.urandom(2000)),
    "a folder": make_folder,
    **({"a pipe": make_pipe} if hasattr(os, "mkfifo") else {}),
    "another's": lambda path: path.write_bytes(b"0" * 40 + b" {}\n{}"),
    "one more line": lambda path: path.write_bytes(path.read_bytes() + b"\n"),
}


@pytest.mark.parametrize("poison", POISONS)
def test_a_poisoned_answer_is_no_answer(ask: Ask, store: Path, poison: str) -> None:
    right = ask()
    (kept,) = store.iterdir()
    POISONS[poison](kept)
    assert ask() == right
    assert ask() == right


def test_an_answer_under_another_name_is_no_answer(ask: Ask, store: Path) -> None:
    one, other = ask(), ask(day="2025-11-20")
    first, second = sorted(store.iterdir(), key=lambda path: path.stat().st_mtime_ns)
    text = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(text)
    assert (ask(), ask(day="2025-11-20")) == (one, other)


def test_a_store_that_cannot_be_written_costs_nothing_but_time(
    yshj: Yshj, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("x", "utf-8")
    monkeypatch.setenv("YSHJ_CACHE", str(in_the_way))
    run = yshj("status", "--as-of", "2025-10-20", cwd=folder)
    assert (run.code, run.err) == (0, "")


def test_tomorrow_is_asked_anew_unless_the_day_was_named(
    yshj: Yshj, folder: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from yshj.cli.machinery.clock import Clock

    named, unnamed = ("status", "--as-of", "2025-10-20"), ("status",)
    for asked in (named, unnamed):
        yshj(*asked, cwd=folder)
    monkeypatch.setattr(Clock, "today", date(2999, 1, 1))
    seen = reads_files(monkeypatch)
    yshj(*named, cwd=folder)
    assert seen == []
    yshj(*unnamed, cwd=folder)
    assert len(seen) == 3
