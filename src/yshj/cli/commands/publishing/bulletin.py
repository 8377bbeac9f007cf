"""`yshj publish bulletin`: a month, as the office tells everybody."""

from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from yshj.cli.commands.publish import Wanted
from yshj.cli.machinery.exits import Exit
from yshj.cli.machinery.paper_out import answer_day, issue, made, paper_format
from yshj.cli.machinery.sealing import Counts, Made, refuse_issue
from yshj.cli.machinery.session import Session, open_session
from yshj.cli.machinery.shared_options import SharedOptions
from yshj.judging.papers.bulletin import Bulletin, bulletin
from yshj.judging.papers.period import period_view
from yshj.judging.papers.period_names import NoSuchPeriod, over
from yshj.judging.papers.printed import printed_in_bulletin
from yshj.judging.periods import period_of
from yshj.model.assessment import Assessment
from yshj.output.formats import Format
from yshj.papers.bulletin import bulletin_paper


class Told(NamedTuple):
    """The view of a month, and the judgements of its eve and its end."""

    view: Bulletin
    before: Assessment
    after: Assessment


def publish(shared: SharedOptions, wanted: Wanted) -> int:
    """By default of the month that the as-of day closes, else of the last one that is over."""
    if wanted.issue and wanted.draft:
        raise Exit("草稿不能印发存档；请去掉 --draft 或 --issue")
    if wanted.to and not wanted.to.isprintable():
        raise Exit("--to 含有控制字符或看不见的字符；请重新写")
    form = paper_format(shared, "docx" if wanted.issue else "markdown", "docx", "markdown")
    session = open_session(shared, form=form)
    session = session._replace(as_of=_last_day(session, wanted))
    if wanted.issue:
        refuse_issue(session, wanted.issue)
    answer_by = answer_day(session, wanted.answer_by, session.as_of)
    told = tell(session, wanted)
    paper = make(session, told, wanted._replace(answer_by=str(answer_by)), form)
    if wanted.issue:
        return issue(session, "bulletin", wanted.issue, paper, counts(told, wanted))
    return session.hand_out(paper.content, form)


def tell(session: Session, wanted: Wanted) -> Told:
    """The month of the run's as-of day, up to that day."""
    month = period_of("month", session.as_of)
    before, after = session.judged(month.first - timedelta(days=1)), session.judged()
    return Told(bulletin(period_view("month", month, before, after), after), before, after)


def make(session: Session, told: Told, wanted: Wanted, form: Format) -> Made:
    """The bulletin; raises Exit."""
    answer_by = date.fromisoformat(wanted.answer_by or "")
    fill = partial(
        bulletin_paper, told.view, answer_by=answer_by, to=wanted.to, issue=wanted.issue, draft=wanted.draft
    )
    options = {"answer_by": wanted.answer_by, "to": wanted.to, "issue": wanted.issue}
    return made(session, "bulletin", form, fill, options)


def counts(told: Told, wanted: Wanted) -> Counts:
    """Every task of the plan, and what the bulletin says of each lead."""
    tasks = tuple(task.id for task in told.after.tasks)
    return Counts(tasks, printed_in_bulletin(told.view, told.before, told.after))


def _last_day(session: Session, wanted: Wanted) -> date:
    completed = session.as_of - timedelta(days=session.shared.as_of is None)
    try:
        month = over("month", wanted.month, completed, unfinished=wanted.draft, paper="通报")
    except NoSuchPeriod as reason:
        raise Exit(f"{reason}；要出草稿的，加 --draft") from None
    last, issued = min(month.last, session.as_of), session.books().plan.issued
    if last < issued:
        raise Exit(f"方案 {issued} 才印发，到 {last} 还没有可通报的；请写以后的月份")
    return last
