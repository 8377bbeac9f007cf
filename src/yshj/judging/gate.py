"""The gate of `check`: which findings and states fail it, waivers and baseline considered, and why."""

from collections.abc import Iterable
from typing import NamedTuple

from yshj.judging.engine import LATER_RULES, LEDGER_RULES, PLAN_RULES, rule_named
from yshj.judging.rule import AnyRule
from yshj.judging.rules import RULES
from yshj.model.assessment import Assessment, TaskStanding
from yshj.model.finding import Finding, Key, Severity
from yshj.model.selection import EVERYTHING, Selection, words_in
from yshj.model.standing import Standing, State


class WrongGate(ValueError):
    """Words that make no gate, or one that nothing could ever fail; `str()` says so in Chinese."""


class Gate(NamedTuple):
    """States, codes and severities that fail a check."""

    words: tuple[str, ...]
    states: frozenset[State]
    codes: frozenset[str]
    severities: frozenset[Severity]

    def asks_for(self, finding: Finding) -> bool:
        """Whether it fails on `finding` itself, whatever state that makes."""
        return finding.code in self.codes or finding.severity in self.severities


class Verdict(NamedTuple):
    """What failed: findings, and leads by their state, each once."""

    findings: tuple[Finding, ...]
    leads: tuple[tuple[TaskStanding, Standing | None], ...]

    @property
    def passed(self) -> bool:
        """Whether nothing that the gate asks for was found."""
        return not (self.findings or self.leads)


def check_gate(words: Iterable[str]) -> Gate:
    """The gate of `check` that `words` describe; raises WrongGate for one that is not or cannot fail."""
    gate = parse_gate(words)
    never = sorted(gate.codes - check_codes())
    if never:
        raise WrongGate(f"{'、'.join(never)} 只由 lint 查，不能作 check 的门禁条件；请用 yshj lint --fail-on")
    return gate


def lint_gate(words: Iterable[str], *, of_units: bool) -> Gate:
    """As `check_gate`, of `lint`; `of_units` says whether it looks at what units wrote."""
    gate = parse_gate(words)
    never = [
        *sorted(state.value for state in gate.states),
        *sorted(gate.codes - lint_codes(of_units=of_units)),
    ]
    if never:
        hint = "，或写上 --dept" if not of_units and gate.codes & _codes(LEDGER_RULES) else ""
        raise WrongGate(f"lint 不查 {'、'.join(never)}，不能作它的门禁条件；请用 yshj check --fail-on{hint}")
    return gate


def check_codes() -> frozenset[str]:
    """What `check` can find: all but the plan's own gaps."""
    return _codes(RULES) - _codes(PLAN_RULES)


def lint_codes(*, of_units: bool) -> frozenset[str]:
    """What `lint` can find: the plan's gaps and what is dated later; of units also what will not count."""
    return _codes(PLAN_RULES) | _codes(LATER_RULES) | (_codes(LEDGER_RULES) if of_units else frozenset())


def parse_gate(words: Iterable[str]) -> Gate:
    """What `words` mean, some joined by commas; raises WrongGate naming all that mean nothing."""
    states: set[State] = set()
    codes: set[str] = set()
    severities: set[Severity] = set()
    clean = [_LABELS.get(word, word) for word in words_in(words)]
    if not all(clean):
        raise WrongGate("门禁条件中有一项是空的；请写上，或去掉多余的逗号")
    unknown = []
    for word in clean:
        name = word.lower().replace("-", "_")
        if name in State._value2member_map_:
            states.add(State(name))
        elif name in Severity._value2member_map_:
            severities.add(Severity(name))
        elif rule := rule_named(word):
            codes.add(rule.code)
        else:
            unknown.append(word)
    if unknown:
        known = "、".join(f"{word.value} {word.label}" for word in (*State, *Severity))
        text = f"不认识的门禁条件：{'、'.join(unknown)}；可以用状态或级别（{known}），或代码（如 T01、O03）"
        raise WrongGate(text)
    kept = tuple(dict.fromkeys(clean))
    return Gate(kept, frozenset(states), frozenset(codes), frozenset(severities))


def _codes(rules: Iterable[AnyRule]) -> frozenset[str]:
    return frozenset(rule.code for rule in rules)


_LABELS = {one.label: one.value for one in (*State, *Severity)}
"""What users read is accepted wherever the English word is."""


def judge_gate(
    assessment: Assessment, gate: Gate, known: frozenset[Key], selection: Selection = EVERYTHING
) -> Verdict:
    """What of the selected units fails the gate; waived and `known` findings do not."""
    findings = []
    leads: list[tuple[TaskStanding, Standing | None]] = []
    for task in assessment.tasks:
        asked = (finding for finding in task.findings if selection.concerns(finding.unit))
        findings += [finding for finding in asked if gate.asks_for(finding) and not excused(finding, known)]
        for state in sorted(gate.states, key=lambda state: state.rank):
            failed = _leads_in(task, state, known)
            leads += [(task, lead) for lead in failed if selection.concerns(lead.unit if lead else None)]
    return Verdict(tuple(findings), tuple(leads))


def excused(finding: Finding, known: frozenset[Key]) -> bool:
    """Whether `finding` fails nothing although it is there."""
    return finding.waived or (bool(known) and finding.key in known)


def _leads_in(task: TaskStanding, state: State, known: frozenset[Key]) -> list[Standing | None]:
    """The leads whose state gates: unless every finding that makes it is waived or known."""
    if not task.leads:
        fits = state is State.UNOWNED or task.state is state
        making = [finding for finding in task.findings if finding.unit is None and finding.sets_state]
        return [None] if fits and not all(excused(finding, known) for finding in making) else []
    making = [finding for finding in task.findings if finding.sets_state is state]
    units = {finding.unit for finding in making}
    unexcused = {finding.unit for finding in making if not excused(finding, known)}
    if state is State.UNOWNED:  # late ones too
        return [lead for lead in task.leads if lead.unit in unexcused]
    return [
        lead
        for lead in task.leads
        if lead.state is state and (lead.unit in unexcused or lead.unit not in units)
    ]


def failing(assessment: Assessment, gate: Gate, verdict: Verdict, known: frozenset[Key]) -> frozenset[Key]:
    """The findings that fail the gate: asked for by code or severity, or making a state that is."""
    accused = {(task.id, lead.unit if lead else None) for task, lead in verdict.leads}
    making = (
        finding.key
        for finding in assessment.findings
        if finding.sets_state in gate.states
        and (finding.task, finding.unit) in accused
        and not excused(finding, known)
    )
    return frozenset((*(finding.key for finding in verdict.findings), *making))


def spared(
    assessment: Assessment, gate: Gate, verdict: Verdict, selection: Selection = EVERYTHING
) -> frozenset[str]:
    """The ids of the tasks that pass, but would fail without waivers and baseline."""
    bare = assessment._replace(tasks=tuple(_unwaived(task) for task in assessment.tasks))
    return _failed(judge_gate(bare, gate, frozenset(), selection)) - _failed(verdict)


def _unwaived(task: TaskStanding) -> TaskStanding:
    if not any(finding.waived for finding in task.findings):
        return task
    return task._replace(findings=tuple(finding._replace(waived=False) for finding in task.findings))


def _failed(verdict: Verdict) -> frozenset[str]:
    found = {task.id for task, _ in verdict.leads}
    return frozenset(found | {finding.task or "" for finding in verdict.findings})
