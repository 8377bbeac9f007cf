"""Every rule's own Bad and Good examples, read from its docstring and really judged."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.snippets import judged, parse
from yshj.judging.gate import failing, judge_gate, parse_gate
from yshj.judging.rule import AnyRule, PlanRule
from yshj.judging.rules import RULES
from yshj.judging.views.lists import states_of
from yshj.judging.views.verdict import plan_findings
from yshj.model.finding import Finding
from yshj.model.policy import Terms


def example(rule: AnyRule, word: str) -> str:
    found = re.search(rf"^{word}：\n\n((?:    .*\n|\n)+)", rule.text + "\n", re.MULTILINE)
    assert found, f"{rule.code} has no example {word}"
    return found[1]


def findings(rule: AnyRule, text: str, folder: Path) -> tuple[Finding, ...]:
    assessment = judged(folder, {"as_of": "2025-10-20", **parse(text)})
    if isinstance(rule, PlanRule):
        return plan_findings(assessment.books, Terms())
    return assessment.findings


def codes(rule: AnyRule, text: str, folder: Path) -> set[str]:
    return {finding.code for finding in findings(rule, text, folder)}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_bad_example_is_found(rule: AnyRule, tmp_path: Path) -> None:
    assert rule.code in codes(rule, example(rule, "不符合"), tmp_path)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_what_the_bad_example_says(rule: AnyRule, tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    """Every finding of the rule whole: severity, unit, place, thing named, words and advice."""
    lines = (
        f"{f.code} {f.severity} task={f.task} unit={f.unit} about={f.about!r} at={f.at}\n"
        f"  {f.text}\n  {f.advice}\n"
        for f in findings(rule, example(rule, "不符合"), tmp_path)
        if f.code == rule.code
    )
    golden(f"rules/{rule.code}.txt", "".join(lines))


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.sets_state], ids=lambda rule: rule.code)
def test_the_state_of_the_bad_example_fails_a_gate_on_it(rule: AnyRule, tmp_path: Path) -> None:
    assessment = judged(tmp_path, {"as_of": "2025-10-20", **parse(example(rule, "不符合"))})
    assert rule.sets_state in {state for task in assessment.tasks for state in states_of(task)}
    gate = parse_gate([str(rule.sets_state)])
    verdict = judge_gate(assessment, gate, frozenset())
    assert verdict.leads
    assert rule.code in {code for code, *_ in failing(assessment, gate, verdict, frozenset())}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_good_example_is_not_found(rule: AnyRule, tmp_path: Path) -> None:
    assert rule.code not in codes(rule, example(rule, "符合"), tmp_path)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_is_its_own_page(rule: AnyRule) -> None:
    assert rule.text.startswith(rule.title)
    for word in ("含义：", "依据：", "如何消除："):
        assert word in rule.text


def test_codes_are_unique_and_sorted_by_family() -> None:
    found = [rule.code for rule in RULES]
    assert len(found) == len(set(found))
    assert found == sorted(found, key=lambda code: ("TOEDP".index(code[0]), code))
