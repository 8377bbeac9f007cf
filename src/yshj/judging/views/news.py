"""What an edit brings with it: findings about what is written that were not there before it."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from yshj.judging.engine import DECISION_RULES, LATER_RULES, LEDGER_RULES
from yshj.judging.rule import AnyRule
from yshj.model.assessment import Assessment
from yshj.model.finding import Finding

T = TypeVar("T")
_RULES: tuple[AnyRule, ...] = (*LEDGER_RULES, *LATER_RULES, *DECISION_RULES)
_WRITTEN = frozenset(rule.code for rule in _RULES)


def new_findings(before: Assessment, after: Assessment) -> list[Finding]:
    """The findings about entries and decisions of `after` that `before` did not have."""
    found = (finding for finding in after.findings if finding.code in _WRITTEN)
    return new_ones(before.findings, found, lambda f: (f.code, f.task, f.unit, f.text))


def new_ones(before: Iterable[T], after: Iterable[T], said: Callable[[T], Hashable]) -> list[T]:
    """What `after` has more than `before`, by what they say, wherever they stand."""
    known = Counter(map(said, before))
    found = []
    for one in after:
        known[said(one)] -= 1
        if known[said(one)] < 0:
            found.append(one)
    return found
