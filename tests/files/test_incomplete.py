"""Whose standings are incomplete: who has unread input, and everybody where nobody can be told."""

import os
from pathlib import Path

import pytest

from tests.conftest import Yshj
from tests.files.small import HEAD, HONEST, REPORT, UNIT, block, put, read, workspace
from tests.snippets import write

EVERYBODY = {UNIT, "市工商业联合会(总商会)", "市商务局", "东区人民政府", "各旗区人民政府", "各园区"}
DECISIONS = "format: yshj-decisions/1\ndecisions:\n"


def unread(root: Path) -> set[str]:
    books = read(root).books
    assert books
    return set(books.unread_units)


def test_nobody_where_all_is_read(tmp_path: Path) -> None:
    assert unread(workspace(tmp_path, {REPORT: HONEST})) == set()


@pytest.mark.parametrize(
    "text",
    [
        block("    progress: 145\n"),
        HONEST + "    broken\n",
        HONEST.encode("gbk"),
        b"\xff\xfe" + HONEST.encode("utf-16-le"),
        HONEST.encode("utf-16-be"),
        HONEST + "\x00",
        HONEST.replace("yshj-report/1", "yshj-report/2"),
        HONEST.replace("1-1-1", "9-9-9"),
        HONEST.replace("unit: ", "unit："),
        HONEST.replace("entries", "sampel: true\nentries"),
        HEAD,
        "\ufeffunit: 市市场监管局\nformat: yshj-report/1\n",
    ],
)
def test_only_the_unit_that_the_broken_file_names(tmp_path: Path, text: str | bytes) -> None:
    assert unread(workspace(tmp_path, {REPORT: text})) == {UNIT}


def test_the_unit_of_a_report_under_the_wrong_ending(tmp_path: Path) -> None:
    assert unread(workspace(tmp_path, {"data/reports/甲.yml": HONEST})) == {UNIT}


@pytest.mark.parametrize(
    "text",
    [
        "",
        b"PK\x03\x04",
        HONEST.replace(UNIT, "市某某局"),
        HONEST.replace("unit: ", "unti: "),
        f"{HONEST}---\n{HONEST.replace(UNIT, '市商务局')}",
        f"{HONEST}---\n{HONEST.replace(UNIT, '市某某局')}",
        f"{HONEST}{'# ' * 20_000}\n---\n{HONEST.replace(UNIT, '市商务局')}",
    ],
)
def test_everybody_where_the_unit_cannot_be_told(tmp_path: Path, text: str | bytes) -> None:
    assert unread(workspace(tmp_path, {REPORT: text})) == EVERYBODY


@pytest.mark.parametrize(
    "text",
    [
        "",
        "format: yshj-decisions/2\ndecisions: []\n",
        DECISIONS + "  - {date: 2025-10-10, kind: extend, task: 1-1-1}\n",
        DECISIONS + "  - {date: 2025-10-10, kind: close, task: 9-9-9}\n",
        DECISIONS + "  - {date: 2025-10-10, kind: close, task: 1-1-1, unit: 市某某局}\n",
    ],
)
def test_everybody_where_a_decision_was_refused(tmp_path: Path, text: str) -> None:
    assert unread(workspace(tmp_path, {"data/decisions.yaml": text})) == EVERYBODY


def test_only_the_unit_that_a_wrong_decision_names(tmp_path: Path) -> None:
    text = DECISIONS + "  - {date: 2025-10-10, kind: close, task: 1-1-1, unit: 市商务局}\n"
    assert unread(workspace(tmp_path, {"data/decisions.yaml": text})) == {"市商务局"}


def test_everybody_where_plan_configuration_or_folder_is_in_doubt(tmp_path: Path) -> None:
    plan = (workspace(tmp_path / "a") / "data/plan-1.0.yaml").read_text("utf-8")
    twice = plan.replace("id: 1-1-2", "id: 1-1-1")
    assert unread(workspace(tmp_path / "b", {"data/plan-1.0.yaml": twice})) == EVERYBODY
    assert (
        unread(workspace(tmp_path / "c", {"yshj.yaml": "format: yshj-config/1\nreports: 7\n"})) == EVERYBODY
    )
    root = workspace(tmp_path / "d")
    os.remove(root / "data/reports/市工商联.yaml")
    assert unread(root) == EVERYBODY
    os.rmdir(root / "data/reports")
    assert unread(root) == EVERYBODY


def test_it_is_said_in_every_output(tmp_path: Path, yshj: Yshj) -> None:
    root = workspace(tmp_path, {REPORT: block("    progress: 145\n")})
    put(root, "data/reports/市商务局.yaml", HONEST.replace(UNIT, "市商务局").replace("1-1-1", "1-1-2"))
    options = ("status", "--as-of", "2025-10-20")
    result = yshj(*options, "--format", "json", cwd=root)
    assert result.code == 3
    incomplete = {lead["unit"]: lead["incomplete"] for task in result.json["tasks"] for lead in task["leads"]}
    assert incomplete == {UNIT: True, "市工商业联合会(总商会)": False, "市商务局": False}
    for form in ("table", "markdown"):
        assert "数据不全" in yshj(*options, "--format", form, cwd=root).out


def test_words_of_absence_hold_for_what_was_read(yshj: Yshj, tmp_path: Path) -> None:
    """Where decisions are unread nobody knows that nobody was named, or that nothing was verified."""
    root = write(
        tmp_path,
        {
            "groups": [{"name": "各园区", "members": "open"}],
            "task": {"due": "2025-12", "lead": ["甲局", "乙局", "各园区"]},
            "entries": {"甲局": [{"date": "2025-10-10", "progress": 100, "owner": "张某"}]},
        },
    )
    put(root, "data/decisions.yaml", "format: [")
    options = ("--as-of", "2025-10-20", "--fail-on", "warning", "--format", "json")
    texts = {found["code"]: found["text"] for found in yshj("check", *options, cwd=root).json["findings"]}
    assert texts["O02"] == "已读到的决定中没有为“各园区”指定具体单位"
    assert texts["E05"] == "2025-10-10 自报完成，已读到的决定中没有核验销号"
    assert texts["O03"] == "已读到的填报中没有本任务的记录"
    assert texts["T05"] == "已读到的填报中自印发以来没有记录"
