"""`yshj publish html`: the whole plan as one page for a browser."""

from yshj.cli.commands.publish import Wanted
from yshj.cli.machinery.paper_out import hand_out, paper_format
from yshj.cli.machinery.session import open_session
from yshj.cli.machinery.shared_options import SharedOptions
from yshj.judging.dashboard import dashboard
from yshj.papers.html.page import html_page

TAKES: frozenset[str] = frozenset()


def publish(shared: SharedOptions, wanted: Wanted) -> int:
    """Of the as-of day; nothing is left out of it, so no filters."""
    form = paper_format(shared, "html")
    session = open_session(shared, form=form)
    page = html_page(dashboard(session.judged()))
    return hand_out(session, page, form)
