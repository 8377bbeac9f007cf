"""What `check`, `lint` and `explain` have to show."""

from typing import NamedTuple

from yshj.judging.engine import PLAN_RULES, marked, order_among, rule_named, run
from yshj.judging.facts import PlanFacts
from yshj.judging.gate import Gate, Verdict, excused, failing, judge_gate, lint_codes, spared
from yshj.judging.renames import name_on
from yshj.judging.views.config import Setting, numbers_of
from yshj.judging.views.problem_codes import PROBLEMS
from yshj.judging.workdays import is_workday
from yshj.model.assessment import Assessment, Header, TaskStanding
from yshj.model.baseline import Baseline, KnownFinding, Matched, matched
from yshj.model.books import Books
from yshj.model.finding import Finding, Key, Severity
from yshj.model.plan import Task
from yshj.model.policy import Config, Terms
from yshj.model.selection import EVERYTHING, Selection


class BaselineUse(NamedTuple):
    """Which baseline was applied, and which of its entries no longer occur."""

    file: str
    gone: tuple[KnownFinding, ...]


class CheckView(NamedTuple):
    """The findings of a check, and whether the gate let it pass."""

    header: Header
    selection: Selection
    gate: tuple[str, ...]
    verdict: Verdict
    found: tuple[Finding, ...]
    known: frozenset[Key]
    baseline: BaselineUse | None
    passed: bool
    tasks: tuple[TaskStanding, ...] = ()
    failing: frozenset[Key] = frozenset()
    """Those of `found` that fail the gate, by themselves or by the state they make."""
    spared: frozenset[str] = frozenset()
    """The tasks that pass only because of a waiver or the baseline."""
    plan_file: str = ""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Those of `found` to be listed."""
        return _listed(self.found, self.selection)

    @property
    def live(self) -> tuple[Finding, ...]:
        """Those of `found` that neither a waiver nor the baseline excuses."""
        return tuple(finding for finding in self.found if not excused(finding, self.known))

    @property
    def pressing(self) -> tuple[Finding, ...]:
        """Those of `live` that are of the levels asked for, else errors, warnings and what fails the gate."""
        if levels := self.selection.severities:
            return tuple(finding for finding in self.live if finding.severity in levels)
        return tuple(f for f in self.live if f.severity is not Severity.INFO or f.key in self.failing)

    @property
    def known_findings(self) -> tuple[Finding, ...]:
        """Those of `found` that a baseline already knew."""
        return tuple(finding for finding in self.found if finding.key in self.known)


class LintView(NamedTuple):
    """What the files alone show: the plan's own gaps, and dates that are still to come."""

    header: Header
    selection: Selection
    gate: tuple[str, ...]
    verdict: Verdict
    found: tuple[Finding, ...]
    passed: bool
    tasks: tuple[Task, ...] = ()
    failing: frozenset[Key] = frozenset()
    """Those of `found` that fail the gate."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Those of `found` to be listed."""
        return _listed(self.found, self.selection)


class ExplainView(NamedTuple):
    """One code: what it means, why, how to clear it, an example."""

    code: str
    title: str
    severity: str
    text: str
    numbers: tuple[Setting, ...] = ()
    """The settings that its text names, as they are in force here."""


def explain_view(code: str, config: Config) -> ExplainView | None:
    """The page of a finding's or problem's code, by the numbers of `config`; None for no such code."""
    rule = rule_named(code)
    if rule:
        numbers = tuple(one for one in numbers_of(config) if _named(one, rule.text))
        return ExplainView(rule.code, rule.title, rule.severity.label, rule.text, numbers)
    problem = PROBLEMS.get(code.upper())
    return ExplainView(code.upper(), problem.title, "输入问题", problem.text) if problem else None


def check_view(
    judged: Assessment | Header,
    gate: Gate,
    selection: Selection = EVERYTHING,
    baseline: Baseline | None = None,
    file: str = "",
) -> CheckView:
    """What `gate` makes of the units selected, but for what the baseline, read from `file`, knows.

    Passed means: the gate found nothing, and everything could be read.
    """
    if isinstance(judged, Header):
        return CheckView(judged, selection, gate.words, Verdict((), ()), (), frozenset(), None, passed=False)
    same = name_on(judged.books, judged.as_of)
    match = matched(judged.findings, baseline, same) if baseline else Matched(frozenset(), ())
    known = match.known
    asked = about(judged, selection)
    verdict = judge_gate(asked, gate, known, selection)
    return CheckView(
        header=judged.header,
        selection=selection,
        gate=gate.words,
        verdict=verdict,
        found=tuple(sorted(asked.findings, key=lambda finding: finding.severity.rank)),
        known=known,
        baseline=BaselineUse(file, match.gone) if baseline else None,
        passed=verdict.passed and not judged.header.problems,
        tasks=asked.tasks,
        failing=failing(asked, gate, verdict, known),
        spared=spared(asked, gate, verdict, selection),
        plan_file=judged.books.plan_file,
    )


def lint_view(judged: Assessment | Header, gate: Gate, selection: Selection = EVERYTHING) -> LintView:
    """The plan's gaps, and of the assessment only what is dated in the future (D04).

    Of units selected also all that they wrote and that will not count.
    """
    if isinstance(judged, Header):
        return LintView(judged, selection, gate.words, Verdict((), ()), (), passed=False)
    written = (f for f in judged.findings if f.code in lint_codes(of_units=bool(selection.units)))
    everything = (*plan_findings(judged.books, judged.terms), *written)
    found = tuple(finding for finding in everything if selection.concerns(finding.unit))
    verdict = Verdict(tuple(finding for finding in found if gate.asks_for(finding)), ())
    failing = frozenset(finding.key for finding in verdict.findings)
    tasks = tuple(task.task for task in about(judged, selection).tasks)
    passed = verdict.passed and not judged.header.problems
    return LintView(judged.header, selection, gate.words, verdict, found, passed, tasks, failing)


def about(assessment: Assessment, selection: Selection) -> Assessment:
    """The tasks on which the selected units stand or wrote, with the findings about them alone."""
    if not selection.units:
        return assessment
    narrowed = (
        (task, tuple(finding for finding in task.findings if finding.unit in selection.units))
        for task in assessment.tasks
    )
    tasks = (
        task._replace(findings=findings)
        for task, findings in narrowed
        if findings or not {*task.supports, *(lead.unit for lead in task.leads)}.isdisjoint(selection.units)
    )
    return assessment._replace(tasks=tuple(tasks))


def plan_findings(books: Books, terms: Terms) -> tuple[Finding, ...]:
    """The findings about the plan alone, in the order of its tasks."""
    facts = PlanFacts(books.plan, books.names, lambda day: is_workday(day, terms.calendar))
    found = marked(run(PLAN_RULES, facts), books.unread_units)
    places = {task.id: index for index, task in enumerate(books.plan.tasks)}
    within = order_among(())
    return tuple(sorted(found, key=lambda finding: (places.get(finding.task or "", -1), within(finding))))


def _named(setting: Setting, text: str) -> bool:
    group, _, name = setting.key.rpartition(".")
    return group.startswith("policy") and name in text


def _listed(findings: tuple[Finding, ...], selection: Selection) -> tuple[Finding, ...]:
    if not selection.severities:
        return findings
    return tuple(finding for finding in findings if finding.severity in selection.severities)
