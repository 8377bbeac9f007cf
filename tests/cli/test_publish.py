"""`yshj publish jsonl`: one line a lead, nothing lost, nothing twice."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import FROZEN, Run, Yshj
from tests.editor.test_outputs import BOOKS
from tests.snippets import parse, write

DAY = ("--as-of", "2025-10-20")
PUBLISH = ("publish", "jsonl", *DAY)
TROUBLE = "several leads, every kind of trouble"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return write(tmp_path, parse(BOOKS[TROUBLE]))


def findings(lines: list[Any]) -> Counter[tuple[Any, ...]]:
    """Every finding of some lines as `status` has it: with its task and unit."""
    own = [(line, {**f, "unit": line["unit"]}) for line in lines for f in line["findings"]]
    rest = [(line, f) for line in lines for f in line["task_findings"]]
    return Counter((line["task"], *sorted(f.items())) for line, f in own + rest)


@pytest.mark.parametrize("name", [*BOOKS, "the frozen books"])
def test_the_lines_say_what_status_says(yshj: Yshj, tmp_path: Path, name: str):
    """Every task, lead and finding once, with the same words and figures."""
    folder = FROZEN if name == "the frozen books" else write(tmp_path, parse(BOOKS[name]))
    lines = yshj(*PUBLISH, cwd=folder).lines
    status = yshj("status", *DAY, "--sort", "id", "--format", "json", cwd=folder).json
    tasks = status["tasks"]
    assert [line["task"] for line in lines if line["first_of_task"]] == [task["id"] for task in tasks]
    led = [(task["id"], lead) for task in tasks for lead in task["leads"]]
    keys = led[0][1] if led else ()
    shown = [(line["task"], {key: line[key] for key in keys}) for line in lines if line["unit"]]
    assert shown == led
    assert findings(lines) == Counter((t["id"], *sorted(f.items())) for t in tasks for f in t["findings"])
    for task in tasks:
        of_task = [line for line in lines if line["task"] == task["id"]]
        assert {line["leads"] for line in of_task} == {len(task["leads"])}
        assert {line["task_state"] for line in of_task} == {task["state"]}
        assert {line["task_progress"] for line in of_task} == {task["progress"]}


def test_every_line_says_by_what_it_was_judged(yshj: Yshj):
    run = yshj(*PUBLISH)
    status = yshj("status", *DAY, "--format", "json").json
    assert len(run.lines) > 100
    for line in run.lines:
        assert (line["as_of"], line["sample"], line["problems"]) == ("2025-10-20", True, 0)
        assert {key: line[f"plan_{key}"] for key in status["plan"]} == status["plan"]
        assert {key: line[f"inputs_{key}"] for key in status["inputs"]} == status["inputs"]
        assert line["plan_issuer"] == "鄂尔多斯市人民政府办公室"
        assert line["filter"] == []


def test_a_task_without_lead_keeps_a_line(yshj: Yshj, tmp_path: Path):
    (line,) = yshj(*PUBLISH, cwd=write(tmp_path, parse(BOOKS["no lead"]))).lines
    assert (line["unit"], line["unit_kind"], line["leads"], line["first_of_task"]) == (None, None, 0, True)
    assert (line["state"], line["task_state"]) == ("unowned", "unowned")
    assert (line["effective_due"], line["days_left"], line["gap"]) == ("2025-12-31", 72, None)
    assert [finding["code"] for finding in line["task_findings"]] == ["O01"]
    assert (line["findings"], line["codes"], line["reasons"]) == ([], [], [])


def test_an_open_group_that_nobody_was_assigned_for(yshj: Yshj, tmp_path: Path):
    (line,) = yshj(*PUBLISH, cwd=write(tmp_path, parse(BOOKS["an open group"]))).lines
    assert (line["unit"], line["unit_kind"], line["state"]) == ("各园区", "集合单位", "unowned")
    assert (line["progress"], line["owner"], line["codes"]) == (None, None, ["O02"])
    assert (line["expected"], line["gap"]) == (74, 74)


def test_an_ongoing_task_has_nothing_to_be_behind_of(yshj: Yshj, tmp_path: Path):
    (line,) = yshj(*PUBLISH, cwd=write(tmp_path, parse(BOOKS["ongoing"]))).lines
    assert [line[key] for key in ("due", "effective_due", "days_left", "expected", "gap")] == [None] * 5


def test_leads_each_for_itself_and_the_task_once(yshj: Yshj, book: Path):
    first, second, third = yshj(*PUBLISH, cwd=book).lines
    assert [line["unit"] for line in (first, second, third)] == ["甲局", "乙局", "丙局"]
    assert [line["first_of_task"] for line in (first, second, third)] == [True, False, False]
    assert (first["gap"], first["days_left"], first["codes"]) == (
        60,
        -20,
        ["T01", "T08", "D03", "D05", "E07", "T05", "T06"],
    )
    assert (second["closed_on"], second["verified"], second["gap"]) == ("2025-09-21", True, 0)
    assert (third["effective_due"], third["days_left"]) == ("2025-12-31", 72)
    assert {(f["code"], f["unit"]) for f in first["task_findings"]} >= {("O05", None)}
    assert second["task_findings"] == third["task_findings"] == []
    assert first["targets"] == [
        {"name": "率", "comparator": "at_least", "bound": 95.0, "unit": "%", "force": "required"}
    ]
    waived = {f["code"] for line in (first, second, third) for f in line["findings"] if f["waived"]}
    assert waived == {"T06"}


def test_a_bound_is_written_as_a_float(yshj: Yshj, book: Path):
    assert '"bound":95.0' in yshj(*PUBLISH, cwd=book).out


def test_a_filter_chooses_whole_tasks_and_says_so(yshj: Yshj):
    run = yshj(*PUBLISH, "--dept", "市住建局", "--role", "lead", "--state", "逾期")
    assert {line["task"] for line in run.lines} == {"1-2-6"}
    assert run.lines[0]["filter"] == ["dept=市住房和城乡建设局", "role=lead", "state=overdue"]
    everything = yshj(*PUBLISH, "--section", "1-2").lines
    assert {line["task"] for line in everything} > {"1-2-6"}
    assert {line["category"] for line in everything} == {"1-2"}


def test_the_day_before_or_after_the_name(yshj: Yshj, book: Path):
    after = yshj("publish", "jsonl", "--as-of", "2025-07-15", cwd=book)
    before = yshj("--as-of", "2025-07-15", "publish", "jsonl", cwd=book)
    assert before == after
    assert [line["as_of"] for line in after.lines] == ["2025-07-15"] * 3
    assert [line["progress"] for line in after.lines] == [40, None, None]


def test_into_a_file_or_nowhere(yshj: Yshj, book: Path):
    run = yshj(*PUBLISH, cwd=book)
    assert yshj(*PUBLISH, "-o", "行.jsonl", cwd=book) == Run(0, "", "已写入 行.jsonl\n")
    assert (book / "行.jsonl").read_bytes() == run.out.encode()
    assert yshj(*PUBLISH, "--format", "none", cwd=book) == Run(0, "", "")
    assert yshj(*PUBLISH, "--format", "jsonl", cwd=book) == run
    assert yshj(*PUBLISH, "-o", "没有/行.jsonl", cwd=book).code == 4


def test_what_could_be_read_is_written_and_says_what_was_not(yshj: Yshj, book: Path):
    (book / "data/reports/丙局.yaml").write_text("format: yshj-report/1\nunit: 丙局\nentries: [", "utf-8")
    run = yshj(*PUBLISH, cwd=book)
    assert run.code == 3
    assert run.err.startswith("data/reports/丙局.yaml:")
    assert [line["incomplete"] for line in run.lines] == [False, False, True]
    assert {line["problems"] for line in run.lines} == {1}
    assert {line["inputs_refused"] for line in run.lines} == {1}
    assert yshj(*PUBLISH, "--format", "none", cwd=book).code == 3


def test_without_a_plan_nothing_is_written_over_what_is_there(yshj: Yshj, book: Path):
    kept = book / "行.jsonl"
    kept.write_text("上次的", "utf-8")
    (book / "data/plan-1.yaml").write_text("tasks: [", "utf-8")
    run = yshj(*PUBLISH, "-o", "行.jsonl", cwd=book)
    assert (run.code, run.out) == (3, "")
    assert "data/plan-1.yaml:" in run.err
    assert kept.read_text("utf-8") == "上次的"


@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
def test_a_pipe_gets_utf8_whatever_the_terminal_speaks(yshj: Yshj, book: Path, encoding: str):
    command = [sys.executable, "-m", "yshj", *PUBLISH]
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "GITHUB_ACTIONS": "1"}
    piped = subprocess.run(command, cwd=book, env=environment, capture_output=True, check=True).stdout
    assert piped == yshj(*PUBLISH, cwd=book).out.encode()
    assert json.loads(piped.split(b"\n")[0])["unit"] == "甲局"
