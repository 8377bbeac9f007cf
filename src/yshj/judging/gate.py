"""The gate of `check`: which findings and states fail it, waivers and baseline considered."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from yshj.judging.rules import LIST
from yshj.model.assessment import Assessment, TaskStanding
from yshj.model.finding import Finding, Severity
from yshj.model.standing import Standing, State

CODES = frozenset(name.upper() for name in LIST)
MAKES: dict[State, frozenset[str]] = {
    State.OVERDUE: frozenset({"T01"}),
    State.UNOWNED: frozenset({"O01", "O02", "O03"}),
    State.AT_RISK: frozenset({"T02", "T03", "T04", "T05", "T06"}),
    State.ON_TRACK: frozenset(),
    State.DONE: frozenset(),
}
"""Which findings put a lead in a state."""


class UnknownGate(ValueError):
    """A word after --fail-on that is no state, code or severity; `str()` says so in Chinese."""

    def __init__(self, words: Sequence[str]) -> None:
        known = [state.value for state in State] + [severity.value for severity in Severity]
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
    clean = [word.strip() for word in words if word.strip()]
    unknown = []
    for word in clean:
        name = word.lower().replace("-", "_")
        if name in State._value2member_map_:
            states.add(State(name))
        elif name in Severity._value2member_map_:
            severities.add(Severity(name))
        elif word.upper() in CODES:
            codes.add(word.upper())
        else:
            unknown.append(word)
    if unknown:
        raise UnknownGate(unknown)
    kept = tuple(dict.fromkeys(clean))
    return Gate(kept, frozenset(states), frozenset(codes), frozenset(severities))


def judge_gate(assessment: Assessment, gate: Gate, known: frozenset[Finding]) -> Verdict:
    """What of the assessment fails the gate; waived and `known` findings do not."""
    findings = []
    leads: list[tuple[TaskStanding, Standing | None]] = []
    for task in assessment.tasks:
        live = [f for f in task.findings if not f.waived and f not in known]
        findings += [f for f in live if f.code in gate.codes or f.severity in gate.severities]
        for state in gate.states:
            leads += [(task, lead) for lead in _leads_in(task, state, live)]
    return Verdict(tuple(findings), tuple(leads))


def _leads_in(task: TaskStanding, state: State, live: Sequence[Finding]) -> list[Standing | None]:
    """The leads whose state gates: unless every finding that makes it is waived or known."""
    codes = MAKES[state]
    alive = {(finding.unit, finding.code) for finding in live}
    if not task.leads:
        fits = state is State.UNOWNED or task.state is state
        return [None] if fits and (None, "O01") in alive else []
    if state is State.UNOWNED:
        chosen = [lead for lead in task.leads if lead.codes & codes]
    else:
        chosen = [lead for lead in task.leads if lead.state is state]
    if not codes:
        return list(chosen)
    return [lead for lead in chosen if any((lead.unit, code) in alive for code in codes)]
