"""View → JSON Lines: one object a line, for databases that read many workspaces together."""

import json

from yshj.judging.lead_lines import LeadLinesView
from yshj.output.json_shapes.lead_line import line_head, line_shape
from yshj.output.look import Look
from yshj.output.page import View
from yshj.output.safe import safe


def render(view: View, _look: Look) -> str | None:
    """A line a lead; None for every other view."""
    if not isinstance(view, LeadLinesView):
        return None
    head = line_head(view)
    shapes = ({**head, **line_shape(line)} for line in view.lines)
    return "".join(
        safe(json.dumps(shape, ensure_ascii=False, separators=(",", ":"))) + "\n" for shape in shapes
    )
