"""The shape of `report week`."""

from yshj.judging.week import WeekView
from yshj.model.assessment import Header
from yshj.model.standing import State
from yshj.output.json_shapes.parts import (
    Json,
    decision_shape,
    header_shape,
    problem_shapes,
    row_shape,
    summary_shape,
)


def week_shape(view: WeekView) -> Json:
    """`yshj-week/1`."""
    change = view.change
    return {
        **header_shape("yshj-week/1", view.header),
        "first": str(view.first),
        "last": str(view.last),
        "summary": summary_shape(view.summary),
        "summary_before": summary_shape(view.summary_before),
        "unmet": view.unmet,
        "newly": {state.value: [row_shape(r) for r in change.newly[state]] for state in State},
        "returned": [decision_shape(resolved, view.header) for resolved in change.returned],
        "extended": [decision_shape(resolved, view.header) for resolved in change.extended],
        "closed": [decision_shape(resolved, view.header) for resolved in change.closed],
        "due_next": [row_shape(row) for row in view.due_next],
        "must_act": [
            {**_unit(one.unit, view.header), "leads": [row_shape(row) for row in one.rows]}
            for one in view.must_act
        ],
        "silent": [{**_unit(unit, view.header), "leads": count} for unit, count in view.silent],
        "reporting": view.reporting,
        "problems": problem_shapes(view.header),
    }


def _unit(name: str, header: Header) -> Json:
    return {"unit": name, "incomplete": header.is_incomplete(name)}
