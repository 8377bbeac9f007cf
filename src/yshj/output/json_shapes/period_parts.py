"""The keys that `report` has of months, quarters and years alone."""

from yshj.judging.period_view import PeriodView
from yshj.judging.promises import Promises
from yshj.judging.scoreboard import ScoreboardView
from yshj.model.assessment import Header
from yshj.output.json_shapes.parts import Json, row_shape, summary_shape
from yshj.output.json_shapes.units import score_shapes


def parts_shape(view: PeriodView) -> Json:
    """Who reported, whom to supervise, leaders; ranks of a quarter, promises of a year; nothing of a week."""
    parts = view.parts
    if parts is None:
        return {}
    return {
        "escalated": [
            {
                **row_shape(row),
                "since": reason.figures.day,
                "months": reason.figures.number,
                "call": reason.figures.note,
            }
            for row, reason in view.escalated
        ],
        **({"ranking": _ranking(parts.ranking, parts.ranks_before)} if parts.ranking else {}),
        **({"promises": _year(parts.year, view.header)} if parts.year is not None else {}),
        "leaders": [{"leader": name, **summary_shape(own)} for name, own in parts.leaders.items()],
    }


def _ranking(board: ScoreboardView, before: dict[str, int]) -> list[Json]:
    return [{**row, "rank_before": before.get(row["unit"])} for row in score_shapes(board)]


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
