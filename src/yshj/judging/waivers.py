"""Waivers on a day: which findings they cover, and which of them have become idle (judgement, point 20)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from yshj.judging.facts import Idle
from yshj.judging.roster import TaskRoster
from yshj.model.books import ResolvedDecision
from yshj.model.finding import Finding


class Waivers:
    """The waivers of one task. One without a unit covers every finding of its code on the task."""

    def __init__(self, decisions: Iterable[ResolvedDecision], roster: TaskRoster) -> None:
        self._roster = roster
        self._by_code: dict[str, list[ResolvedDecision]] = defaultdict(list)
        for resolved in decisions:
            if resolved.decision.kind == "waive":
                self._by_code[resolved.decision.code or ""].append(resolved)

    def applied(self, findings: list[Finding], day: date) -> list[Finding]:
        """`findings`, those that a waiver covers on `day` marked; the excuse is the first one's."""
        if not self._by_code:
            return findings
        return [self._excused(finding, day) for finding in findings]

    def idle(self, findings: Sequence[Finding], as_of: date) -> list[Idle]:
        """The waivers that have run out by `as_of`, or that match none of `findings`."""
        if not self._by_code:
            return []
        found: dict[str, list[Finding]] = defaultdict(list)
        for finding in findings:
            found[finding.code].append(finding)
        return [
            Idle(resolved, expired=not _holds(resolved, as_of))
            for code, made in self._by_code.items()
            for resolved in made
            if not _holds(resolved, as_of)
            or not any(self._covers(resolved, finding.unit, as_of) for finding in found[code])
        ]

    def _excused(self, finding: Finding, day: date) -> Finding:
        if finding.waived:
            return finding
        resolved = self._covering(finding.code, finding.unit, day)
        return finding._replace(waived=True, excuse=_excuse(resolved)) if resolved else finding

    def codes(self, unit: str, day: date) -> frozenset[str]:
        """Of which codes the findings about `unit` are waived on `day`."""
        if not self._by_code:
            return _NONE
        return frozenset([code for code in self._by_code if self._covering(code, unit, day)])

    def _covering(self, code: str, unit: str | None, day: date) -> ResolvedDecision | None:
        """The first that covers on `day` what is found of `unit` by that code."""
        for resolved in self._by_code.get(code, ()):
            if resolved.day <= day and _holds(resolved, day) and self._covers(resolved, unit, day):
                return resolved
        return None

    def _covers(self, resolved: ResolvedDecision, unit: str | None, day: date) -> bool:
        """Whether it is about `unit`, or about one whose place that unit took."""
        if resolved.target is None:
            return True
        if unit is None or unit in resolved.reached:
            return unit is not None
        return any(unit in self._roster.heirs(named, day) for named in resolved.reached)


_NONE: frozenset[str] = frozenset()


def _holds(resolved: ResolvedDecision, day: date) -> bool:
    until = resolved.decision.until
    return until is None or day <= until


def _excuse(resolved: ResolvedDecision) -> str:
    decision = resolved.decision
    until = f"，至 {decision.until}" if decision.until else ""
    why = "；".join(part for part in (decision.reason, decision.authority) if part)
    return f"{decision.date} 豁免{until}{f'：{why}' if why else ''}"
