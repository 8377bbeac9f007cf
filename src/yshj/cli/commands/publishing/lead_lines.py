"""The lines of all leads that were chosen: what csv, jsonl and excel are made of."""

from yshj.cli.commands.publish import Wanted
from yshj.cli.machinery.selecting import selection
from yshj.cli.machinery.session import Session
from yshj.judging.lead_lines import LeadLinesView, lead_lines_view

TAKES = frozenset(("dept", "section", "state", "role"))
"""The options that choose."""


def chosen_lines(session: Session, wanted: Wanted) -> LeadLinesView:
    """Every lead of the tasks chosen; a task without a lead has a line too. Raises Exit."""
    chosen = selection(session, wanted.dept, wanted.section, wanted.state, wanted.role)
    return lead_lines_view(session.judged(), chosen)
