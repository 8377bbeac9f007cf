"""The keys that `report` has of months, quarters and years alone."""

from yshj.judging.period_parts import Ranking
from yshj.judging.period_view import PeriodView
from yshj.judging.promises import Promises, Year
from yshj.model.assessment import Header
from yshj.output.json_shapes.missing import reported_shape
from yshj.output.json_shapes.parts import Json, day_text, row_shape, summary_shape
from yshj.output.json_shapes.units import score_shapes


def parts_shape(view: PeriodView) -> Json:
    """Who reported, whom to supervise, leaders; ranks of a quarter, promises of a year; nothing of a week."""
    parts = view.parts
    if parts is None:
        return {}
    return {
        "reported": reported_shape(parts.missing),
        "escalated": [
            {
                **row_shape(row),
                "since": day_text(reason.figures.day),
                "months": reason.figures.number,
                "call": reason.figures.note,
            }
            for row, reason in view.escalated
        ],
        **({"ranking": _ranking(parts.ranking)} if parts.ranking else {}),
        **({"promises": _year(parts.year, view.header)} if parts.year else {}),
        "leaders": [{"leader": name, **summary_shape(own)} for name, own in parts.leaders.items()],
    }


def _ranking(ranking: Ranking) -> list[Json]:
    return [{**row, "rank_before": ranking.before.get(row["unit"])} for row in score_shapes(ranking.board)]


def _year(year: Year, header: Header) -> Json:
    units = [
        {"unit": unit, "incomplete": header.is_incomplete(unit), **_promises(own)}
        for unit, own in year.units.items()
    ]
    return {"total": _promises(year.total), "units": units}


def _promises(own: Promises) -> Json:
    return {
        word: {"kept": kept.kept, "of": kept.of, "percent": kept.percent}
        for word, kept in own._asdict().items()
    }
