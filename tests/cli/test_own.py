"""`status --dept`: a unit sees its own standing, not that of others who lead beside it."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Yshj
from tests.snippets import write

DAY = ("--as-of", "2025-10-20")
BOOKS: dict[str, Any] = {
    "groups": [{"name": "两局", "members": ["甲局", "乙局"]}, {"name": "一家", "members": ["甲局"]}],
    "task": {"due": "2025-09-30", "lead": ["甲局", "乙局"], "support": ["丙局"]},
    "other_tasks": [
        {"id": "1-1-2", "title": "长期的", "lead": ["甲局"], "due": "ongoing", "support": ["乙局"]},
    ],
    "entries": {
        "甲局": [
            {"date": "2025-09-20", "progress": 100, "owner": "张某"},
            {"date": "2025-10-10", "task": "1-1-2", "progress": 30, "owner": "张某"},
        ],
        "乙局": [{"date": "2025-10-10", "progress": 60, "owner": "李某"}],
    },
}


@pytest.fixture
def books(tmp_path: Path) -> Path:
    return write(tmp_path, BOOKS)


@pytest.mark.parametrize(
    ("unit", "own"),
    [
        ("甲局", {"role": "lead", "state": "done", "progress": 100, "days_left": None}),
        ("乙局", {"role": "lead", "state": "overdue", "progress": 60, "days_left": -20}),
        ("丙局", {"role": "support", "state": "overdue", "progress": 80, "days_left": -20}),
    ],
)
def test_each_unit_sees_its_own_state_of_the_same_task(
    yshj: Yshj, books: Path, unit: str, own: dict[str, Any]
) -> None:
    tasks = yshj("status", *DAY, "--dept", unit, "--format", "json", cwd=books).json["tasks"]
    told = {task["id"]: task["own"] for task in tasks}
    assert told["1-1-1"] == {**own, "effective_due": "2025-09-30"}


@pytest.mark.parametrize(
    ("unit", "state", "ids"),
    [
        ("甲局", "逾期", []),
        ("甲局", "已完成", ["1-1-1"]),
        ("乙局", "overdue", ["1-1-1"]),
        ("乙局", "正常", ["1-1-2"]),  # it supports there: the task's state
        ("丙局", "overdue", ["1-1-1"]),
        ("丙局", "done", []),
    ],
)
def test_the_state_asked_for_is_the_units_own(
    yshj: Yshj, books: Path, unit: str, state: str, ids: list[str]
) -> None:
    shown = yshj("status", *DAY, "--dept", unit, "--state", state, "--format", "json", cwd=books).json
    assert [task["id"] for task in shown["tasks"]] == ids


@pytest.mark.parametrize("group", ["两局", "一家"])
def test_a_group_has_no_standing_of_its_own(yshj: Yshj, books: Path, group: str) -> None:
    shown = yshj("status", *DAY, "--dept", group, "--format", "json", cwd=books).json
    assert shown["own_summary"] is None
    assert [task["own"] for task in shown["tasks"]] == [None, None]


def test_without_a_unit_nothing_is_anybodys_own(yshj: Yshj, books: Path) -> None:
    shown = yshj("status", *DAY, "--format", "json", cwd=books).json
    assert "own_summary" not in shown
    assert "own" not in shown["tasks"][0]


def test_the_page_says_what_the_unit_is_and_not_what_others_are(yshj: Yshj, books: Path) -> None:
    out = yshj("status", *DAY, "--dept", "甲局", "--width", "160", cwd=books).out
    assert "牵头 2 件：× 逾期 0  ■ 未认领 0  ▲ 预警 0  ● 正常 1  √ 已完成 1" in out
    (row,) = (line for line in out.splitlines() if "1-1-1" in line)
    assert row.startswith("√ 1-1-1   2025-09-20  待核验")
    assert "逾期" not in row


def test_own_summaries_add_up_from_own_items_for_every_unit(yshj: Yshj) -> None:
    """On the shipped plan: what a unit is told is what its own leads are, and together all leads."""
    everything = yshj("status", *DAY, "--format", "json").json["tasks"]
    leads = Counter((lead["unit"], lead["state"]) for task in everything for lead in task["leads"])
    told: Counter[tuple[str, str]] = Counter()
    units = {unit for unit, _ in leads}
    for unit in sorted(units):
        shown = yshj("status", *DAY, "--dept", unit, "--format", "json").json
        summary = shown["own_summary"]
        if summary is None:  # an open group that nobody was named for
            told.update({key: number for key, number in leads.items() if key[0] == unit})
            continue
        assert summary.pop("tasks") == sum(summary.values())
        own = Counter(task["own"]["state"] for task in shown["tasks"] if task["own"]["role"] == "lead")
        assert own == Counter({state: number for state, number in summary.items() if number})
        told.update({(unit, state): number for state, number in own.items()})
    assert told == leads


def test_of_a_group_the_row_tells_who_makes_the_state_of_the_task(yshj: Yshj, books: Path) -> None:
    out = yshj("status", *DAY, "--dept", "一家", "--width", "160", cwd=books).out
    (row,) = (line for line in out.splitlines() if "1-1-1" in line)
    assert row.startswith("×")
    assert row.endswith("乙局 60%：建议督办；1 家已完成")


def test_who_asks_for_supports_gets_all_of_them_and_no_standing_as_a_lead(yshj: Yshj, books: Path) -> None:
    out = yshj("status", *DAY, "--dept", "乙局", "--role", "support", "--width", "80", cwd=books).out
    assert "配合单位（不评价）：1 项，其中任务 正常 1" in out
    assert "牵头 " not in out
    assert "● 1-1-2" in out


def test_supports_that_are_well_are_counted_with_the_command_that_lists_them(yshj: Yshj, books: Path) -> None:
    folded = yshj("status", *DAY, "--dept", "乙局", "--width", "80", cwd=books).out
    assert "其余 1 项没有列出；全部：yshj status --dept 乙局 --role support" in folded
    assert "1-1-2" not in folded
    whole = yshj("status", *DAY, "--dept", "乙局", cwd=books).out
    assert "● 正常  1-1-2" in whole
    assert "没有列出" not in whole
