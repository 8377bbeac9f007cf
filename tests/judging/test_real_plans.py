"""docs/real-plans.md: every table is judged anew from the example above it, every quotation looked up.

`UPDATE_GOLDEN=1 pytest` writes the tables anew: the days of a table stay, the rest of it is what yshj says.
"""

import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from tests.conftest import ROOT
from tests.snippets import Snippet, judged, loaded, parse, write
from yshj.judging.assess import assess
from yshj.model.assessment import Assessment, header_of
from yshj.model.policy import Policy, Terms

PATH = ROOT / "docs" / "real-plans.md"
PAGE = PATH.read_text("utf-8")
HEAD = "| 截至 | 单位 | 状态 | 进度 | 时序 | yshj 说 |\n| --- | --- | --- | --- | --- | --- |\n"
EXAMPLE = re.compile(
    rf"^### (?P<title>.+)\n\n.+\n\n(?P<yaml>(?:    .*\n)+)\n{re.escape(HEAD)}(?P<rows>(?:\|.*\n)+)",
    re.MULTILINE,
)
EXAMPLES = list(EXAMPLE.finditer(PAGE))
ELSEWHERE = PAGE.partition("\n## 与评判无关的\n")[2]


def percent(figure: int | None) -> str:
    return "—" if figure is None else f"{figure}%"


def rows_of(assessment: Assessment, day: str) -> Iterator[str]:
    """A line for each lead, and for each other unit of which something is said."""
    for task in assessment.tasks:
        leads = {lead.unit: lead for lead in task.leads}
        for unit in dict.fromkeys([*leads, *(finding.unit for finding in task.findings)]):
            said = [f"{f.severity.label} {f.code} {f.text}" for f in task.findings if f.unit == unit]
            lead = leads.get(unit or "")
            state = lead.state.label if lead else "—"
            figures = (percent(lead.progress), percent(lead.expected)) if lead else ("—", "—")
            cells = (day, unit or "（任务）", state, *figures, "<br>".join(said) or "没有发现")
            yield f"| {' | '.join(cells)} |\n"


def as_judged(example: re.Match[str], folder: Path) -> str:
    snippet: Snippet = parse(dedent(example["yaml"]))
    days = dict.fromkeys(re.findall(r"^\| ([\d-]+) \|", example["rows"], re.MULTILINE))
    return "".join(
        row for day in days for row in rows_of(judged(folder / day, {**snippet, "as_of": day}), day)
    )


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["title"])
def test_a_table_is_what_yshj_says(example: re.Match[str], tmp_path: Path) -> None:
    judged_anew = as_judged(example, tmp_path)
    if os.environ.get("UPDATE_GOLDEN"):
        page = PATH.read_text("utf-8")
        PATH.write_text(page.replace(example[0], example[0].replace(example["rows"], judged_anew)), "utf-8")
    else:
        assert example["rows"] == judged_anew


def test_no_example_is_left_out() -> None:
    assert len(EXAMPLES) == PAGE.count("\n### ") > 20


@pytest.mark.parametrize("line", re.findall(r"^- (.+)$", ELSEWHERE, re.MULTILINE))
def test_a_quotation_stands_on_its_page(line: str) -> None:
    quotations = re.findall(r"“([^”]+)”，见\[[^\]]+\]\(([^)]+)\)", line)
    assert quotations
    for words, page in quotations:
        assert words in (PATH.parent / page).read_text("utf-8")


def test_who_takes_over_from_a_lead_and_a_supporter_leads_only(tmp_path: Path) -> None:
    books = {
        "as_of": "2025-07-01",
        "task": {"due": "2025-12", "lead": ["甲局"], "support": ["乙局"]},
        "entries": {"甲局": [{"date": "2025-06-20", "progress": 30, "owner": "张某"}]},
        "decisions": [
            {"date": "2025-07-01", "kind": "transfer", "task": None, "from": unit, "to": ["丙局"]}
            for unit in ("甲局", "乙局")
        ],
    }
    (task,) = judged(tmp_path, books).tasks
    (heir,) = task.leads
    assert (heir.unit, str(heir.since), heir.owner, task.supports) == ("丙局", "2025-07-01", None, ())


def test_a_yearly_duty_of_a_task_that_begins_in_august_binds_that_year(tmp_path: Path) -> None:
    task = {
        "due": "2025-12",
        "start": "2025-08-16",
        "lead": ["甲局"],
        "recurring": [{"name": "座谈", "every": "year"}],
    }
    (found,) = [
        f for f in judged(tmp_path, {"as_of": "2026-01-01", "task": task}).findings if f.code == "E04"
    ]
    assert found.text.startswith("“座谈”2025-08-16 至 2025-12-31 开展 0 次，要求至少 1 次")


def test_numbers_that_change_in_autumn_leave_the_summer_as_it_was(tmp_path: Path) -> None:
    """Seven points below the line at each month end."""
    ends = {"04-30": 5, "05-31": 16, "06-30": 27, "07-31": 38, "08-31": 49, "09-30": 60}
    told = [{"date": f"2025-{day}", "progress": figure, "owner": "张某"} for day, figure in ends.items()]
    books = {"as_of": "2025-10-05", "task": {"due": "2025-12", "lead": ["甲局"]}, "entries": {"甲局": told}}
    read = loaded(write(tmp_path, books))
    assert read.books
    header = header_of(read, date(2025, 10, 5))
    strict = Policy(behind_points=5)
    once = ((date.min, Policy()), (date(2025, 9, 1), strict))
    always = assess(read.books, header, Terms(((date.min, strict),))).tasks[0].leads[0]
    since_autumn = assess(read.books, header, Terms(once)).tasks[0].leads[0]
    assert (always.codes, since_autumn.codes) == ({"T03", "T08"}, {"T03"})
