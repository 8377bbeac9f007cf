"""Runs the rules: signs their hits, applies waivers, sorts once."""

from collections.abc import Callable, Iterable, Sequence, Set
from typing import TypeVar

from yshj.judging.rule import (
    AnyRule,
    DecisionRule,
    DoneRule,
    LaterRule,
    LeadRule,
    LedgerRule,
    MonthEndRule,
    PlanRule,
    Rule,
    TaskRule,
)
from yshj.judging.rules import RULES
from yshj.model.finding import Finding, Hit

R = TypeVar("R", bound=AnyRule)
F = TypeVar("F")


def _of(kind: type[R]) -> tuple[R, ...]:
    return tuple(rule for rule in RULES if isinstance(rule, kind))


LEAD_RULES = _of(LeadRule)
DONE_RULES = _of(DoneRule)
TASK_RULES = _of(TaskRule)
LEDGER_RULES = _of(LedgerRule)
LATER_RULES = _of(LaterRule)
DECISION_RULES = _of(DecisionRule)
MONTH_END_RULES = _of(MonthEndRule)
PLAN_RULES = _of(PlanRule)
_BY_CODE = {rule.code: rule for rule in RULES}


def rule_named(code: str) -> AnyRule | None:
    """The rule of that code, in upper or lower case."""
    return _BY_CODE.get(code.upper())


def run(rules: Iterable[Rule[F]], facts: F, task: str | None = None) -> list[Finding]:
    """Every finding that `rules` make of `facts`, signed; nothing is waived yet."""
    return [_sign(rule, hit, task) for rule in rules for hit in rule.check(facts)]


def in_order(findings: Iterable[Finding], units: Sequence[str]) -> tuple[Finding, ...]:
    """A task's findings in their one order: worst first, by code, then as `units` stand."""
    return tuple(sorted(findings, key=order_among(units)))


def order_among(units: Sequence[str]) -> Callable[[Finding], tuple[object, ...]]:
    """By what findings are sorted: severity, code, the place among `units`, place, thing named."""
    places = {unit: index for index, unit in enumerate(units)}

    def order(finding: Finding) -> tuple[object, ...]:
        unit = finding.unit or ""
        place = places.get(unit, len(places) if unit else -1)
        return (finding.severity.rank, finding.code, place, unit, finding.at, finding.about)

    return order


def marked(findings: Iterable[Finding], unread: Set[str]) -> list[Finding]:
    """`findings`, those of a unit with unread input marked as incomplete."""
    if not unread:
        return [*findings]
    return [finding._replace(incomplete=True) if finding.unit in unread else finding for finding in findings]


def _sign(rule: Rule[F], hit: Hit, task: str | None) -> Finding:
    return Finding(
        code=rule.code,
        severity=rule.severity_of(hit),
        task=hit.task or task,
        unit=hit.unit,
        text=hit.text,
        advice=hit.advice,
        at=hit.at,
        about=hit.about,
        sets_state=rule.state_of(hit),
        traits=rule.traits,
        figures=hit.figures,
    )
