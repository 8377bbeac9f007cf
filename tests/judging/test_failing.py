"""Which findings fail a check, and which tasks only pass because something is excused."""

from pathlib import Path
from typing import Any

import pytest

from tests.snippets import judged
from yshj.judging.gate import failing, judge_gate, parse_gate, spared
from yshj.judging.rule import LeadRule
from yshj.model.assessment import Assessment
from yshj.model.finding import Finding, Hit, Severity
from yshj.model.place import Place
from yshj.model.standing import State

LATE = [{"date": "2025-08-20", "progress": 20, "owner": "张某"}]


def books(folder: Path, due: str, *waived: str) -> Assessment:
    """甲局 is behind and silent, and overdue or not as `due` says; some of it may be waived."""
    waivers = [{"date": "2025-10-01", "kind": "waive", "code": code, "reason": "事由"} for code in waived]
    snippet: dict[str, Any] = {"as_of": "2025-10-20", "task": {"due": due, "lead": ["甲局"]}}
    return judged(folder, {**snippet, "entries": {"甲局": LATE}, "decisions": waivers})


def result(assessment: Assessment, gate: str, known: tuple[str, ...] = ()) -> tuple[set[str], set[str]]:
    """The codes that fail the gate, and the tasks that are spared."""
    excused = frozenset(finding.key for finding in assessment.findings if finding.code in known)
    verdict = judge_gate(assessment, parse_gate([gate]), excused)
    found = failing(assessment, parse_gate([gate]), verdict, excused)
    return {code for code, *_ in found}, set(spared(assessment, parse_gate([gate]), verdict))


def test_a_state_fails_with_all_that_makes_it(tmp_path: Path) -> None:
    assert result(books(tmp_path, "2025-12"), "at_risk") == ({"T03", "T05"}, set())


def test_of_an_overdue_lead_nothing_fails_a_gate_on_at_risk(tmp_path: Path) -> None:
    assert result(books(tmp_path, "2025-09-30"), "at_risk") == (set(), set())
    assert result(books(tmp_path, "2025-09-30"), "overdue") == ({"T01"}, set())


def test_what_is_excused_does_not_fail_beside_what_is_not(tmp_path: Path) -> None:
    assert result(books(tmp_path / "one", "2025-12", "T05"), "at_risk") == ({"T03"}, set())
    assert result(books(tmp_path / "two", "2025-12"), "at_risk", known=("T03",)) == ({"T05"}, set())


@pytest.mark.parametrize(
    ("waived", "known"), [(("T03", "T05"), ()), (("T03",), ("T05",)), ((), ("T03", "T05"))]
)
def test_a_task_is_spared_when_everything_is_excused(
    waived: tuple[str, ...], known: tuple[str, ...], tmp_path: Path
) -> None:
    assert result(books(tmp_path, "2025-12", *waived), "at_risk", known) == (set(), {"1-1-1"})


def test_a_task_that_passes_anyway_is_not_spared(tmp_path: Path) -> None:
    assert result(books(tmp_path, "2025-12", "T05"), "overdue") == (set(), set())


def test_a_code_asked_for_fails_by_itself(tmp_path: Path) -> None:
    assert result(books(tmp_path, "2025-09-30"), "T05") == ({"T05"}, set())


def test_a_waived_finding_says_why(tmp_path: Path) -> None:
    found: dict[str, Finding] = {f.code: f for f in books(tmp_path, "2025-12", "T05").findings}
    assert found["T05"].excuse == "2025-10-01 豁免：事由"
    assert found["T03"].excuse == ""


@pytest.mark.parametrize(("severity", "state"), [(None, State.AT_RISK), (Severity.INFO, None)])
def test_an_info_makes_no_state(severity: Severity | None, state: State | None) -> None:
    rule = LeadRule("T99", "示例", Severity.WARNING, lambda _: (), sets_state=State.AT_RISK)
    assert rule.state_of(Hit(Place("方案.yaml", 1, 1), "事实", "建议", severity=severity)) is state
