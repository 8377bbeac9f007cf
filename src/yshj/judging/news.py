"""What an edit brings with it: findings about what is written that were not there before it."""

from collections import Counter

from yshj.judging.engine import DECISION_RULES, LATER_RULES, LEDGER_RULES
from yshj.judging.rule import AnyRule
from yshj.model.assessment import Assessment
from yshj.model.finding import Finding

_RULES: tuple[AnyRule, ...] = (*LEDGER_RULES, *LATER_RULES, *DECISION_RULES)
_WRITTEN = frozenset(rule.code for rule in _RULES)


def new_findings(before: Assessment, after: Assessment) -> list[Finding]:
    """The findings about entries and decisions of `after` that `before` did not have."""
    known = Counter(_said(finding) for finding in before.findings)
    found = []
    for finding in after.findings:
        if finding.code in _WRITTEN:
            known[_said(finding)] -= 1
            if known[_said(finding)] < 0:
                found.append(finding)
    return found


def _said(finding: Finding) -> tuple[str, str | None, str | None, str]:
    return finding.code, finding.task, finding.unit, finding.text
