"""View → JSON: each kind of view has a versioned shape of its own."""

from importlib import import_module

from yshj.output.json_shapes.parts import Json, written
from yshj.output.page import View
from yshj.output.render_options import RenderOptions

_SHAPES = {
    "StatusView": "tasks.status_shape",
    "LeadsView": "tasks.leads_shape",
    "ShowView": "tasks.show_shape",
    "ScoreboardView": "units.scoreboard_shape",
    "UnitView": "units.unit_shape",
    "CheckView": "verdict.check_shape",
    "LintView": "verdict.lint_shape",
    "ExplainView": "verdict.explain_shape",
    "PeriodView": "period.period_shape",
    "MissingView": "period.missing_shape",
    "ConfigView": "verdict.settings_shape",
}


def render(view: View, _look: RenderOptions) -> str:
    """One line of JSON that ends with a newline."""
    module, function = _SHAPES[type(view).__name__].split(".")
    shape: Json = getattr(import_module(f"yshj.output.json_shapes.{module}"), function)(view)
    return written(shape)
