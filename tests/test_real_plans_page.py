"""docs/real-plans.md: every table is judged anew from the example above it, every quotation looked up.

`UPDATE_GOLDEN=1 pytest` writes the tables anew: the days of a table stay, the rest of it is what yshj says.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from tests.conftest import ROOT
from tests.snippets import Snippet, judged, parse
from yshj.model.assessment import Assessment

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
