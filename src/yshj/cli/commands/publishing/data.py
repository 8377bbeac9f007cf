"""`yshj publish csv`, `jsonl`, `excel`, `calendar`, `html`: the books for programs, calendars, browsers."""

from yshj.cli.commands.publish import Wanted
from yshj.cli.machinery.outputs import refuse_other_formats
from yshj.cli.machinery.paper_out import paper_format
from yshj.cli.machinery.selecting import selection
from yshj.cli.machinery.session import Session, open_session
from yshj.cli.machinery.shared_options import SharedOptions
from yshj.judging.views.lead_lines import lead_lines_view
from yshj.model.selection import Selection
from yshj.output.formats import FORMATS


def publish(shared: SharedOptions, wanted: Wanted, kind: str) -> int:
    """Every lead of the tasks chosen, and the tasks that nobody leads; a page for browsers has all."""
    if kind in ("csv", "jsonl"):
        refuse_other_formats(shared, kind)
        session = open_session(shared, form=FORMATS[kind])
        chosen = _chosen(session, wanted)
        return session.show(lead_lines_view(session.judged(), chosen), kind)
    form = paper_format(shared, "ics" if kind == "calendar" else kind)
    session = open_session(shared, form=form)
    return session.hand_out(_content(session, wanted, kind), form)


def _chosen(session: Session, wanted: Wanted) -> Selection:
    return selection(session, wanted.dept, wanted.section, wanted.state, wanted.role)


def _content(session: Session, wanted: Wanted, kind: str) -> str | bytes:
    """Each kind has a library of its own, which the others do not import."""
    if kind == "html":
        from yshj.judging.papers.dashboard import dashboard
        from yshj.papers.html.page import html_page

        return html_page(dashboard(session.judged()))
    chosen = _chosen(session, wanted)
    judged = session.judged()
    lines = lead_lines_view(judged, chosen)
    if kind == "excel":
        from yshj.papers.ledger_book import ledger_book

        return ledger_book(lines)
    from yshj.papers.calendar_file import calendar_file

    return calendar_file(judged, lines)
