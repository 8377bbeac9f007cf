"""`yshj publish csv`: every lead a row, for spreadsheets."""

from yshj.cli.commands.publish import Wanted
from yshj.cli.commands.publishing.lead_lines import TAKES, chosen_lines
from yshj.cli.machinery.session import open_session
from yshj.cli.machinery.shared_options import SharedOptions
from yshj.cli.machinery.verbatim import refuse_other_formats
from yshj.output.formats import FORMATS

__all__ = ["TAKES", "publish"]


def publish(shared: SharedOptions, wanted: Wanted) -> int:
    """A task without a lead has a row too."""
    refuse_other_formats(shared, "csv")
    session = open_session(shared, form=FORMATS["csv"])
    return session.show(chosen_lines(session, wanted), "csv")
