"""The gate of `check`: which findings and states fail it, waivers and baseline considered."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from yshj.judging.engine import rule_named
from yshj.model.assessment import Assessment, TaskStanding
from yshj.model.finding import Finding, Key, Severity
from yshj.model.selection import EVERYTHING, Selection
from yshj.model.standing import Standing, State


class UnknownGate(ValueError):
    """A word after --fail-on that is no state, code or severity; `str()` says so in Chinese."""

    def __init__(self, words: Sequence[str]) -> None:
        known = [f"{word.value} {word.label}" for word in (*State, *Severity)]
        super().__init__(
            f"不认识的门禁条件：{'、'.join(words)}；可以用状态或级别（{'、'.join(known)}）"
            f"，或代码（如 T01、O03）"
        )


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


def parse_gate(words: Iterable[str]) -> Gate:
    """The gate that `words` describe; raises UnknownGate naming all words it does not know."""
    states: set[State] = set()
    codes: set[str] = set()
    severities: set[Severity] = set()
    clean = [_LABELS.get(word.strip(), word.strip()) for word in words if word.strip()]
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
        raise UnknownGate(unknown)
    kept = tuple(dict.fromkeys(clean))
    return Gate(kept, frozenset(states), frozenset(codes), frozenset(severities))


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
    return finding.waived or finding.key in known


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
