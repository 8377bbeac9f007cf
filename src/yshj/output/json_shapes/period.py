"""The shape of `report`."""

from collections import Counter
from collections.abc import Iterable

from yshj.judging.period_view import Node, Owing, PeriodView, Trend
from yshj.judging.views import LeadRow
from yshj.model.assessment import Header, TaskStanding
from yshj.model.standing import State
from yshj.output.json_shapes.missing import reported_shape
from yshj.output.json_shapes.parts import (
    Json,
    decision_shape,
    finding_shape,
    header_shape,
    milestone_shape,
    problem_shapes,
    row_shape,
    summary_shape,
)
from yshj.output.json_shapes.period_parts import parts_shape


def period_shape(view: PeriodView) -> Json:
    """`yshj-week/1`, or of another period; what is named in it is of the last day, `before` of the eve."""
    change, header = view.change, view.header
    silent = Counter(row.unit for row in view.missing.unreported)
    decided = {kind: [decision_shape(made, header) for made in change.decided(kind)] for kind in _KINDS}
    return {
        **header_shape(f"yshj-{view.every}/1", header),
        "first": view.window.first,
        "last": view.window.last,
        "summary": summary_shape(view.summary),
        "summary_before": summary_shape(view.summary_before),
        "leads": {state.value: view.leads[state] for state in State},
        "leads_before": {state.value: view.leads_before[state] for state in State},
        "unmet": view.unmet,
        "newly": {state.value: _rows(change.newly[state]) for state in State},
        "undone": _rows(change.undone),
        "adjusted": change.adjusted,
        "tasks_newly": {state.value: _ids(change.tasks_newly[state]) for state in State},
        "tasks_undone": _ids(change.tasks_undone),
        "handed_over": [{**row_shape(one.row), "from": list(one.sources)} for one in change.handed_over],
        "decisions": [decision_shape(made, header) for made in change.decisions],
        **{word: decided[kind] for kind, word in _KINDS.items()},
        "worst": _rows(view.worst),
        "overdue": _rows(view.overdue),
        "unowned": _rows(view.unowned),
        "leaderless": _ids(view.leaderless),
        "at_risk": {"wrong": _rows(view.wrong), "due_soon": _rows(view.due_soon)},
        "unverified": _rows(view.unverified),
        "owing": [_owing(one, header) for one in view.owing],
        "asks": [{**row_shape(a.row), "asked": a.day, "until": a.until} for a in view.asks],
        "due_next": _rows(view.due_next),
        "milestones_next": [_node(node, header) for node in view.nodes],
        "must_act": [
            {**_unit(one.unit, header), "leads": [row_shape(row) for row in one.rows]}
            for one in view.must_act
        ],
        "silent": [{**_unit(unit, header), "leads": n} for unit, n in silent.items()],
        "reporting": len({row.unit for row in view.missing.rows} - silent.keys()),
        "reported": reported_shape(view.missing),
        **({"trend": [_trend(one) for one in view.trend]} if view.trend else {}),
        **parts_shape(view),
        "problems": problem_shapes(header),
    }


_KINDS = {"return": "returned", "extend": "extended", "close": "closed"}


def _trend(one: Trend) -> Json:
    return {"as_of": one.day, **summary_shape(one.summary), "done_percent": one.done_percent}


def _rows(rows: Iterable[LeadRow]) -> list[Json]:
    return [row_shape(row) for row in rows]


def _ids(tasks: Iterable[TaskStanding]) -> list[str]:
    return [task.id for task in tasks]


def _owing(one: Owing, header: Header) -> Json:
    findings = [finding_shape(finding, task=False) for finding in one.findings]
    return {"task": one.task.id, **_unit(one.unit, header), "done": one.done, "findings": findings}


def _node(node: Node, header: Header) -> Json:
    units = [_unit(unit, header) for unit in node.units]
    return {"task": node.task.id, "milestone": milestone_shape(node.milestone), "leads": units}


def _unit(name: str, header: Header) -> Json:
    return {"unit": name, "incomplete": header.is_incomplete(name)}
