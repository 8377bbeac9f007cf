"""View → one paragraph, to be pasted into a chat group."""

from yshj.judging.views.missing import MissingView
from yshj.output.page import View
from yshj.output.pages.missing import paragraph
from yshj.output.render_options import RenderOptions
from yshj.output.safe import one_line


def render(view: View, _options: RenderOptions) -> str | None:
    """The paragraph; None for a view that has none."""
    return f"{one_line(paragraph(view))}\n" if isinstance(view, MissingView) else None
