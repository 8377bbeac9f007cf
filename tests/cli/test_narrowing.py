"""`check` and `lint` for one unit, and with some severities only: the first line says so."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Yshj
from tests.snippets import write

DAY = ("--as-of", "2025-10-20")
BOOKS: dict[str, Any] = {
    "task": {"due": "2025-09-30", "lead": ["甲局", "乙局"], "deliverables": ["清单"]},
    "other_tasks": [
        {"id": "1-1-2", "title": "丁局的", "lead": ["丁局"], "due": "2025-12-31"},
        {"id": "1-1-3", "title": "无人牵头的", "due": "2025-09-30"},
    ],
    "entries": {
        "甲局": [
            {
                "date": "2025-09-20",
                "progress": 100,
                "owner": "张某",
                "delivered": ["清单", "单子"],
                "evidence": ["没有.pdf"],
            },
            {"date": "2025-09-20", "task": "1-1-2", "progress": 10},
        ],
        "乙局": [{"date": "2025-09-20", "progress": 60, "owner": "李某"}],
    },
}


@pytest.fixture
def books(tmp_path: Path) -> Path:
    return write(tmp_path, BOOKS)


@pytest.mark.parametrize(("unit", "code"), [("甲局", 0), ("乙局", 1), ("丁局", 0), ("丙局", 0)])
def test_the_gate_is_that_of_the_unit(yshj: Yshj, books: Path, unit: str, code: int) -> None:
    run = yshj("check", *DAY, "--dept", unit, "--format", "json", cwd=books)
    assert run.code == code
    assert {finding["unit"] for finding in run.json["findings"]} <= {unit}
    assert {failed["unit"] for failed in run.json["failed"]} <= {unit}
    assert run.json["filter"] == {"dept": [unit]}


def test_units_that_only_support_are_not_blamed_for_a_task_without_lead(yshj: Yshj, tmp_path: Path) -> None:
    books = write(tmp_path, {"task": {"due": "2025-09-30", "support": ["丙局"]}})
    assert yshj("check", *DAY, cwd=books).code == 1
    assert yshj("check", *DAY, "--dept", "丙局", cwd=books).code == 0


def test_the_first_line_names_the_unit(yshj: Yshj, books: Path) -> None:
    for command in ("check", "lint"):
        first = yshj(command, *DAY, "--dept", "乙局", "--severity", "错误", cwd=books).out.splitlines()[0]
        assert "只看 单位：乙局；级别：错误" in first


def test_severities_narrow_the_list_and_not_the_gate(yshj: Yshj, books: Path) -> None:
    asked = ("check", *DAY, "--fail-on", "D05")
    whole = yshj(*asked, "--format", "json", cwd=books).json
    some = yshj(*asked, "--severity", "error", "--format", "json", cwd=books)
    assert (some.code, some.json["passed"]) == (1, False)
    assert [f for f in whole["findings"] if f["severity"] == "error"] == some.json["findings"]
    left_out = len(whole["findings"]) - len(some.json["findings"])
    out = yshj(*asked, "--severity", "error", cwd=books).out
    assert f"{left_out} 项发现因 --severity 没有列出" in out
    junit = yshj(*asked, "--severity", "error", "--format", "junit", cwd=books).out
    assert junit.count("<failure") == 1


@pytest.mark.parametrize("form", ["table", "csv", "json", "junit", "sarif", "github"])
@pytest.mark.parametrize("command", ["check", "lint"])
def test_every_format_says_that_it_filtered(yshj: Yshj, books: Path, command: str, form: str) -> None:
    out = yshj(command, *DAY, "--dept", "甲局", "--format", form, cwd=books).out
    if form == "json":
        assert json.loads(out)["filter"] == {"dept": ["甲局"]}
    else:
        assert "只看 单位：甲局" in out
    assert "乙局" not in out or form == "sarif"  # there it stands in the examples of the rules


@pytest.mark.parametrize(
    ("word", "code"), [("逾期", 1), ("预警", 0), ("未认领", 1), ("错误", 1), ("已中止", 0)]
)
def test_a_gate_in_chinese(yshj: Yshj, books: Path, word: str, code: int) -> None:
    assert yshj("check", *DAY, "--fail-on", word, cwd=books).code == code


def test_a_gate_in_chinese_is_the_same_gate(yshj: Yshj, books: Path) -> None:
    told = [
        yshj("check", *DAY, "--fail-on", word, "--format", "json", cwd=books).out
        for word in ("逾期", "overdue")
    ]
    assert told[0] == told[1]


def test_lint_of_a_unit_names_what_will_not_count(yshj: Yshj, books: Path) -> None:
    """An unknown deliverable, evidence that is not there, a task of another unit."""
    run = yshj("lint", *DAY, "--dept", "甲局", "--format", "json", cwd=books)
    assert sorted(finding["code"] for finding in run.json["findings"]) == ["D02", "D05", "E07"]
    assert yshj("lint", *DAY, "--dept", "乙局", "--format", "json", cwd=books).json["findings"] == []


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--severity", "严重"), "没有级别“严重”，可以用：error（错误）、warning（警告）、info（提示）"),
        (("--dept", "戊局"), "方案中没有唯一叫“戊局”的单位"),
        (("--dept", "甲局", "--baseline", "b.yaml", "--write-baseline"), "不能与 --dept 合用"),
    ],
)
def test_wrong_usage(yshj: Yshj, books: Path, options: tuple[str, ...], message: str) -> None:
    run = yshj("check", *DAY, *options, cwd=books)
    assert (run.code, run.out) == (2, "")
    assert message in run.err
    assert not (books / "b.yaml").exists()


def test_a_baseline_of_all_units_loses_nothing_when_one_unit_is_looked_at(yshj: Yshj, books: Path) -> None:
    asked = ("check", *DAY, "--baseline", "known.yaml")
    yshj(*asked, "--write-baseline", cwd=books)
    shown = yshj(*asked, "--dept", "乙局", "--format", "json", cwd=books).json
    assert shown["passed"]
    assert shown["baseline"]["gone"] == 0
