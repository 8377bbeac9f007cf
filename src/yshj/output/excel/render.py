"""Excel: for the views that are forms to fill in."""

from typing import TYPE_CHECKING

from yshj.judging.form_view import FormView
from yshj.judging.office_view import OfficeView

if TYPE_CHECKING:
    from yshj.output.page import View
    from yshj.output.render_options import RenderOptions


def render(view: "View", options: "RenderOptions") -> bytes | None:
    """The workbook of a form; None for every other view."""
    if isinstance(view, FormView):
        from yshj.output.excel.form import form_book

        return form_book(view)
    if isinstance(view, OfficeView):
        from yshj.output.excel.office import office_book

        return office_book(view)
    return None
