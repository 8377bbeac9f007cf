"""View → JSON Lines: one object a line, for databases that read many workspaces together."""

from yshj.judging.lead_lines import LeadLinesView
from yshj.output.json_shapes.lead_line import line_header, line_shape
from yshj.output.json_shapes.parts import written
from yshj.output.page import View
from yshj.output.render_options import RenderOptions


def render(view: View, _look: RenderOptions) -> str | None:
    """A line a lead; None for every other view."""
    if not isinstance(view, LeadLinesView):
        return None
    header = line_header(view)
    return "".join(written({**header, **line_shape(line)}) for line in view.lines)
