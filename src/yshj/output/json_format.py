"""View → JSON: each kind of view has a versioned shape of its own."""

import json
from collections.abc import Callable
from typing import Any

from yshj.judging.scoreboard import ScoreboardView, UnitView
from yshj.judging.verdict_view import CheckView, ExplainView, LintView
from yshj.judging.views import LeadsView, ShowView, StatusView
from yshj.judging.week import WeekView
from yshj.output.json_shapes.parts import Json
from yshj.output.json_shapes.tasks import leads_shape, show_shape, status_shape
from yshj.output.json_shapes.units import scoreboard_shape, unit_shape
from yshj.output.json_shapes.verdict import check_shape, explain_shape, lint_shape
from yshj.output.json_shapes.week import week_shape
from yshj.output.page import View
from yshj.output.safe import safe


def render(view: View) -> str:
    """One line of JSON that ends with a newline."""
    shape = _SHAPES[type(view)](view)
    return safe(json.dumps(shape, ensure_ascii=False, separators=(",", ":"))) + "\n"


_SHAPES: dict[type, Callable[[Any], Json]] = {
    StatusView: status_shape,
    LeadsView: leads_shape,
    ShowView: show_shape,
    ScoreboardView: scoreboard_shape,
    UnitView: unit_shape,
    CheckView: check_shape,
    LintView: lint_shape,
    ExplainView: explain_shape,
    WeekView: week_shape,
}
