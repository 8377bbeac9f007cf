"""status, overdue, at-risk and unowned: on screens of 80 and 120 columns, and in a pipe."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Yshj
from tests.snippets import write
from yshj.output.text_width import width

DAY = ("--as-of", "2025-10-20")
SCREENS = {"80": ("--width", "80"), "120": ("--width", "120"), "piped": ()}
FORMATS_OF = {"check": ("github", "junit", "sarif"), "publish": ("jsonl",)}
COMMANDS = {
    "status": ("status",),
    "status-dept": ("status", "--dept", "达拉特旗"),
    "overdue": ("overdue",),
    "at-risk": ("at-risk",),
    "unowned": ("unowned",),
}

LEADS = {
    "1-1-2": ("逾期而被接手", "2025-09-30", ["甲局"]),
    "1-1-3": ("中止的任务", "2025-12", ["甲局"]),
    "1-1-4": ("长期任务", "ongoing", ["丙局"]),
    "1-1-5": ("没有人牵头", "2025-12", []),
    "1-1-6": ("完成而有欠项", "2025-12", ["甲局"]),
    "1-1-7": ("读不全的单位", "2025-09-30", ["丁局"]),
    "1-1-8": ("两家都好", "2025-12", ["甲局", "丙局"]),
}
ALL_MARKS = {
    "policy": [{"from": "2025-06-01", "behind_points": 15}, {"from": "2025-09-01", "silent_days": 45}],
    "task": {
        "due": "2025-12",
        "lead": ["甲局", "乙局"],
        "milestones": [{"name": "布局完成", "due": "2025-09"}, {"name": "全部上线", "due": "2025-11"}],
    },
    "other_tasks": [
        {"id": task, "title": title, "due": due, "lead": lead, "support": ["乙局"]}
        for task, (title, due, lead) in LEADS.items()
    ],
    "entries": {
        "甲局": [
            {"date": "2025-10-10", "progress": 80, "owner": "张某", "reached": ["布局完成"]},
            {"date": "2025-10-10", "task": "1-1-3", "progress": 30, "owner": "张某"},
            {"date": "2025-10-10", "task": "1-1-6", "progress": 100, "owner": "张某", "measures": {"数": 1}},
            {"date": "2025-10-10", "task": "1-1-8", "progress": 80, "owner": "张某"},
        ],
        "乙局": [{"date": "2025-10-10", "progress": 70, "owner": "李某"}],
        "丙局": [
            {"date": "2025-10-10", "task": "1-1-4", "progress": 40, "owner": "王某"},
            {"date": "2025-10-10", "task": "1-1-8", "progress": 80, "owner": "王某"},
        ],
        "丁局": [{"date": "2025-10-10", "task": "1-1-7", "progress": "一半"}],
    },
    "decisions": [
        {"date": "2025-10-12", "kind": "suspend", "task": "1-1-3", "reason": "缓办"},
        {"date": "2025-10-15", "kind": "transfer", "task": "1-1-2", "from": "甲局", "to": ["丙局"]},
    ],
}
ALL_MARKS["other_tasks"][4]["targets"] = [{"name": "数", "at_least": 9}]  # type: ignore[index]


@pytest.fixture
def marks(tmp_path: Path) -> Path:
    """Books in which every mark holds somewhere."""
    return write(tmp_path, ALL_MARKS)


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("command", COMMANDS)
def test_the_real_plan(command: str, screen: str, yshj: Yshj, golden: Callable[[str, str], None]) -> None:
    run = yshj(*COMMANDS[command], *DAY, *SCREENS[screen])
    assert (run.code, run.err) == (0, "")
    golden(f"{command}-{screen}.txt", run.out)


@pytest.mark.parametrize("screen", SCREENS)
def test_every_mark(screen: str, marks: Path, yshj: Yshj, golden: Callable[[str, str], None]) -> None:
    run = yshj("status", *DAY, *SCREENS[screen], cwd=marks)
    assert run.code == 3
    golden(f"status-marks-{screen}.txt", run.out)


def test_the_foot_is_red_where_something_was_not_read(marks: Path, yshj: Yshj) -> None:
    foot = yshj("status", *DAY, "--width", "160", "--color", cwd=marks).out.splitlines()[-1]
    assert foot.startswith("\x1b[1;31m文件 6 = 读入 6 + 未读 0，")
    assert not yshj("status", *DAY, "--width", "160", "--color").out.splitlines()[-1].startswith("\x1b")


def test_a_pipe_has_one_full_line_a_task(yshj: Yshj) -> None:
    lines = yshj("status", *DAY).out.splitlines()
    tasks = yshj("status", *DAY, "--format", "json").json["tasks"]
    rows = {line.split()[2]: line for line in lines if re.match(r"\S \S+ +\d-", line)}
    assert rows.keys() == {task["id"] for task in tasks}
    assert all(task["title"] in rows[task["id"]] for task in tasks)
    assert [line.split()[2] for line in lines if line.startswith("×") and "T08" in line]


def test_columns_stand_in_line_over_groups(yshj: Yshj) -> None:
    lines = yshj("status", *DAY, "--width", "120").out.splitlines()
    of_tasks, of_done = (line for line in lines if line.startswith("  编号"))
    for title in ("任务", "牵头部门"):
        before = (width(line.partition(title)[0]) for line in (of_tasks, of_done))
        assert len(set(before)) == 1


def test_another_order_has_no_groups(yshj: Yshj) -> None:
    lines = yshj("status", *DAY, "--width", "80", "--sort", "id").out.splitlines()
    assert sum(set(line) == {"-"} for line in lines) == 2
    assert sum(line.startswith("  编号") for line in lines) == 1


@pytest.mark.parametrize(
    ("command", "form"),
    [
        *((name, form) for name in COMMANDS for form in ("table", "markdown", "json", "csv")),
        *((name, form) for name, forms in FORMATS_OF.items() for form in forms),
    ],
)
def test_numbers_that_are_not_the_default_stand_in_every_output(
    command: str, form: str, marks: Path, yshj: Yshj
) -> None:
    arguments = {"publish": ("publish", "jsonl"), "status-dept": ("status", "--dept", "甲局")}
    run = yshj(*arguments.get(command, (command,)), *DAY, "--format", form, cwd=marks)
    assert "behind_points 2025-06-01 起 15（默认 10）" in run.out.replace("\\", "")


def test_gitlab_marks_each_item(marks: Path, yshj: Yshj) -> None:
    items = yshj("check", *DAY, "--format", "gitlab", cwd=marks).json
    assert items
    assert [item for item in items if "【口径改动】" not in item["description"]] == []


def test_numbers_of_later_days_are_not_told(marks: Path, yshj: Yshj) -> None:
    assert "silent_days" not in yshj("status", "--as-of", "2025-08-31", cwd=marks).out
    assert "口径改动" not in yshj("status", "--as-of", "2025-05-31", cwd=marks).out
