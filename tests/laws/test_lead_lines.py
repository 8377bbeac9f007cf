"""What must hold for the lines of `publish jsonl`, whatever the books: a database sees one table."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings

from tests.editor.schemas import schema
from tests.laws.random_books import books
from tests.laws.verdicts import verdict
from yshj.judging.views.lead_lines import lead_lines_view
from yshj.model.assessment import Assessment
from yshj.model.selection import Selection
from yshj.output.jsonl_format import render
from yshj.output.render_options import RenderOptions

KEYS = list(schema("lead")["properties"])
LEADERLESS = {"id": "2-1", "title": "无人牵头的", "due": "2025-08-31", "support": ["丙局"]}
OPEN = {"id": "2-2", "title": "没有指定的", "lead": ["各园区"], "due": "ongoing", "support_open": True}
TYPES = {"string": str, "boolean": bool, "integer": int, "number": float, "array": list, "object": dict}


def lines_of(snippet: dict[str, Any]) -> tuple[Assessment, list[dict[str, Any]]]:
    """The judgement of a snippet with two odd tasks added, and the lines that say it."""
    odd = {"groups": [{"name": "各园区", "members": "open"}], "other_tasks": [LEADERLESS, OPEN]}
    assessment = verdict({**snippet, **odd})
    text = render(lead_lines_view(assessment, Selection()), RenderOptions())
    assert text is not None
    assert text.endswith("\n")
    return assessment, [json.loads(line) for line in text.splitlines()]


def wrong(value: Any, wanted: dict[str, Any], where: str) -> Iterator[str]:
    """Where a value, at any depth, is not exactly of the type that the schema promises."""
    promised = wanted.get("type", "string")
    kinds = [promised] if isinstance(promised, str) else promised
    if value is None:
        if "null" not in kinds:
            yield where
        return
    if type(value) is not TYPES[kinds[0]]:
        yield where
    elif isinstance(value, list):
        for item in value:
            yield from wrong(item, wanted["items"], f"{where}[]")
    elif isinstance(value, dict):
        if list(value) != list(wanted["properties"]):
            yield where
        for key, inner in value.items():
            yield from wrong(inner, wanted["properties"][key], f"{where}.{key}")


@settings(max_examples=80, deadline=None)
@given(books())
def test_the_lines_of_any_books(snippet: dict[str, Any]) -> None:
    assessment, lines = lines_of(snippet)
    every_line_has_the_same_keys_in_order_and_the_same_types(lines)
    sums_over_lines_are_right(assessment, lines)
    a_reason_is_among_the_findings(lines)


def every_line_has_the_same_keys_in_order_and_the_same_types(lines: list[dict[str, Any]]) -> None:
    for line in lines:
        assert list(line) == KEYS
        assert list(wrong(line, schema("lead"), "line")) == []


def sums_over_lines_are_right(assessment: Assessment, lines: list[dict[str, Any]]) -> None:
    assert sum(line["first_of_task"] for line in lines) == len(assessment.tasks) == 3
    assert len(lines) == sum(len(task.leads) or 1 for task in assessment.tasks)
    states = Counter(lead.state for task in assessment.tasks for lead in task.leads)
    assert Counter(line["state"] for line in lines if line["unit"]) == states
    told = [(f["code"], line["unit"], f["text"]) for line in lines for f in line["findings"]]
    told += [(f["code"], f["unit"], f["text"]) for line in lines for f in line["task_findings"]]
    assert Counter(told) == Counter((f.code, f.unit, f.text) for f in assessment.findings)


def a_reason_is_among_the_findings(lines: list[dict[str, Any]]) -> None:
    for line in lines:
        codes = [finding["code"] for finding in line["findings"]]
        assert line["codes"] == list(dict.fromkeys(codes))
        assert {reason["code"] for reason in line["reasons"]} <= set(codes)
