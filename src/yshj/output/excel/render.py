"""Excel: for the views that are forms to fill in."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yshj.output.page import View
    from yshj.output.render_options import RenderOptions

_BOOKS = {"FormView": "form", "ReturnedView": "returned"}


def render(view: "View", options: "RenderOptions") -> bytes | None:
    """The workbook of a form; None for every other view."""
    name = _BOOKS.get(type(view).__name__)
    if name is None:
        return None
    book: bytes = import_module(f"yshj.output.excel.{name}").book_of(view)
    return book
