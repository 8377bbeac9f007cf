"""`yshj publish calendar`: due days and milestones for calendars."""

from yshj.cli.commands.publish import Wanted
from yshj.cli.commands.publishing.lead_lines import TAKES
from yshj.cli.machinery.paper_out import hand_out, paper_format
from yshj.cli.machinery.selecting import selection
from yshj.cli.machinery.session import open_session
from yshj.cli.machinery.shared_options import SharedOptions
from yshj.judging.lead_lines import lead_lines_view
from yshj.papers.calendar_file import calendar_file

__all__ = ["TAKES", "publish"]


def publish(shared: SharedOptions, wanted: Wanted) -> int:
    """All leads of the chosen tasks; without a unit of its own a task has an event too."""
    form = paper_format(shared, "ics")
    session = open_session(shared, form=form)
    chosen = selection(session, wanted.dept, wanted.section, wanted.state, wanted.role)
    judged = session.judged()
    content = calendar_file(judged, lead_lines_view(judged, chosen))
    return hand_out(session, content, form)
