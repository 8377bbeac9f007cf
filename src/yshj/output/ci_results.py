"""A verdict as CI formats see it: problems and findings in one shape, each with a lasting fingerprint."""

from collections import Counter
from typing import NamedTuple

from yshj.judging.engine import rule_named
from yshj.judging.views.problem_codes import PROBLEMS
from yshj.judging.views.verdict import CheckView, LintView
from yshj.model.finding import Finding, Severity
from yshj.model.problem import Problem
from yshj.output.render_options import Roots
from yshj.output.safe import one_line
from yshj.output.words import INCOMPLETE, KNOWN, OTHER_NUMBERS, SAMPLE, WAIVED

VerdictView = CheckView | LintView


class CiResult(NamedTuple):
    """One finding or input problem, and how it counts."""

    found: Finding
    """All its text is safe and on one line; marks, task and unit stand in it too. Its place is seen from
    the repository."""
    fails: bool
    """Whether it fails the check."""
    excuse: str
    """Why it fails nothing although it is there: a waiver or the baseline."""
    fingerprint: str
    """The same another day, wherever the lines have moved to; unique within one report."""

    @property
    def title(self) -> str:
        """What the code is called."""
        rule = rule_named(self.found.code)
        return rule.title if rule else PROBLEMS[self.found.code].title


def ci_results_of(view: VerdictView, roots: Roots) -> tuple[CiResult, ...]:
    """Input problems first, then the findings in the order of the view."""
    signing = _Signing(view, roots)
    problems = (signing.problem(problem) for problem in view.header.problems)
    return (*problems, *(signing.finding(finding) for finding in view.findings))


class _Signing:
    """Makes the items of one view; knows which fingerprints are taken."""

    def __init__(self, view: VerdictView, roots: Roots) -> None:
        self._view = view
        self._roots = roots
        self._taken: Counter[tuple[str, ...]] = Counter()
        self._always = [SAMPLE] if view.header.sample else []
        self._always += [OTHER_NUMBERS] if view.header.departures else []
        self._known = view.known if isinstance(view, CheckView) else frozenset()

    def problem(self, problem: Problem) -> CiResult:
        at, code, text = problem
        found = Finding(code, Severity.ERROR, None, None, text, "", at, "")
        return self._result(found, (code, at.file, text), fails=True)

    def finding(self, finding: Finding) -> CiResult:
        return self._result(finding, finding.key, fails=finding.key in self._view.failing)

    def _result(self, finding: Finding, key: tuple[str, ...], *, fails: bool) -> CiResult:
        subject = " ".join(part for part in (finding.task, finding.unit) if part)
        marks = "".join(f"【{mark}】" for mark in self._marks(finding))
        safe = finding._replace(
            text=one_line(f"{marks}{subject}：{finding.text}" if subject else f"{marks}{finding.text}"),
            advice=one_line(finding.advice),
            at=finding.at._replace(file=one_line(self._roots.in_repository(finding.at.file))),
        )
        return CiResult(safe, fails, self._excuse(finding), self._fingerprint(key))

    def _marks(self, finding: Finding) -> list[str]:
        marks = list(self._always)
        if finding.waived:
            marks.append(WAIVED)
        if finding.key in self._known:
            marks.append(KNOWN)
        if finding.incomplete:
            marks.append(INCOMPLETE)
        return marks

    def _excuse(self, finding: Finding) -> str:
        if finding.waived:
            return one_line(finding.excuse or WAIVED)
        if finding.key in self._known and isinstance(self._view, CheckView) and self._view.baseline:
            return one_line(f"基线 {self._view.baseline.file} 中已知")
        return ""

    def _fingerprint(self, key: tuple[str, ...]) -> str:
        from hashlib import sha256

        earlier = self._taken[key]
        self._taken[key] += 1
        parts = (*key, str(earlier)) if earlier else key
        return sha256("\0".join(parts).encode("utf-8", errors="backslashreplace")).hexdigest()[:40]
