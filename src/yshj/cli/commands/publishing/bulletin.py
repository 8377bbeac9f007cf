"""`yshj publish bulletin`: a month, as the office tells everybody."""

from datetime import timedelta

from yshj.cli.commands.publish import Wanted
from yshj.cli.machinery.exits import FINE, UNREADABLE, Exit
from yshj.cli.machinery.paper_out import answer_day, deliver_one, paper_format, template_of, written
from yshj.cli.machinery.session import Session, open_session
from yshj.cli.machinery.shared_options import SharedOptions
from yshj.cli.machinery.streams import print_problems
from yshj.judging.bulletin import Bulletin, bulletin
from yshj.judging.period_named import NoSuchPeriod, period_named
from yshj.judging.period_view import period_view
from yshj.judging.periods import Period
from yshj.papers.bulletin import bulletin_paper
from yshj.papers.filling import TemplateFault

TAKES = frozenset(("month", "issue", "to", "answer_by", "draft"))


def publish(shared: SharedOptions, wanted: Wanted) -> int:
    """By default of the month that the as-of day closes, else of the last one that is over."""
    form = paper_format(shared, "markdown", "docx")
    session = open_session(shared)
    month = _month(session, wanted)
    answer_by = answer_day(session, wanted.answer_by, month.last)
    template = template_of(shared, "bulletin")
    told = _told(session, month)
    try:
        paper = bulletin_paper(
            told, template, answer_by, to=wanted.to, issue=wanted.issue, draft=wanted.draft
        )
    except TemplateFault as fault:
        raise Exit(str(fault), UNREADABLE) from None
    print_problems(session.loaded.problems)
    deliver_one(session, written(paper, form), form)
    return UNREADABLE if session.loaded.problems else FINE


def _told(session: Session, month: Period) -> Bulletin:
    before = session.judged(month.first - timedelta(days=1))
    after = session.judged(min(month.last, session.as_of))
    return bulletin(period_view("month", month, before, after), after)


def _month(session: Session, wanted: Wanted) -> Period:
    completed = session.as_of - timedelta(days=session.shared.as_of is None)
    try:
        return period_named("month", wanted.month, completed, unfinished=wanted.draft)
    except NoSuchPeriod as reason:
        raise Exit(f"{reason}；要出草稿的，加 --draft") from None
