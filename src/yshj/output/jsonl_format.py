"""View → JSON Lines: one object a line, for databases that read many workspaces together."""

import json

from yshj.judging.lead_lines import LeadLinesView
from yshj.output.json_shapes.lead_line import line_header, line_shape
from yshj.output.page import View
from yshj.output.render_options import RenderOptions
from yshj.output.safe import safe


def render(view: View, _look: RenderOptions) -> str | None:
    """A line a lead; None for every other view."""
    if not isinstance(view, LeadLinesView):
        return None
    header = line_header(view)
    shapes = ({**header, **line_shape(line)} for line in view.lines)
    return "".join(
        safe(json.dumps(shape, ensure_ascii=False, separators=(",", ":"))) + "\n" for shape in shapes
    )
