"""Which page shows which view."""

from collections.abc import Callable
from typing import Any

from yshj.judging.scoreboard import ScoreboardView, UnitView
from yshj.judging.verdict_view import CheckView, ExplainView, LintView
from yshj.judging.views import LeadsView, ShowView, StatusView
from yshj.judging.week import WeekView
from yshj.output.blocks import Page
from yshj.output.pages import dept, leads, show, status, verdict, week

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
)

_PAGES: dict[type, Callable[[Any], Page]] = {
    StatusView: status.page,
    LeadsView: leads.page,
    ShowView: show.page,
    ScoreboardView: dept.scoreboard_page,
    UnitView: dept.unit_page,
    CheckView: verdict.check_page,
    LintView: verdict.lint_page,
    ExplainView: verdict.explain_page,
    WeekView: week.page,
}


def page_of(view: View) -> Page:
    """The page that shows `view`."""
    return _PAGES[type(view)](view)
