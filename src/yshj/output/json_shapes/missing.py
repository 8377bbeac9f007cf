"""The shape of `missing`."""

from yshj.judging.missing import Kept, MissingView
from yshj.judging.period_names import period_code
from yshj.output.json_shapes.parts import Json, header_shape, problem_shapes


def missing_shape(view: MissingView) -> Json:
    """`yshj-missing/1`."""
    return {
        **header_shape("yshj-missing/1", view.header),
        "period": period_code(view.every, view.period),
        **reported_shape(view),
        "problems": problem_shapes(view.header),
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
