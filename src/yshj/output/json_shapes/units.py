"""The shapes of `dept`."""

from yshj.judging.views.scoreboard import Score, ScoreboardView, UnitView
from yshj.model.standing import State
from yshj.output.json_shapes import parts
from yshj.output.json_shapes.parts import Json, picked


def scoreboard_shape(view: ScoreboardView) -> Json:
    """`yshj-dept/1`."""
    nobodys = ("unit", "kind", "supports", "incomplete")
    return {
        **parts.header("yshj-dept/1", view.header),
        **({"by_value": True} if view.by_value else {}),
        "rows": score_shapes(view),
        "total": {key: value for key, value in _score(view.total).items() if key not in nobodys},
        "problems": parts.problems(view.header),
    }


def score_shapes(view: ScoreboardView) -> list[Json]:
    """Each unit's tally; by value with its rank, or why it has none."""
    if not view.by_value:
        return [_score(score) for score in view.scores]
    return [{**_score(s), "rank": view.ranks.get(s.unit), "unranked": s.unranked} for s in view.scores]


def unit_shape(view: UnitView) -> Json:
    """`yshj-unit/1`."""
    return {
        **parts.header("yshj-unit/1", view.header),
        **({"renamed": view.selection.renamed} if view.selection.renamed else {}),
        "unit": _score(view.score),
        "leads": [parts.row(row) for row in view.leads],
        "supports": [
            {"task": row.task.id, "title": row.task.title, "state": row.task.state} for row in view.supports
        ],
        "findings": [parts.finding(finding) for finding in view.findings],
        "problems": parts.problems(view.header),
    }


def _score(score: Score) -> Json:
    return {
        **picked(score, "unit kind leads supports"),
        **{state.value: score.states[state] for state in State},
        **picked(score, "unmet done_percent on_time_percent last_entry incomplete"),
    }
