"""Leads worked out by hand from the rules, before the judging code stood."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.snippets import judged, parse
from yshj.model.standing import Standing

HERE = Path(__file__).parent


def cases_of(file: Path) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = parse(file.read_text("utf-8"))["cases"]
    return cases


CASES = cases_of(HERE / "worked_by_hand.yaml")
HISTORIES = [
    {**case, "all_codes": True}
    for file in sorted(HERE.joinpath("histories").glob("*.yaml"))
    for case in cases_of(file)
]
UNCOMPARED = frozenset({"E04", "E06", "E07", "D05", "D06", "D07", "T08"})
"""Left out of the hand-worked lists, unless a case says `all_codes`."""
SAID_OF_T08 = re.compile(r"自 (?P<since>\S+) 起连续 (?P<length>\d+) 个月末.*建议(?P<level>督办|约谈)")


def shown(lead: Standing) -> dict[str, Any]:
    return {
        "state": lead.state.value,
        "progress": lead.progress,
        "expected": lead.expected,
        "effective_due": lead.effective_due and str(lead.effective_due),
        "forecast": lead.forecast and str(lead.forecast),
        "done_on": lead.done_on and str(lead.done_on),
        "late": lead.late,
        "verified": lead.verified,
        "last_entry": lead.last_entry and str(lead.last_entry),
        "owner": lead.owner,
        "since": lead.since and str(lead.since),
        "unmet": list(lead.unmet),
        "next_milestone": lead.next_milestone and text_of(lead.next_milestone._asdict()),
        "t08": next(iter(t08(lead)), None),
    }


def text_of(facts: dict[str, Any]) -> dict[str, Any]:
    return {key: str(value) if isinstance(value, date) else value for key, value in facts.items()}


def t08(lead: Standing) -> Iterator[dict[str, Any]]:
    """How many month ends in a row, the first of them, and what is advised."""
    for reason in lead.reasons:
        if reason.code == "T08":
            said = SAID_OF_T08.match(reason.text)
            assert said, reason.text
            yield {**said.groupdict(), "length": int(said["length"])}


@pytest.mark.parametrize("case", [*CASES, *HISTORIES], ids=lambda case: case["name"])
def test_as_worked_by_hand(case: dict[str, Any], tmp_path: Path) -> None:
    task = judged(tmp_path, case).tasks[0]
    expected = case["expect"]
    leads = {lead.unit: lead for lead in task.leads}
    assert list(leads) == list(expected["leads"])
    for unit, want in expected["leads"].items():
        got = shown(leads[unit])
        assert {key: got[key] for key in want if key != "reasons"} == {
            key: value for key, value in want.items() if key != "reasons"
        }, unit
        reasons = [r.code for r in leads[unit].reasons]
        if not case.get("all_codes"):
            reasons = [code for code in reasons if code not in UNCOMPARED]
        if "reasons" in want:
            assert sorted(reasons) == sorted(want["reasons"]), unit
    whole = {
        "state": task.state.value,
        "progress": task.progress,
        "effective_due": task.effective_due and str(task.effective_due),
        "days_left": task.days_left,
        "base_due": task.base_due and str(task.base_due),
    }
    wanted = expected.get("task", {})
    assert {key: whole[key] for key in wanted} == wanted
    if "findings" in expected:
        found = [
            [f.code, f.severity.value, f.unit, *([True] if f.waived else [])]
            for f in task.findings
            if case.get("all_codes") or f.code not in UNCOMPARED
        ]
        want_found = [list(finding) for finding in expected["findings"]]
        assert sorted(map(repr, found)) == sorted(map(repr, want_found))


def test_there_are_at_least_twenty() -> None:
    for cases in (CASES, HISTORIES):
        assert sum(len(case["expect"]["leads"]) for case in cases) >= 20
