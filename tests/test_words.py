"""One word for one thing in all that users read, and no “ ” within “ ”."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, Yshj
from tests.snippets import TASK, write

ONE_WORD = {
    "督查室": "督查部门",
    r"(?<!各指标)牵头单位": "牵头部门",
    "还有 0 天": "今天到期",
    "完成期限|到期日": "时限",
    "概括，不是": "名称为摘要，非原文",
}
"""What must not be written (a pattern) → what is written instead. 各指标牵头单位 is the plan's own name."""
SHIPPED = (
    "src/yshj",
    "scripts",
    "docs",
    "ci",
    "README.md",
    "README.zh-CN.md",
    "tests/books/data/decisions.yaml",
)
NO_TEXT = (".png", ".svg", ".xlsx", ".docx")


def shipped() -> list[Path]:
    listed = subprocess.run(
        ("git", "ls-files", "-z", *SHIPPED), cwd=ROOT, capture_output=True, check=True
    ).stdout.decode("utf-8")
    return [
        ROOT / name
        for name in listed.split("\0")
        if name and not name.endswith((".png", ".svg", ".xlsx", ".docx"))
    ]


@pytest.mark.parametrize("word", ONE_WORD)
def test_one_word_for_one_thing(word: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in shipped()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if re.search(word, line)
    ]
    assert found == [], f"write {ONE_WORD[word]}"


QUOTED = "“三书”"
BOOKS: dict[str, Any] = {
    "groups": [{"name": f"各{QUOTED}单位", "members": "open"}],
    "task": {
        "title": f"{QUOTED}任务",
        "due": "2025-09-30",
        "lead": ["甲局", "乙局", f"各{QUOTED}单位"],
        "deliverables": [f"{QUOTED}清单"],
        "targets": [{"name": f"{QUOTED}率", "at_least": 95}, {"name": f"{QUOTED}量", "at_least": 9}],
        "milestones": [{"name": f"{QUOTED}上线", "due": "2025-06"}],
        "recurring": [{"name": f"{QUOTED}座谈", "every": "month", "units": ["丙局"]}],
    },
    "entries": {
        "甲局": [
            {
                "date": "2025-09-20", "progress": 100, "measures": {f"{QUOTED}率": 90, f"没有的{QUOTED}": 1},
                "evidence": [f"{QUOTED}.pdf"],
            },
            {"date": "2025-09-20", "measures": {f"{QUOTED}率": 91}},
        ],
    },
    "decisions": [
        {
            "date": "2025-08-01", "kind": "extend", "milestone": f"{QUOTED}上线", "until": "2025-08-31",
            "unit": "乙局", "applied": "2025-07-20",
        },
    ],
}  # fmt: skip


def deepest(text: str) -> int:
    """How many “ are open at once, line by line."""
    most = 0
    for line in text.splitlines():
        depth = 0
        for mark in re.findall("[“”]", line):
            depth = depth + 1 if mark == "“" else 0 if depth == 0 else depth - 1
            most = max(most, depth)
    return most


@pytest.mark.parametrize(
    "command",
    [("check",), ("lint",), ("show", TASK), ("status",), ("dept", "甲局")],
    ids=" ".join,
)
def test_no_quotation_marks_within_quotation_marks(
    yshj: Yshj, tmp_path: Path, command: tuple[str, ...]
) -> None:
    run = yshj(*command, "--as-of", "2025-10-20", cwd=write(tmp_path, BOOKS))
    assert run.code in (0, 1), run.err
    assert QUOTED in run.out
    assert deepest(run.out) == 1


def test_no_problem_quotes_within_quotes(yshj: Yshj, tmp_path: Path) -> None:
    """A milestone named twice, a unit that is not the group's, a value that has quotation marks."""
    task = BOOKS["task"]
    wrong = {
        **BOOKS,
        "task": {
            **task,
            "milestones": [task["milestones"][0], task["milestones"][0]],
            "deliverables": [f"{QUOTED}清单", f"{QUOTED}清单"],
        },
        "entries": {"甲局": [{"date": f"{QUOTED}", "progress": f"{QUOTED}"}]},
    }
    run = yshj("lint", cwd=write(tmp_path, wrong))
    assert run.code == 3
    assert run.err.count(": F0") >= 3
    assert deepest(run.err) == 1
