"""数据不全 stands wherever a unit with unread input is named, in every command and format."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.conftest import Run, Yshj
from tests.snippets import write
from yshj.cli.app import COMMANDS
from yshj.output.formats import FORMATS

MARK = "数据不全"
NAMES = {"乙局", "小乙"}
ABSENCE = ("从未", "没有任何")
AS_OF = ("--as-of", "2025-10-20")
ASKED = {
    "status": [AS_OF, (*AS_OF, "--dept", "小乙"), (*AS_OF, "--dept", "乙局")],
    "overdue": [AS_OF, (*AS_OF, "--dept", "乙局")],
    "at-risk": [AS_OF],
    "unowned": [AS_OF],
    "show": [(f"1-1-{number}", *AS_OF) for number in range(1, 8)],
    "dept": [AS_OF, ("乙局", *AS_OF), ("甲局", *AS_OF)],
    "check": [AS_OF, (), (*AS_OF, "--fail-on", "unowned,at_risk,done,E04,warning")],
    "lint": [("--fail-on", "P05")],
    "report": [("week", "2025-W42")],
    "missing": [AS_OF, ("2025-10", *AS_OF)],
    "publish": [("jsonl", *AS_OF), ("jsonl", *AS_OF, "--dept", "乙局")],
}
NAMELESS = {"config", "explain", "init", "schema", "completion", "update", "decide", "collect"}
"""Commands that say nothing about any unit, or what users themselves typed."""
ASKED_APART = {"template"}
"""What writes workbooks, whose cells are looked at."""


@pytest.fixture
def half(tmp_path: Path) -> Path:
    """乙局 leads, helps, holds, is decided upon; one of its entries could not be read."""
    late = {"id": "1-1-3", "title": "三", "lead": ["乙局"], "due": "2025-09-30", "deliverables": ["清单"]}
    tasks = [
        {"id": "1-1-2", "title": "二", "lead": ["甲局"], "support": ["小乙"], "due": "2025-12"},
        late,
        *({**late, "id": f"1-1-{number}", "title": "其余", "due": "2025-12"} for number in range(4, 8)),
    ]
    work = {"name": "座谈", "every": "quarter", "at_least": 1, "units": ["乙局", "丙局"]}
    target = {"name": "办件量", "at_least": 9, "unit": "件"}
    first = {"lead": ["甲局", "乙局"], "due": "2025-10-25", "recurring": [work], "targets": [target]}
    decided = [
        {"date": "2025-10-14", "kind": "extend", "unit": "乙局", "until": "2025-10-31"},
        {"date": "2025-10-15", "kind": "close", "task": "1-1-6", "unit": "乙局", "reason": "核验"},
        {"date": "2025-10-16", "kind": "return", "task": "1-1-7", "unit": "乙局", "reason": "不实"},
        {"date": "2025-10-16", "kind": "waive", "task": "1-1-7", "unit": "乙局", "code": "E01"},
    ]
    books = {
        "units": [{"name": "乙局", "aliases": ["小乙"], "kind": "市直部门"}],
        "task": first,
        "other_tasks": tasks,
        "entries": {"甲局": [{"date": "2025-10-10", "progress": 90, "measures": {"办件量": 3}}]},
        "decisions": decided,
    }
    entries = [
        {"date": "2025-08-10", "task": "1-1-1", "progress": 10, "measures": {"办件量": 3}},
        {"date": "2025-10-15", "task": "1-1-4", "progress": 100, "held": {"没有的": 1}},
        {"date": "2025-10-16", "task": "1-1-5", "progress": 60, "blocked": "缺钱"},
        {"date": "2099-10-16", "task": "1-1-7", "progress": 60},
        {"date": "2025-09-20", "task": "1-1-3", "progress": "一百"},
    ]
    root = write(tmp_path, books)
    report = {"format": "yshj-report/1", "unit": "乙局", "entries": entries}
    (root / "data/reports/二.yaml").write_text(json.dumps(report, ensure_ascii=False), "utf-8")
    return root


def test_every_command_is_asked_or_names_no_unit() -> None:
    assert set(COMMANDS) == ASKED.keys() | NAMELESS | ASKED_APART


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("command", ASKED)
def test_the_mark_stands_wherever_the_unit_is_named(command: str, form: str, half: Path, yshj: Yshj) -> None:
    if (form == "jsonl") != (command == "publish"):
        return
    for options in ASKED[command]:
        run = yshj(command, *options, "--format", form, "--width", "1000", cwd=half)
        if run.code == 2:
            assert form not in ("table", "markdown", "json"), run.err
            continue
        assert run.code == 3, run.err
        faults = list(CHECKS.get(form, in_lines)(run))
        assert not faults, "\n".join(str(fault) for fault in faults)


@pytest.mark.parametrize("form", ["markdown", "docx", "text"])
@pytest.mark.parametrize(
    "paper", [("bulletin", "--month", "2025-10", "--draft"), ("notice", "--dept", "乙局")], ids=lambda p: p[0]
)
def test_papers_say_it_first_and_wherever_the_unit_is_named(
    paper: tuple[str, ...], form: str, half: Path, yshj: Yshj
) -> None:
    run = yshj("publish", *paper, *AS_OF, "--format", form, cwd=half)
    if run.code == 2:
        assert (paper[0], form) == ("bulletin", "text")
        return
    assert run.code == 3
    said = run.out.split("一、")[0]
    assert "数据不全" in said or "没有读入" in said
    rest = run.out.replace(said, "") if paper[0] == "bulletin" else ""
    clauses = [line for line in re.split("[；。\n]", rest) if _names(line)]
    assert not [line for line in clauses if MARK not in line or _accuses(line)]
    assert paper[0] == "bulletin" or not _accuses(run.out)


def test_a_form_says_so_beside_the_unit(half: Path, yshj: Yshj, tmp_path: Path) -> None:
    form = tmp_path / "form.xlsx"
    assert yshj("template", "--dept", "乙局", *AS_OF, "-o", str(form), cwd=half).code == 3
    cells = [str(cell.value) for sheet in load_workbook(form) for row in sheet for cell in row if cell.value]
    assert any(MARK in cell for cell in cells)
    assert not [cell for cell in cells if _accuses(cell)]


def test_a_row_about_the_unit_says_so_without_its_name_too(half: Path, yshj: Yshj) -> None:
    for command in (("dept", "乙局", *AS_OF), ("report", "week", "2025-W42")):
        page = yshj(*command, "--format", "markdown", cwd=half).out
        rows = [line for line in page.splitlines() if re.match(r"\|.*1-1-[13-7]", line)]
        assert rows
        assert not [row for row in rows if MARK not in row and "甲局" not in row]


HEIR = {"date": "2025-10-15", "kind": "transfer", "task": "1-1-3", "from": "乙局", "to": ["丙局"]}
TOLD_OF_HEIRS = [
    ("status", *AS_OF),
    ("overdue", *AS_OF),
    ("show", "1-1-3", *AS_OF),
    ("dept", *AS_OF),
    ("dept", "丙局", *AS_OF),
    ("check", *AS_OF),
    ("report", "week", *AS_OF),
]


def hand_over(book: Path) -> None:
    decisions = book / "data/decisions.yaml"
    text = decisions.read_text("utf-8")
    made = json.loads(text[text.index("{") :])
    made["decisions"].append(HEIR)
    decisions.write_text(json.dumps(made, ensure_ascii=False), "utf-8")


def test_an_heir_is_marked_in_what_is_demanded_of_it_too(half: Path, yshj: Yshj) -> None:
    hand_over(half)
    (wanted,) = yshj("show", "1-1-3", *AS_OF, "--format", "json", cwd=half).json["task"]["deliverables"]
    assert wanted["leads"] == [{"unit": "丙局", "incomplete": True, "on": None}]


@pytest.mark.parametrize("screen", [(), ("--width", "120")], ids=["piped", "screen"])
@pytest.mark.parametrize("words", TOLD_OF_HEIRS, ids=lambda words: " ".join(words[:2]))
def test_an_heir_is_marked_where_it_leads_what_was_not_read(
    words: tuple[str, ...], screen: tuple[str, ...], half: Path, yshj: Yshj
) -> None:
    hand_over(half)
    run = yshj(*words, "--format", "table", *screen, cwd=half)
    of_heir = [line for line in run.out.splitlines() if "丙局" in line or " 1-1-3 " in line]
    assert [line for line in of_heir if MARK in line]
    assert not [line for line in of_heir if " 1-1-3 " in line and MARK not in line and "→" not in line]


def test_nothing_is_marked_where_all_was_read(yshj: Yshj, half: Path) -> None:
    (half / "data/reports/二.yaml").write_text("format: yshj-report/1\nunit: 乙局\nentries: []\n", "utf-8")
    for form in ("table", "json", "csv"):
        out = yshj("check", *AS_OF, "--format", form, cwd=half).out
        assert "乙局" in out
        assert f"（{MARK}）" not in out
        assert '"incomplete":true' not in out
        assert "从未" in out


def in_lines(run: Run) -> Iterator[str]:
    """Lines for people: tables, documents, XML, workflow commands; an advice goes with its finding.

    A sentence that names several units is looked at clause by clause.
    """
    for line in re.split("[；\n]", re.sub(r"\n    (?=建议：)", " ", run.out)):
        if _names(line) and (MARK not in line or _accuses(line)):
            yield line


def in_rows(run: Run) -> Iterator[object]:
    for row in csv.DictReader(io.StringIO(run.out.removeprefix("\ufeff"))):
        assert row[MARK] in ("是", "")
        if NAMES & {row.get("单位"), row.get("牵头部门")} and (row[MARK] != "是" or _accuses(str(row))):
            yield row


def in_json(run: Run) -> Iterator[object]:
    for line in run.out.splitlines():
        whole = json.loads(line)
        assert whole["unread_units"] == ["乙局"]
        yield from in_objects(whole)


def in_objects(value: Any) -> Iterator[object]:
    """Objects that name the unit as theirs, and are not marked or say that there is nothing."""
    if isinstance(value, list):
        for item in value:
            yield from in_objects(item)
    elif isinstance(value, dict):
        about = [value.get("unit"), *value.get("units", ())]
        if "every" not in value and any(name in about for name in NAMES):
            own = [value.get("text"), *(reason["text"] for reason in value.get("reasons", ()))]
            if value["incomplete"] is not True or _accuses(str(own)):
                yield value
        yield from in_objects(list(value.values()))


def in_sarif(run: Run) -> Iterator[object]:
    for result in json.loads(run.out)["runs"][0]["results"]:
        text = result["message"]["text"]
        marked = f"【{MARK}】" in text and result["properties"]["incomplete"]
        if _names(text) and (not marked or _accuses(text)):
            yield result


def in_gitlab(run: Run) -> Iterator[object]:
    for issue in json.loads(run.out):
        text = issue["description"]
        if _names(text) and (f"【{MARK}】" not in text or _accuses(text)):
            yield issue


CHECKS = {"csv": in_rows, "json": in_json, "jsonl": in_json, "sarif": in_sarif, "gitlab": in_gitlab}


def _names(text: str) -> bool:
    return any(name in text for name in NAMES)


def _accuses(text: str) -> bool:
    return any(word in text for word in ABSENCE)
