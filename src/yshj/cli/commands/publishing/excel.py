"""`yshj publish excel`: the ledger of all tasks as a workbook."""

from yshj.cli.commands.publish import Wanted
from yshj.cli.machinery.paper_out import hand_out, paper_format
from yshj.cli.machinery.selecting import selection
from yshj.cli.machinery.session import open_session
from yshj.cli.machinery.shared_options import SharedOptions
from yshj.judging.lead_lines import lead_lines_view
from yshj.papers.ledger_book import ledger_book

TAKES = frozenset(("dept", "section", "state", "role"))


def publish(shared: SharedOptions, wanted: Wanted) -> int:
    """The chosen tasks with all their leads."""
    form = paper_format(shared, "excel")
    session = open_session(shared)
    chosen = selection(session, wanted.dept, wanted.section, wanted.state, wanted.role)
    content = ledger_book(lead_lines_view(session.judged(), chosen))
    return hand_out(session, content, form)
