"""`yshj publish csv`: every lead a row, for spreadsheets."""

from yshj.cli.commands.publish import Wanted
from yshj.cli.machinery.selecting import selection
from yshj.cli.machinery.session import open_session
from yshj.cli.machinery.shared_options import SharedOptions
from yshj.cli.machinery.verbatim import refuse_other_formats
from yshj.judging.lead_lines import lead_lines_view

TAKES = frozenset(("dept", "section", "state", "role"))


def publish(shared: SharedOptions, wanted: Wanted) -> int:
    """A task without a lead has a row too."""
    refuse_other_formats(shared, "csv")
    session = open_session(shared)
    chosen = selection(session, wanted.dept, wanted.section, wanted.state, wanted.role)
    return session.show(lead_lines_view(session.judged(), chosen), "csv")
