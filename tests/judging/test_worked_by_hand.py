"""Leads worked out by hand from the rules, before the judging code stood."""

from pathlib import Path
from typing import Any

import pytest

from tests.snippets import judged, parse
from yshj.model.standing import Standing

CASES: list[dict[str, Any]] = parse(Path(__file__).with_name("worked_by_hand.yaml").read_text("utf-8"))[
    "cases"
]
UNCOMPARED = frozenset({"E04", "E06", "E07", "D05", "D06", "D07", "T08"})
"""Left out of the hand-worked lists, unless a case says `all_codes`."""


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
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
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
    }
    wanted = expected.get("task", {})
    assert {key: whole[key] for key in wanted} == wanted
    if "findings" in expected:
        found = [
            [f.code, f.severity.value, f.unit]
            for f in task.findings
            if case.get("all_codes") or f.code not in UNCOMPARED
        ]
        want_found = [list(finding) for finding in expected["findings"]]
        assert sorted(map(repr, found)) == sorted(map(repr, want_found))


def test_there_are_at_least_twenty() -> None:
    assert sum(len(case["expect"]["leads"]) for case in CASES) >= 20
