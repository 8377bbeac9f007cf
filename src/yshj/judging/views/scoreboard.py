"""Units side by side, with the rules by which they are counted."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from yshj.judging.views.lists import LeadRow, lead_rows, summarise
from yshj.model.assessment import Assessment, Header
from yshj.model.finding import Finding
from yshj.model.selection import Selection
from yshj.model.standing import Standing, State

GROUP = "集合单位"
"""The kind of an open group that nobody was assigned for."""
COUNTING_RULES = (
    "一个单位牵头一项任务记一件，集合单位逐个成员计；配合事项只列件数，不评价。",
    "完成率＝已完成÷牵头件数（不计已中止）；按时率＝按时完成÷（已完成＋逾期）。",
    "欠项指目标值、交付成果或经常性工作没有达到的件数，完成与否都算；不改变状态。",
    "四舍五入到一位小数，没有可计的不计算；数据不全的单位照列件数，不应据此评价。",
)
NOT_RANKED = ("法院", "检察院", "党委部门", "群团", "垂直管理", "企业")
"""Kinds of units that are not compared with others (contract, section 2.1)."""
RANKING_RULES = (
    "名次按按时率由高到低，按时率相同的按完成率由高到低，都相同的并列。",
    f"{'、'.join(NOT_RANKED)}不参与排名；没有已完成也没有逾期事项的、数据不全的、没有指定成员的集合单位也不参与。",
)


class Score(NamedTuple):
    """One unit's tally on one day. Rates are percent with one decimal, rounded; None without cases."""

    unit: str
    kind: str
    leads: int
    supports: int
    states: dict[State, int]
    unmet: int
    """How many of its leads, done or not, owe a target, recurring work or a deliverable that binds."""
    done_percent: float | None
    on_time_percent: float | None
    last_entry: date | None
    incomplete: bool

    @property
    def unranked(self) -> str | None:
        """Why it is not compared with others; None where it is."""
        if self.kind in NOT_RANKED:
            return f"{self.kind}不参与排名"
        if self.kind == GROUP:
            return "没有指定成员"
        if self.incomplete:
            return "数据不全"
        return "还没有已完成或逾期的事项" if self.on_time_percent is None else None

    @property
    def value(self) -> tuple[float, float]:
        """By what it is ranked, the higher the better."""
        return (self.on_time_percent or 0, self.done_percent or 0)


class ScoreboardView(NamedTuple):
    """All units that lead anything: in the plan's order, or by value, those not ranked at the end."""

    header: Header
    scores: tuple[Score, ...]
    total: Score
    """All their leads together, under no name."""
    by_value: bool

    @property
    def ranks(self) -> dict[str, int]:
        """Unit → its rank from 1; who is equal shares one. Empty unless by value, without the unranked."""
        values = [score.value for score in self.scores if self.by_value and not score.unranked]
        return {
            score.unit: 1 + sum(value > score.value for value in values)
            for score in self.scores
            if self.by_value and not score.unranked
        }


class UnitView(NamedTuple):
    """One unit's page."""

    header: Header
    selection: Selection
    score: Score
    leads: tuple[LeadRow, ...]
    supports: tuple[LeadRow, ...]
    findings: tuple[Finding, ...]


def scoreboard_view(assessment: Assessment, *, by_value: bool) -> ScoreboardView:
    """The tally of every unit with a lead, in the plan's order of units, or best first."""
    scores = _scores(assessment)
    if by_value:
        ranked = sorted((s for s in scores if not s.unranked), key=lambda s: s.value, reverse=True)
        scores = [*ranked, *(score for score in scores if score.unranked)]
    leads = [row.lead for row in lead_rows(assessment.tasks)]
    return ScoreboardView(assessment.header, tuple(scores), _score(assessment, "", leads, 0), by_value)


def unit_view(assessment: Assessment, selection: Selection) -> UnitView:
    """The one unit selected: what it leads, what it supports, what was found about it."""
    (unit,) = selection.units
    led = [row for row in lead_rows(assessment.tasks) if row.lead.unit == unit]
    led.sort(key=lambda row: (row.lead.state.rank, row.due))
    helped = tuple(
        LeadRow(task, task.leads[0])
        for task in assessment.tasks
        if unit in task.supports and task.leads and all(lead.unit != unit for lead in task.leads)
    )
    helping = sum(1 for task in assessment.tasks if unit in task.supports)
    return UnitView(
        header=assessment.header,
        selection=selection,
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
    states = summarise(standings).states
    done, overdue = states[State.DONE], states[State.OVERDUE]
    on_time = sum(1 for s in standings if s.state is State.DONE and not s.late)
    kinds = {body.name: body.kind for body in assessment.books.plan.units}
    return Score(
        unit=unit,
        kind=kinds.get(unit, GROUP),
        leads=len(standings),
        supports=helping,
        states=states,
        unmet=sum(bool(standing.unmet) for standing in standings),
        done_percent=percent_of(done, len(standings) - states[State.SUSPENDED]),
        on_time_percent=percent_of(on_time, done + overdue),
        last_entry=max((s.last_entry for s in standings if s.last_entry), default=None),
        incomplete=any(s.incomplete for s in standings),
    )


def percent_of(part: int, whole: int) -> float | None:
    """In tenths, halves upwards: counted in whole numbers, so that no binary fraction decides."""
    return (2000 * part + whole) // (2 * whole) / 10 if whole else None
