"""What `check`, `lint` and `explain` have to show."""

from collections.abc import Callable
from typing import NamedTuple

from yshj.judging.engine import LATER_RULES, PLAN_RULES, marked, order_among, rule_named, run
from yshj.judging.facts import PlanFacts
from yshj.judging.failing import failing, spared
from yshj.judging.gate import Gate, Verdict, judge_gate
from yshj.judging.problem_codes import PROBLEMS
from yshj.judging.workdays import is_workday
from yshj.model.assessment import Assessment, Header, TaskStanding
from yshj.model.baseline import Baseline, KnownFinding, Matched, matched
from yshj.model.books import Books
from yshj.model.finding import Finding, Key
from yshj.model.plan import Task
from yshj.model.policy import Terms


class BaselineUse(NamedTuple):
    """Which baseline was applied, and which of its entries no longer occur."""

    file: str
    gone: tuple[KnownFinding, ...]


class CheckView(NamedTuple):
    """The findings of a check, and whether the gate let it pass."""

    header: Header
    gate: tuple[str, ...]
    verdict: Verdict
    findings: tuple[Finding, ...]
    known: frozenset[Key]
    baseline: BaselineUse | None
    passed: bool
    tasks: tuple[TaskStanding, ...] = ()
    failing: frozenset[Key] = frozenset()
    """Those of `findings` that fail the gate, by themselves or by the state they make."""
    spared: frozenset[str] = frozenset()
    """The tasks that pass only because of a waiver or the baseline."""

    @property
    def known_findings(self) -> tuple[Finding, ...]:
        """Those of `findings` that a baseline already knew."""
        return tuple(finding for finding in self.findings if finding.key in self.known)


class LintView(NamedTuple):
    """What the files alone show: the plan's own gaps, and dates that are still to come."""

    header: Header
    gate: tuple[str, ...]
    findings: tuple[Finding, ...]
    passed: bool
    tasks: tuple[Task, ...] = ()
    failing: frozenset[Key] = frozenset()
    """Those of `findings` that fail the gate."""


class ExplainView(NamedTuple):
    """One code: what it means, why, how to clear it, an example."""

    code: str
    title: str
    severity: str
    text: str


def explain_view(code: str) -> ExplainView | None:
    """The page of a finding's or problem's code; None for one that does not exist."""
    rule = rule_named(code)
    if rule:
        return ExplainView(rule.code, rule.title, rule.severity.label, rule.text)
    problem = PROBLEMS.get(code.upper())
    return ExplainView(code.upper(), problem.title, "输入问题", problem.text) if problem else None


def check_view(
    judged: Assessment | Header, gate: Gate, baseline: Baseline | None = None, file: str = ""
) -> CheckView:
    """What `gate` makes of it, but for what the baseline, read from `file`, knows.

    Passed means: the gate found nothing, and everything could be read.
    """
    if isinstance(judged, Header):
        return CheckView(judged, gate.words, Verdict((), ()), (), frozenset(), None, passed=False)
    match = matched(judged.findings, baseline, _same(judged.books)) if baseline else Matched(frozenset(), ())
    known = match.known
    verdict = judge_gate(judged, gate, known)
    return CheckView(
        header=judged.header,
        gate=gate.words,
        verdict=verdict,
        findings=tuple(sorted(judged.findings, key=lambda finding: finding.severity.rank)),
        known=known,
        baseline=BaselineUse(file, match.gone) if baseline else None,
        passed=verdict.passed and not judged.header.problems,
        tasks=judged.tasks,
        failing=failing(judged, gate, verdict, known),
        spared=spared(judged, gate, verdict),
    )


def _same(books: Books) -> Callable[[str], str]:
    """What makes one of all names of a unit: its aliases, and what it was or will be called."""
    first = {rename.to: rename.unit for rename in books.renames}

    def same(name: str) -> str:
        unit = books.names.body(name) or name
        return first.get(unit, unit)

    return same


def lint_view(judged: Assessment | Header, gate: Gate) -> LintView:
    """The plan's gaps, and of the assessment only what is dated in the future (D04)."""
    if isinstance(judged, Header):
        return LintView(judged, gate.words, (), passed=False)
    later = (finding for finding in judged.findings if finding.code in _LATER)
    findings = (*plan_findings(judged.books, judged.terms), *later)
    failing = frozenset(finding.key for finding in findings if gate.asks_for(finding))
    passed = not failing and not judged.header.problems
    return LintView(judged.header, gate.words, findings, passed, tuple(judged.books.plan.tasks), failing)


def plan_findings(books: Books, terms: Terms) -> tuple[Finding, ...]:
    """The findings about the plan alone, in the order of its tasks."""
    facts = PlanFacts(books.plan, books.names, lambda day: is_workday(day, terms.calendar))
    found = marked(run(PLAN_RULES, facts), books.unread_units)
    places = {task.id: index for index, task in enumerate(books.plan.tasks)}
    within = order_among(())
    return tuple(sorted(found, key=lambda finding: (places.get(finding.task or "", -1), within(finding))))


_LATER = frozenset(rule.code for rule in LATER_RULES)
