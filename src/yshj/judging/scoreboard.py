"""Units side by side, with the rules by which they are counted."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from yshj.judging.views import LeadRow
from yshj.model.assessment import Assessment, Header
from yshj.model.finding import Finding
from yshj.model.standing import Standing, State

GROUP = "集合单位"
"""The kind of an open group that nobody was assigned for."""
COUNTING_RULES = (
    "只按牵头事项计：一个单位牵头一项任务记一件，集合单位逐个成员计；配合事项只列件数，不评价。",
    "完成率＝已完成件数÷牵头件数；按时率＝按时完成件数÷已到时限的件数；不足一件的不计算。",
    "数据不全的单位照列件数，但不应据此评价。",
)


class Score(NamedTuple):
    """One unit's tally on one day. Rates are whole percent, rounded down; None without cases."""

    unit: str
    kind: str
    leads: int
    supports: int
    states: dict[State, int]
    done_percent: int | None
    on_time_percent: int | None
    last_entry: date | None
    incomplete: bool


class ScoreboardView(NamedTuple):
    """All units that lead anything, by name or by value."""

    header: Header
    scores: tuple[Score, ...]
    by_value: bool


class UnitView(NamedTuple):
    """One unit's page."""

    header: Header
    score: Score
    leads: tuple[LeadRow, ...]
    supports: tuple[LeadRow, ...]
    findings: tuple[Finding, ...]


def scoreboard_view(assessment: Assessment, *, by_value: bool) -> ScoreboardView:
    """The tally of every unit with a lead, in the plan's order of units, or worst first."""
    scores = _scores(assessment)
    if by_value:
        scores.sort(key=lambda score: (score.on_time_percent or 0, score.done_percent or 0))
    return ScoreboardView(assessment.header, tuple(scores), by_value)


def unit_view(assessment: Assessment, unit: str) -> UnitView:
    """One unit: what it leads, what it supports, what was found about it."""
    led = [LeadRow(task, lead) for task in assessment.tasks for lead in task.leads if lead.unit == unit]
    led.sort(key=lambda row: (row.lead.state.rank, row.lead.effective_due or date.max))
    helped = tuple(
        LeadRow(task, task.leads[0])
        for task in assessment.tasks
        if unit in task.supports and task.leads and all(lead.unit != unit for lead in task.leads)
    )
    helping = sum(1 for task in assessment.tasks if unit in task.supports)
    return UnitView(
        header=assessment.header,
        score=_score(assessment, unit, [row.lead for row in led], helping),
        leads=tuple(led),
        supports=helped,
        findings=tuple(finding for finding in assessment.findings if finding.unit == unit),
    )


def _scores(assessment: Assessment) -> list[Score]:
    led: dict[str, list[Standing]] = defaultdict(list)
    helped: dict[str, int] = defaultdict(int)
    for task in assessment.tasks:
        for lead in task.leads:
            led[lead.unit].append(lead)
        for unit in task.supports:
            helped[unit] += 1
    order = assessment.books.names.bodies
    return [_score(assessment, unit, led[unit], helped[unit]) for unit in order if unit in led]


def _score(assessment: Assessment, unit: str, standings: Sequence[Standing], helping: int) -> Score:
    states = {state: sum(1 for s in standings if s.state is state) for state in State}
    came_due = [
        s
        for s in standings
        if s.effective_due and (s.effective_due < assessment.as_of or s.state is State.DONE)
    ]
    on_time = sum(1 for s in came_due if s.state is State.DONE and not s.late)
    kinds = {body.name: body.kind for body in assessment.books.plan.units}
    return Score(
        unit=unit,
        kind=kinds.get(unit, GROUP),
        leads=len(standings),
        supports=helping,
        states=states,
        done_percent=_percent(states[State.DONE], len(standings)),
        on_time_percent=_percent(on_time, len(came_due)),
        last_entry=max((s.last_entry for s in standings if s.last_entry), default=None),
        incomplete=any(s.incomplete for s in standings),
    )


def _percent(part: int, whole: int) -> int | None:
    return 100 * part // whole if whole else None
