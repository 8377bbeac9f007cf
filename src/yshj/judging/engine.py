"""Runs the rules: signs their hits, applies waivers, sorts once."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from yshj.judging.rule import (
    AnyRule,
    DoneRule,
    LaterRule,
    LeadRule,
    LedgerRule,
    Rule,
    TaskRule,
    WaiverRule,
)
from yshj.judging.rules import rules_of
from yshj.model.finding import Finding, Hit

R = TypeVar("R", bound=AnyRule)
F = TypeVar("F")


def _of(kind: type[R]) -> tuple[R, ...]:
    return tuple(rule for rule in rules_of("TOED") if isinstance(rule, kind))


LEAD_RULES = _of(LeadRule)
STATE_RULES = tuple(rule for rule in LEAD_RULES if rule.sets_state)
OTHER_LEAD_RULES = tuple(rule for rule in LEAD_RULES if not rule.sets_state)
DONE_RULES = _of(DoneRule)
TASK_RULES = _of(TaskRule)
LEDGER_RULES = _of(LedgerRule)
LATER_RULES = _of(LaterRule)
WAIVER_RULES = _of(WaiverRule)


def rule_named(code: str) -> AnyRule | None:
    """The rule of that code, in upper or lower case."""
    code = code.upper()
    return next((rule for rule in rules_of(code[:1]) if rule.code == code), None)


def run(rules: Iterable[Rule[F]], facts: F, task: str | None = None) -> list[Finding]:
    """Every finding that `rules` make of `facts`, signed; nothing is waived yet."""
    return [_sign(rule, hit, task) for rule in rules for hit in rule.check(facts)]


def in_order(findings: Iterable[Finding], units: Sequence[str]) -> tuple[Finding, ...]:
    """The one order of a task's findings: worst first, by code, then as `units` stand."""
    places = {unit: index for index, unit in enumerate(units)}

    def key(finding: Finding) -> tuple[object, ...]:
        unit = finding.unit or ""
        order = places.get(unit, len(places) if unit else -1)
        return (finding.severity.rank, finding.code, order, unit, finding.at, finding.about)

    return tuple(sorted(findings, key=key))


def _sign(rule: Rule[F], hit: Hit, task: str | None) -> Finding:
    return Finding(
        code=rule.code,
        severity=hit.severity or rule.severity,
        task=hit.task or task,
        unit=hit.unit,
        text=hit.text,
        advice=hit.advice,
        at=hit.at,
        about=hit.about,
        waived=False,
    )
