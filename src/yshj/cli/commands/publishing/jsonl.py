"""`yshj publish jsonl`: every lead a line, for other systems."""

from yshj.cli.commands.publish import Wanted
from yshj.cli.commands.publishing.lead_lines import TAKES, chosen_lines
from yshj.cli.machinery.session import open_session
from yshj.cli.machinery.shared_options import SharedOptions
from yshj.cli.machinery.verbatim import refuse_other_formats
from yshj.output.formats import FORMATS

__all__ = ["TAKES", "publish"]


def publish(shared: SharedOptions, wanted: Wanted) -> int:
    """Every key is there in every line; a task without a lead has a line too."""
    refuse_other_formats(shared, "jsonl")
    session = open_session(shared, form=FORMATS["jsonl"])
    return session.show(chosen_lines(session, wanted), "jsonl")
