"""Which page shows which view: by name, so that a run imports only its own."""

from importlib import import_module
from typing import Any

from yshj.output.blocks import Page

View = tuple[Any, ...]
"""What judging concludes for one command, a named tuple of a kind of its own: formats know views by that."""

_PAGES = {
    "StatusView": "status.page",
    "LeadsView": "leads.page",
    "ShowView": "show.page",
    "ScoreboardView": "dept.scoreboard_page",
    "UnitView": "unit.unit_page",
    "CheckView": "verdict.page",
    "LintView": "lint.page",
    "ExplainView": "explain.page",
    "PeriodView": "period.page.page",
    "ConfigView": "config.page",
    "CollectView": "collect.page",
    "MissingView": "missing.page",
}


def page_of(view: View) -> Page:
    """The page that shows `view`."""
    module, function = _PAGES[type(view).__name__].rsplit(".", 1)
    page: Page = getattr(import_module(f"yshj.output.pages.{module}"), function)(view)
    return page
