"""`yshj publish excel`: the ledger of all tasks as a workbook."""

from yshj.cli.commands.publish import Wanted
from yshj.cli.commands.publishing.lead_lines import TAKES, chosen_lines
from yshj.cli.machinery.paper_out import hand_out, paper_format
from yshj.cli.machinery.session import open_session
from yshj.cli.machinery.shared_options import SharedOptions
from yshj.papers.ledger_book import ledger_book

__all__ = ["TAKES", "publish"]


def publish(shared: SharedOptions, wanted: Wanted) -> int:
    """The chosen tasks with all their leads."""
    form = paper_format(shared, "excel")
    session = open_session(shared, form=form)
    return hand_out(session, ledger_book(chosen_lines(session, wanted)), form)
