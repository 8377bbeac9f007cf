"""The figures of the examples in docs/how-we-judge.md are what the judging says."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.snippets import judged
from yshj.model.assessment import TaskStanding

PAGE = (ROOT / "docs" / "how-we-judge.md").read_text("utf-8")
TASK = {"due": "2025-12", "lead": ["甲局"]}


def entries(*reported: tuple[str, int]) -> dict[str, Any]:
    """甲局 with a named owner and these figures."""
    return {"甲局": [{"date": day, "progress": progress, "owner": "张某"} for day, progress in reported]}


def forward(due: str) -> dict[str, Any]:
    """The decision of 10 September that brings the deadline forward."""
    return {"date": "2025-09-10", "kind": "amend", "due": due, "reason": "提前", "authority": "会议纪要"}


def expected(task: TaskStanding) -> object:
    return task.leads[0].expected


def behind(task: TaskStanding) -> object:
    return [finding.severity.label for finding in task.findings if finding.code == "T03"]


def forecast(task: TaskStanding) -> object:
    return str(task.leads[0].forecast)


def done_on(task: TaskStanding) -> object:
    return str(task.leads[0].done_on)


def due(task: TaskStanding) -> object:
    return str(task.leads[0].effective_due)


def silent(task: TaskStanding) -> object:
    return [finding.code for finding in task.findings if finding.code == "T05"]


def short(task: TaskStanding) -> object:
    return [finding.text for finding in task.findings if finding.code == "E04"]


def consecutive(task: TaskStanding) -> object:
    return [finding.code for finding in task.findings if finding.code == "T08"]


MEETING = {**TASK, "recurring": [{"name": "座谈", "every": "quarter", "at_least": 1}]}
CLAIMED = (("2025-09-10", 100), ("2025-09-20", 100))
AT_HALF = {**TASK, "milestones": [{"name": "上半年", "due": "2025-06", "progress": 25}]}
BY_28 = {**TASK, "reporting": {"every": "month", "by": 28}}
HANDED = {"date": "2025-10-01", "kind": "transfer", "from": "甲局", "to": ["乙局"], "reason": "分工调整"}
LEVELS = "填 58% 不算，57% 警告，36% 错误"
CASES: list[tuple[str, str, dict[str, Any], Callable[[TaskStanding], object], object]] = [
    ("时序为 67%", "2025-09-30", {}, expected, 67),
    (
        "时序为 40 + 60 × 30 ÷ 91，即 59%",
        "2025-10-31",
        {"entries": entries(("2025-09-28", 40)), "decisions": [HANDED]},
        expected,
        59,
    ),
    ("6 月 29 日应达 0", "2025-06-29", {"task": AT_HALF}, expected, 0),
    ("6 月 30 日应达 25%", "2025-06-30", {"task": AT_HALF}, expected, 25),
    ("时限是 9 月 10 日", "2025-09-20", {"decisions": [forward("2025-08-31")]}, due, "2025-09-10"),
    (
        "原来是 8 月 31 日、9 月 10 日才决定改为 8 月 15 日，时限仍是 8 月 31 日",
        "2025-09-20",
        {"task": {**TASK, "due": "2025-08"}, "decisions": [forward("2025-08-15")]},
        due,
        "2025-08-31",
    ),
    (
        "3 月 28 日离印发才 3 天，不用报",
        "2025-04-10",
        {"task": BY_28},
        silent,
        [],
    ),
    (
        "最后一条在 5 月 28 日或更早的，T05",
        "2025-07-01",
        {"task": BY_28, "entries": entries(("2025-05-28", 50))},
        silent,
        ["T05"],
    ),
    (
        "5 月 29 日以后有一条的，没事",
        "2025-07-01",
        {"task": BY_28, "entries": entries(("2025-05-29", 50))},
        silent,
        [],
    ),
    (LEVELS, "2025-10-20", {"entries": entries(("2025-09-30", 58))}, behind, []),
    (LEVELS, "2025-10-20", {"entries": entries(("2025-09-30", 57))}, behind, ["警告"]),
    (LEVELS, "2025-10-20", {"entries": entries(("2025-09-30", 36))}, behind, ["错误"]),
    (
        "8 月 31 日 60%，9 月 30 日 62%，30 天走 2 个点，余下 38 个点要 570 天，推到 2027-04-23",
        "2025-10-20",
        {"entries": entries(("2025-08-31", 60), ("2025-09-30", 62))},
        forecast,
        "2027-04-23",
    ),
    (
        "8 月 31 日、9 月 30 日都落后，10 月 20 日仍落后，建议督办",
        "2025-10-20",
        {"entries": entries(("2025-08-31", 20), ("2025-09-30", 30))},
        consecutive,
        ["T08"],
    ),
    ("完成日 9 月 10 日", "2025-09-22", {"entries": entries(*CLAIMED)}, done_on, "2025-09-10"),
    (
        "9 月 25 日再填 90，又是未完成",
        "2025-09-26",
        {"entries": entries(*CLAIMED, ("2025-09-25", 90))},
        done_on,
        "None",
    ),
    ("没有赶上，不评", "2025-04-01", {"task": MEETING}, short, []),
    (
        "第二季度评",
        "2025-07-01",
        {"task": MEETING},
        short,
        ["“座谈”2025 年第 2 季度开展 0 次，要求至少 1 次"],
    ),
]


@pytest.mark.parametrize(("quoted", "as_of", "books", "asked", "wanted"), CASES)
def test_an_example_of_the_page(
    quoted: str,
    as_of: str,
    books: dict[str, Any],
    asked: Callable[[TaskStanding], object],
    wanted: object,
    tmp_path: Path,
) -> None:
    assert quoted in PAGE
    assert asked(judged(tmp_path, {"task": TASK, **books, "as_of": as_of}).tasks[0]) == wanted


def test_the_page_has_every_number_once() -> None:
    """Rules and pages speak of 评判口径第 4 条."""
    numbers = [int(line.split()[1].rstrip(".")) for line in PAGE.splitlines() if line.startswith("### ")]
    assert numbers == list(range(1, 29))
