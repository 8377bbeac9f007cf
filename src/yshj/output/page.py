"""Which page shows which view: by name, so that a run imports only its own."""

from importlib import import_module
from typing import TYPE_CHECKING

from yshj.output.blocks import Page

if TYPE_CHECKING:
    from yshj.judging.config_view import ConfigView
    from yshj.judging.lead_lines import LeadLinesView
    from yshj.judging.scoreboard import ScoreboardView, UnitView
    from yshj.judging.show_view import ShowView
    from yshj.judging.verdict_view import CheckView, ExplainView, LintView
    from yshj.judging.views import LeadsView, StatusView
    from yshj.judging.week import WeekView

    View = (
        StatusView
        | LeadsView
        | ShowView
        | ScoreboardView
        | UnitView
        | CheckView
        | LintView
        | ExplainView
        | WeekView
        | ConfigView
        | LeadLinesView
    )
else:
    View = object

_PAGES = {
    "StatusView": "status.page",
    "LeadsView": "leads.page",
    "ShowView": "show.page",
    "ScoreboardView": "dept.scoreboard_page",
    "UnitView": "dept.unit_page",
    "CheckView": "verdict.check_page",
    "LintView": "verdict.lint_page",
    "ExplainView": "verdict.explain_page",
    "WeekView": "week.page",
    "ConfigView": "config.page",
}


def page_of(view: View) -> Page:
    """The page that shows `view`."""
    module, function = _PAGES[type(view).__name__].split(".")
    page: Page = getattr(import_module(f"yshj.output.pages.{module}"), function)(view)
    return page
