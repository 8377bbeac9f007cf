"""Waivers on a day: which findings they cover, and which of them have become idle."""

from collections.abc import Iterable, Sequence
from datetime import date

from yshj.judging.engine import WAIVER_RULES, run
from yshj.judging.facts import Waiver
from yshj.model.books import ResolvedDecision
from yshj.model.finding import Finding


def apply_waivers(
    findings: Iterable[Finding],
    waivers: Sequence[tuple[ResolvedDecision, frozenset[str]]],
    task: str,
    as_of: date,
) -> list[Finding]:
    """The findings of a task with `waived` set, and a D07 for each waiver that covers nothing.

    `waivers` are the task's, dated on or before `as_of`, each with the units that it reaches; one
    without a unit also reaches findings about the task itself. A waiver holds from its date to its
    `until`, both included.
    """
    result = list(findings)
    idle: list[Finding] = []
    for resolved, units in waivers:
        until = resolved.decision.until
        expired = until is not None and as_of > until
        covered = [i for i, finding in enumerate(result) if _covers(resolved, units, finding)]
        if not expired:
            for index in covered:
                excuse = result[index].excuse or _excuse(resolved)
                result[index] = result[index]._replace(waived=True, excuse=excuse)
        facts = Waiver(resolved, as_of, expired, bool(covered))
        idle.extend(run(WAIVER_RULES, facts, task))
    return result + idle


def _excuse(resolved: ResolvedDecision) -> str:
    decision = resolved.decision
    until = f"，至 {decision.until}" if decision.until else ""
    why = "；".join(part for part in (decision.reason, decision.authority) if part)
    return f"{decision.date} 豁免{until}{f'：{why}' if why else ''}"


def _covers(resolved: ResolvedDecision, units: frozenset[str], finding: Finding) -> bool:
    if finding.code != resolved.decision.code:
        return False
    return finding.unit in units if finding.unit else resolved.target is None
