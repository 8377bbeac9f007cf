"""What `check`, `lint` and `explain` have to show."""

from typing import NamedTuple

from yshj.judging.engine import LATER_RULES, PLAN_RULES, marked, order_among, rule_named, run
from yshj.judging.facts import PlanFacts
from yshj.judging.failing import failing, spared
from yshj.judging.gate import Gate, Verdict
from yshj.judging.problem_codes import PROBLEMS
from yshj.judging.views import Header
from yshj.judging.workdays import is_workday
from yshj.model.assessment import Assessment, TaskStanding
from yshj.model.books import Books
from yshj.model.finding import Finding, Key
from yshj.model.plan import Task
from yshj.model.policy import Terms


class BaselineUse(NamedTuple):
    """Which baseline was applied, and how many of its entries no longer occur."""

    file: str
    gone: int


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
    header: Header,
    assessment: Assessment | None,
    gate: Gate,
    verdict: Verdict,
    known: frozenset[Key] = frozenset(),
    baseline: BaselineUse | None = None,
) -> CheckView:
    """Passed means: the gate found nothing, and everything could be read."""
    return CheckView(
        header=header,
        gate=gate.words,
        verdict=verdict,
        findings=_worst_first(assessment),
        known=known,
        baseline=baseline,
        passed=verdict.passed and assessment is not None and not header.problems,
        tasks=assessment.tasks if assessment else (),
        failing=failing(assessment, gate, verdict, known) if assessment else frozenset(),
        spared=spared(assessment, gate, verdict) if assessment else frozenset(),
    )


def _worst_first(assessment: Assessment | None) -> tuple[Finding, ...]:
    findings = assessment.findings if assessment else ()
    return tuple(sorted(findings, key=lambda finding: finding.severity.rank))


def lint_view(
    header: Header, assessment: Assessment | None, books: Books | None, gate: Gate, terms: Terms
) -> LintView:
    """The plan's gaps, and of the assessment only what is dated in the future (D04)."""
    findings = plan_findings(books, terms) if books else ()
    if assessment:
        findings += tuple(finding for finding in assessment.findings if finding.code in _LATER)
    failing = frozenset(finding.key for finding in findings if gate.asks_for(finding))
    tasks = tuple(books.plan.tasks) if books else ()
    passed = not failing and not header.problems
    return LintView(header, gate.words, findings, passed, tasks, failing)


def plan_findings(books: Books, terms: Terms) -> tuple[Finding, ...]:
    """The findings about the plan alone, in the order of its tasks."""
    facts = PlanFacts(books.plan, books.names, lambda day: is_workday(day, terms.calendar))
    found = marked(run(PLAN_RULES, facts), books.unread_units)
    places = {task.id: index for index, task in enumerate(books.plan.tasks)}
    within = order_among(())
    return tuple(sorted(found, key=lambda finding: (places.get(finding.task or "", -1), within(finding))))


_LATER = frozenset(rule.code for rule in LATER_RULES)
