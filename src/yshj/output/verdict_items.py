"""A verdict as CI formats see it: problems and findings in one shape, each with a lasting fingerprint."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from yshj.judging.engine import rule_named
from yshj.judging.problem_codes import PROBLEMS
from yshj.judging.verdict_view import CheckView, LintView
from yshj.model.baseline import finding_key
from yshj.model.books import Problem
from yshj.model.finding import Finding, Severity
from yshj.model.place import Place
from yshj.output.look import Roots
from yshj.output.safe import one_line
from yshj.output.words import INCOMPLETE, SAMPLE, WAIVED

VerdictView = CheckView | LintView
KNOWN = "基线已知"


@dataclass(frozen=True, slots=True)
class Item:
    """One finding or input problem. All its text is safe and on one line."""

    code: str
    title: str
    severity: Severity
    task: str | None
    unit: str | None
    text: str
    """Marks, task, unit and fact, as one sentence."""
    advice: str
    at: Place
    """Seen from the repository."""
    fails: bool
    """Whether it fails the check."""
    excuse: str
    """Why it fails nothing although it is there: a waiver or the baseline."""
    fingerprint: str
    """The same another day, wherever the lines have moved to; unique within one report."""


def items_of(view: VerdictView, roots: Roots) -> tuple[Item, ...]:
    """Input problems first, then the findings in the order of the view."""
    seen: Counter[str] = Counter()
    made = [_of_problem(problem, view, roots, seen) for problem in view.frame.problems]
    made += [_of_finding(finding, view, roots, seen) for finding in view.findings]
    return tuple(made)


def is_verdict(view: object) -> bool:
    """Whether the CI formats have anything for `view`."""
    return isinstance(view, CheckView | LintView)


def title_of(code: str) -> str:
    """What a code is called."""
    rule = rule_named(code)
    return rule.title if rule else PROBLEMS[code].title


def _of_problem(problem: Problem, view: VerdictView, roots: Roots, seen: Counter[str]) -> Item:
    return Item(
        code=problem.code,
        title=title_of(problem.code),
        severity=Severity.ERROR,
        task=None,
        unit=None,
        text=one_line(f"{_marked([SAMPLE] if view.frame.sample else [])}{problem.text}"),
        advice="",
        at=_placed(problem.place, roots),
        fails=True,
        excuse="",
        fingerprint=_fingerprint((problem.code, problem.place.file, problem.text), seen),
    )


def _of_finding(finding: Finding, view: VerdictView, roots: Roots, seen: Counter[str]) -> Item:
    excuse = _excuse(finding, view)
    subject = " ".join(part for part in (finding.task, finding.unit) if part)
    text = f"{subject}：{finding.text}" if subject else finding.text
    return Item(
        code=finding.code,
        title=title_of(finding.code),
        severity=finding.severity,
        task=finding.task,
        unit=finding.unit,
        text=one_line(f"{_marked(_marks(finding, view))}{text}"),
        advice=one_line(finding.advice),
        at=_placed(finding.at, roots),
        fails=finding in view.failing,
        excuse=one_line(excuse),
        fingerprint=_fingerprint(finding_key(finding), seen),
    )


def _placed(place: Place, roots: Roots) -> Place:
    return place._replace(file=one_line(roots.in_repository(place.file)))


def _excuse(finding: Finding, view: VerdictView) -> str:
    if finding.waived:
        return finding.excuse or WAIVED
    if isinstance(view, CheckView) and finding in view.known:
        return f"基线 {view.baseline.file} 中已知" if view.baseline else KNOWN
    return ""


def _marks(finding: Finding, view: VerdictView) -> Iterator[str]:
    if view.frame.sample:
        yield SAMPLE
    if finding.waived:
        yield WAIVED
    if isinstance(view, CheckView):
        if finding in view.known:
            yield KNOWN
        if (finding.task, finding.unit) in _half_read(view):
            yield INCOMPLETE


def _half_read(view: CheckView) -> frozenset[tuple[str | None, str | None]]:
    return frozenset((task.task.id, lead.unit) for task in view.tasks for lead in task.leads if lead.incomplete)


def _marked(marks: object) -> str:
    return ""


def _fingerprint(key: tuple[str, ...], seen: Counter[str]) -> str:
    return ""
