"""The shapes of `report` and `missing`."""

from collections import Counter
from collections.abc import Iterable

from yshj.judging.papers.period import Node, Owing, PeriodView
from yshj.judging.papers.period_names import period_code
from yshj.judging.papers.promises import Promises
from yshj.judging.views.lists import LeadRow
from yshj.judging.views.missing import Kept, MissingView
from yshj.model.assessment import Header, TaskStanding
from yshj.model.standing import State
from yshj.output.json_shapes import parts
from yshj.output.json_shapes.parts import Json
from yshj.output.json_shapes.units import score_shapes


def period_shape(view: PeriodView) -> Json:
    """`yshj-week/1`, or of another period; what is named in it is of the last day, `before` of the eve."""
    change, header = view.change, view.header
    silent = Counter(row.unit for row in view.missing.unreported)
    decided = {kind: [parts.decision(made, header) for made in change.decided(kind)] for kind in _KINDS}
    trend = [
        {"as_of": one.day, **parts.summary(one.summary), "done_percent": one.done_percent}
        for one in view.trend
    ]
    return {
        **parts.header(f"yshj-{view.every}/1", header),
        "first": view.window.first,
        "last": view.window.last,
        "summary": parts.summary(view.summary),
        "summary_before": parts.summary(view.summary_before),
        "leads": {state.value: view.leads[state] for state in State},
        "leads_before": {state.value: view.leads_before[state] for state in State},
        "unmet": view.unmet,
        "newly": {state.value: _rows(change.newly[state]) for state in State},
        "undone": _rows(change.undone),
        "adjusted": change.adjusted,
        "tasks_newly": {state.value: _ids(change.tasks_newly[state]) for state in State},
        "tasks_undone": _ids(change.tasks_undone),
        "handed_over": [{**parts.row(one.row), "from": list(one.sources)} for one in change.handed_over],
        "decisions": [parts.decision(made, header) for made in change.decisions],
        **{word: decided[kind] for kind, word in _KINDS.items()},
        "worst": _rows(view.worst),
        "overdue": _rows(view.overdue),
        "unowned": _rows(view.unowned),
        "leaderless": _ids(view.leaderless),
        "at_risk": {"wrong": _rows(view.wrong), "due_soon": _rows(view.due_soon)},
        "unverified": _rows(view.unverified),
        "owing": [_owing(one, header) for one in view.owing],
        "asks": [{**parts.row(a.row), "asked": a.day, "until": a.until} for a in view.asks],
        "due_next": _rows(view.due_next),
        "milestones_next": [_node(node, header) for node in view.nodes],
        "must_act": [
            {**_unit(one.unit, header), "leads": [parts.row(row) for row in one.rows]}
            for one in view.must_act
        ],
        "silent": [{**_unit(unit, header), "leads": n} for unit, n in silent.items()],
        "reporting": len({row.unit for row in view.missing.rows} - silent.keys()),
        "reported": reported_shape(view.missing),
        **({"trend": trend} if trend else {}),
        **_longer(view),
        "problems": parts.problems(header),
    }


_KINDS = {"return": "returned", "extend": "extended", "close": "closed"}


def _rows(rows: Iterable[LeadRow]) -> list[Json]:
    return [parts.row(row) for row in rows]


def _ids(tasks: Iterable[TaskStanding]) -> list[str]:
    return [task.id for task in tasks]


def _owing(one: Owing, header: Header) -> Json:
    findings = [parts.finding(finding, task=False) for finding in one.findings]
    return {"task": one.task.id, **_unit(one.unit, header), "done": one.done, "findings": findings}


def _node(node: Node, header: Header) -> Json:
    units = [_unit(unit, header) for unit in node.units]
    return {"task": node.task.id, "milestone": parts.milestone(node.milestone), "leads": units}


def _unit(name: str, header: Header) -> Json:
    return {"unit": name, "incomplete": header.is_incomplete(name)}


def _longer(view: PeriodView) -> Json:
    """Of months, quarters and years alone: whom to supervise, ranks, promises, leaders."""
    more = view.parts
    if more is None:
        return {}
    scores = score_shapes(more.ranking) if more.ranking else []
    ranking = [{**row, "rank_before": more.ranks_before.get(row["unit"])} for row in scores]
    return {
        "escalated": [
            {
                **parts.row(row),
                "since": reason.figures.day,
                "months": reason.figures.number,
                "call": reason.figures.note,
            }
            for row, reason in view.escalated
        ],
        **({"ranking": ranking} if more.ranking else {}),
        **({"promises": _year(more.year, view.header)} if more.year is not None else {}),
        "leaders": [{"leader": name, **parts.summary(own)} for name, own in more.leaders.items()],
    }


def _year(year: dict[str, Promises], header: Header) -> list[Json]:
    """The first is all units together, under no name."""
    return [
        {
            "unit": unit or None,
            "incomplete": header.is_incomplete(unit),
            **{promise.value: {**own._asdict(), "percent": own.percent} for promise, own in promises.items()},
        }
        for unit, promises in year.items()
    ]


def missing_shape(view: MissingView) -> Json:
    """`yshj-missing/1`."""
    return {
        **parts.header("yshj-missing/1", view.header),
        "period": period_code(view.every, view.period),
        **reported_shape(view),
        "problems": parts.problems(view.header),
    }


def reported_shape(view: MissingView) -> Json:
    """How many entries were owed and how they came, and each lead that owed one."""
    return {
        "by": view.by,
        "owed": len(view.rows),
        **{kept.value: len(view.having(kept)) for kept in reversed(Kept)},
        "leads": [
            {
                "unit": row.unit,
                "incomplete": row.incomplete,
                "task": row.task.id,
                "due_by": row.by,
                "entry": row.entry,
                "standing": row.kept,
            }
            for row in view.rows
        ],
    }
