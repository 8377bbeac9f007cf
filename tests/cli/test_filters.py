"""Which tasks `status` shows, and in which order; a filter narrows tasks and summary alike."""

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Yshj
from tests.snippets import write

BOOKS: dict[str, Any] = {
    "groups": [{"name": "两区", "members": ["东区", "西区"]}],
    "task": {"due": "2025-12-31", "lead": ["甲局", "乙局"], "support": ["丙局"]},
    "other_tasks": [
        {"id": "1-2-1", "title": "近的", "lead": ["乙局"], "support": ["甲局"], "due": "2025-11-30"},
        {"id": "2-1-1", "title": "逾期的", "lead": ["丙局"], "due": "2025-09-30"},
        {"id": "2-1-2", "title": "长期的", "lead": ["两区"], "due": "ongoing"},
        {"id": "3-1", "title": "无人牵头的", "due": "2025-12-31"},
        {"id": "3-2", "title": "同样正常但差得多的", "lead": ["丁局"], "due": "2025-12-31"},
    ],
    "entries": {
        "甲局": [{"date": "2025-10-19", "progress": 80, "owner": "张某"}],
        "乙局": [
            {"date": "2025-10-19", "progress": 80, "owner": "李某"},
            {"date": "2025-10-19", "task": "1-2-1", "progress": 90, "owner": "李某"},
        ],
        "丙局": [{"date": "2025-10-19", "task": "2-1-1", "progress": 99, "owner": "王某"}],
        "丁局": [{"date": "2025-10-19", "task": "3-2", "progress": 70, "owner": "赵某"}],
        "东区": [{"date": "2025-10-19", "task": "2-1-2", "progress": 20, "owner": "东某"}],
        "西区": [{"date": "2025-10-19", "task": "2-1-2", "progress": 100, "owner": "西某"}],
    },
}


@pytest.fixture
def books(tmp_path: Path) -> Path:
    return write(tmp_path, BOOKS)


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ("", ["2-1-1", "3-1", "1-2-1", "3-2", "1-1-1", "2-1-2"]),
        ("--sort urgency", ["2-1-1", "3-1", "1-2-1", "3-2", "1-1-1", "2-1-2"]),
        ("--sort due", ["2-1-1", "1-2-1", "1-1-1", "3-1", "3-2", "2-1-2"]),
        ("--sort id", ["1-1-1", "1-2-1", "2-1-1", "2-1-2", "3-1", "3-2"]),
        ("--dept 甲局", ["1-2-1", "1-1-1"]),
        ("--dept 甲局 --role lead", ["1-1-1"]),
        ("--dept 甲局 --role support", ["1-2-1"]),
        ("--dept 丙局", ["2-1-1", "1-1-1"]),
        ("--dept 两区", ["2-1-2"]),
        ("--section 2", ["2-1-1", "2-1-2"]),
        ("--section 1-2", ["1-2-1"]),
        ("--section 3", ["3-1", "3-2"]),
        ("--state overdue", ["2-1-1"]),
        ("--state 未认领", ["3-1"]),
        ("--state done", ["2-1-2"]),  # one of its leads is done; the task is not
        ("--state on-track --sort id", ["1-1-1", "1-2-1", "2-1-2", "3-2"]),
        ("--dept 乙局 --section 1-1", ["1-1-1"]),
    ],
)
def test_which_tasks_and_in_which_order(yshj: Yshj, books: Path, options: str, ids: list[str]) -> None:
    run = yshj("status", "--as-of", "2025-10-20", "--format", "json", *options.split(), cwd=books)
    assert run.code == 0, run.err
    assert [task["id"] for task in run.json["tasks"]] == ids
    summary = run.json["summary"]
    assert summary.pop("tasks") == len(ids) == sum(summary.values())
    assert ("filter" in run.json) == (bool(options) and "--sort" not in options.split()[:1])


def test_a_filter_says_that_it_filtered(yshj: Yshj, books: Path) -> None:
    out = yshj("status", "--as-of", "2025-10-20", "--section", "2", cwd=books).out
    assert "只看 章节：2" in out
    assert "共 2 项（全部 6 项）" in out


@pytest.mark.parametrize(
    ("command", "rows"),
    [
        ("overdue", [("2-1-1", "丙局")]),
        ("unowned", []),
        ("at-risk", []),
    ],
)
def test_rows_by_lead(yshj: Yshj, books: Path, command: str, rows: list[tuple[str, str]]) -> None:
    shown = yshj(command, "--as-of", "2025-10-20", "--format", "json", cwd=books).json
    assert [(row["task"], row["unit"]) for row in shown["rows"]] == rows
    if command == "unowned":
        assert [task["id"] for task in shown["without_lead"]] == ["3-1"]
