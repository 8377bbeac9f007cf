"""What plans and histories of real offices look like in the outputs: names, leaders, what is still owed."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Yshj
from tests.snippets import TASK, write

DAY = ("--as-of", "2025-10-20")
TARGETS = [{"name": "全程网办率", "at_least": 95, "unit": "%", "each": {"乙局": 80}}]
BOOKS: dict[str, Any] = {
    "task": {
        "text": "方案的原话。",
        "leader": "张副市长",
        "due": "2025-12-31",
        "lead": ["甲局", "乙局"],
        "targets": TARGETS,
        "deliverables": ["清单"],
        "milestones": [
            {"name": "上半年", "due": "2025-06", "progress": 50},
            {"name": "布局", "due": "2025-11"},
        ],
    },
    "other_tasks": [
        {"id": "1-1-2", "title": "另一位的", "lead": ["丙局"], "leader": "李副市长", "due": "ongoing"}
    ],
    "entries": {
        "甲局": [
            {"date": "2025-06-25", "progress": 50, "owner": "张某"},
            {"date": "2025-10-10", "progress": 100, "measures": {"全程网办率": 90}},
        ],
        "乙局": [
            {"date": "2025-06-25", "progress": 50, "owner": "李某"},
            {"date": "2025-10-10", "progress": 70, "measures": {"全程网办率": 90}},
        ],
    },
}


@pytest.fixture
def books(tmp_path: Path) -> Path:
    return write(tmp_path, BOOKS)


def shown(yshj: Yshj, folder: Path, *words: str) -> Any:
    return yshj(*words, "--format", "json", cwd=folder).json


def test_what_a_done_lead_still_owes_is_said_wherever_it_is_called_done(yshj: Yshj, books: Path) -> None:
    owed = "已完成，但目标值未达到、交付成果缺 1 项"
    lead = shown(yshj, books, "status", *DAY, "--sort", "id")["tasks"][0]["leads"][0]
    assert (lead["state"], lead["unmet"]) == ("done", ["E02", "E06"])
    for command in (("show", TASK), ("dept", "甲局")):
        assert owed in yshj(*command, *DAY, cwd=books).out
        assert "目标未达 90（应≥95），成果缺 1 项" in yshj(*command, *DAY, "--width", "200", cwd=books).out
    assert owed in yshj("status", "--dept", "甲局", *DAY, "--width", "200", cwd=books).out
    week = yshj("report", "week", "2025-W41", "--as-of", "2025-10-20", cwd=books).out
    assert owed in week
    assert "核验 1 件（1 件有欠项）" in week
    assert "（甲局）“全程网办率”实测 90%，目标不低于 95%，未达到，成果缺 1 项" in week


@pytest.mark.parametrize(
    ("task", "owed"),
    [
        ({"targets": TARGETS}, "已完成，但目标值未达到"),
        ({"deliverables": ["清单", "办法"]}, "已完成，但交付成果缺 2 项"),
        ({"recurring": [{"name": "座谈", "every": "quarter"}]}, "已完成，但经常性工作不足"),
        ({"deliverables": [{"name": "清单", "force": "strive"}]}, None),
    ],
)
def test_each_kind_has_its_own_words(
    yshj: Yshj, tmp_path: Path, task: dict[str, Any], owed: str | None
) -> None:
    entries = {
        "甲局": [{"date": "2025-10-10", "progress": 100, "owner": "张某", "measures": {"全程网办率": 90}}]
    }
    folder = write(tmp_path, {"task": {"due": "2025-12-31", "lead": ["甲局"], **task}, "entries": entries})
    out = yshj("status", *DAY, "--width", "200", cwd=folder).out
    assert (f"甲局：{owed}" in out) if owed else ("已完成，但" not in out)


def test_show_says_of_each_lead_whether_targets_and_milestones_are_met(yshj: Yshj, books: Path) -> None:
    task = shown(yshj, books, "show", TASK, *DAY)["task"]
    assert {one["unit"]: (one["bound"], one["met"]) for one in task["targets"][0]["leads"]} == {
        "甲局": (95, False),
        "乙局": (80, True),
    }
    assert [[one["met"] for one in milestone["leads"]] for milestone in task["milestones"]] == [
        [True, True],
        [True, False],  # who is done has reached every milestone
    ]
    assert (task["leader"], task["text"]) == ("张副市长", "方案的原话。")
    out = yshj("show", TASK, *DAY, cwd=books).out
    for words in (
        "责任领导 张副市长",
        "方案的原话。",
        "甲局 90%（2025-10-10，差 5）",
        "乙局 90%（2025-10-10，本单位不低于 80%）",
    ):
        assert words in out


def test_the_next_milestone_and_the_base_due(yshj: Yshj, tmp_path: Path) -> None:
    amend = {"date": "2025-08-01", "kind": "amend", "due": "2026-01", "reason": "另有文件"}
    folder = write(tmp_path, {**BOOKS, "decisions": [amend]})
    task = shown(yshj, folder, "status", *DAY, "--sort", "id")["tasks"][0]
    assert (task["due"], task["base_due"]) == ("2025-12-31", "2026-01-31")
    assert [lead["next_milestone"] for lead in task["leads"]] == [
        None,
        {"name": "布局", "due": "2025-11-30", "progress": None},
    ]
    assert [lead["since"] for lead in task["leads"]] == [None, None]


def test_tasks_of_a_leader(yshj: Yshj, books: Path) -> None:
    told = shown(yshj, books, "status", *DAY, "--leader", "张副市长")
    assert [task["id"] for task in told["tasks"]] == [TASK]
    assert told["filter"] == {"leader": "张副市长"}
    rows = list(
        csv.DictReader(io.StringIO(yshj("status", *DAY, "--format", "csv", cwd=books).out.lstrip("\ufeff")))
    )
    assert [row["责任领导"] for row in rows] == ["李副市长", "张副市长", "张副市长"]
    wrong = yshj("status", "--leader", "王副市长", cwd=books)
    assert (wrong.code, wrong.out) == (2, "")
    assert "方案没有责任领导“王副市长”；可以用：张副市长、李副市长" in wrong.err


HANDOVER = {"date": "2025-09-01", "kind": "transfer", "from": "甲局", "to": ["丁局"]}


def test_the_lead_of_the_day_since_when(yshj: Yshj, tmp_path: Path) -> None:
    folder = write(tmp_path, {**BOOKS, "decisions": [HANDOVER]})
    for day, unit, since in (("2025-08-31", "甲局", None), ("2025-09-01", "丁局", "2025-09-01")):
        lead = shown(yshj, folder, "show", TASK, "--as-of", day)["task"]["leads"][0]
        assert (lead["unit"], lead["since"]) == (unit, since)
    assert "2025-09-01 接手" in yshj("show", TASK, *DAY, "--width", "200", cwd=folder).out


RENAME = {"date": "2025-07-01", "kind": "rename", "task": None, "from": "甲局", "to": "丁局"}


@pytest.fixture
def renamed(tmp_path: Path) -> Path:
    folder = write(tmp_path, BOOKS)
    rename = {key: value for key, value in RENAME.items() if value}
    made = {"format": "yshj-decisions/1", "decisions": [rename]}
    (folder / "data" / "decisions.yaml").write_text(json.dumps(made, ensure_ascii=False), "utf-8")
    return folder


@pytest.mark.parametrize("asked", ["甲局", "丁局"])
@pytest.mark.parametrize(("day", "name"), [("2025-06-30", "甲局"), ("2025-07-01", "丁局")])
def test_a_unit_is_found_by_any_of_its_names(
    yshj: Yshj, renamed: Path, asked: str, day: str, name: str
) -> None:
    told = shown(yshj, renamed, "status", "--as-of", day, "--dept", asked)
    assert told["filter"]["dept"] == [name]
    assert told["filter"].get("renamed") == (asked if asked != name else None)
    assert told["tasks"][0]["own"]["role"] == "lead"
    for command in (("status", "--dept", asked), ("dept", asked), ("check", "--dept", asked)):
        out = yshj(*command, "--as-of", day, cwd=renamed).out
        assert (f"“{asked}”当天的名称" in out) == (asked != name)
        assert name in out


def test_a_rename_is_no_news_of_the_week(yshj: Yshj, renamed: Path) -> None:
    newly = shown(yshj, renamed, "report", "week", "2025-W27", *DAY)["newly"]
    assert "丁局" not in {row["unit"] for rows in newly.values() for row in rows}


def test_half_read_under_the_old_name_is_marked_under_the_new(yshj: Yshj, renamed: Path) -> None:
    (renamed / "data" / "reports" / "甲局.yaml").write_text(
        "format: yshj-report/1\nunit: 甲局\nentries: {", "utf-8"
    )
    out = yshj("show", TASK, *DAY, cwd=renamed).out
    assert "丁局（数据不全）" in out


SUSPEND = {"date": "2025-09-01", "kind": "suspend", "unit": "乙局", "reason": "缓办"}


def test_each_that_is_suspended_says_since_when(yshj: Yshj, tmp_path: Path) -> None:
    decided = [{**SUSPEND, "unit": unit} for unit in ("甲局", "乙局")]
    folder = write(tmp_path, {"task": {"due": "2025-12", "lead": ["甲局", "乙局"]}, "decisions": decided})
    out = yshj("status", "--as-of", "2025-10-20", cwd=folder).out
    assert "甲局：2025-09-01 中止；乙局：2025-09-01 中止" in out


def test_who_is_suspended_is_counted_apart(yshj: Yshj, tmp_path: Path) -> None:
    folder = write(tmp_path, {**BOOKS, "decisions": [SUSPEND]})
    told = shown(yshj, folder, "status", *DAY, "--dept", "乙局")
    assert told["own_summary"]["suspended"] == 1
    assert told["tasks"][0]["own"]["days_left"] is None
    assert shown(yshj, folder, "dept", *DAY)["rows"][1]["done_percent"] is None
    rows = csv.DictReader(
        io.StringIO(yshj("status", *DAY, "--format", "csv", cwd=folder).out.lstrip("\ufeff"))
    )
    assert {row["剩余天数"] for row in rows if row["任务"] == "示例任务"} == {""}
    assert "2025-09-01 中止" in yshj("status", *DAY, "--dept", "乙局", "--width", "200", cwd=folder).out
    assert "| ‖ 已中止 |" in yshj("status", *DAY, "--dept", "乙局", "--format", "markdown", cwd=folder).out
    assert [
        task["id"]
        for task in shown(yshj, folder, "status", *DAY, "--dept", "乙局", "--state", "已中止")["tasks"]
    ] == [TASK]


BEFORE = ("--as-of", "2025-03-01")


@pytest.mark.parametrize(
    "command",
    [
        ("status",), ("overdue",), ("at-risk",), ("unowned",), ("show", TASK), ("dept",), ("dept", "甲局"),
        ("check",), ("lint",), ("config",), ("report", "week", "2025-W08"), ("publish", "jsonl"),
        ("status", "--format", "json"), ("status", "--format", "csv"), ("status", "--format", "markdown"),
        ("dept", "--format", "json"), ("show", TASK, "--format", "json"), ("check", "--format", "json"),
        ("check", "--format", "sarif"), ("check", "--format", "junit"), ("check", "--format", "github"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_before_the_issue_every_output_says_so_and_accuses_nobody(
    yshj: Yshj, books: Path, command: tuple[str, ...]
) -> None:
    run = yshj(*command, *BEFORE, cwd=books)
    assert run.code == 0
    assert "方案尚未印发" in run.out
    assert "逾期 1" not in run.out


def test_deliverables_that_are_a_summary_are_marked_on_every_page(yshj: Yshj, books: Path) -> None:
    path = books / "data" / "plan-1.yaml"
    plan = json.loads(path.read_text("utf-8"))
    plan["plan"]["deliverables"] = "summary"
    path.write_text(json.dumps(plan, ensure_ascii=False), "utf-8")
    for command in (("status",), ("show", TASK), ("dept",), ("check",), ("report", "week", "2025-W41")):
        assert "名称为摘要" in yshj(*command, *DAY, "--width", "200", cwd=books).out
    lead = shown(yshj, books, "show", TASK, *DAY)["task"]["leads"][0]
    assert lead["unmet"] == ["E02"]  # a summary binds nobody word by word
