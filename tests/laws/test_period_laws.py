"""What must hold of every summary of a period, whoever hands over, returns or takes back."""

import re
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.laws.random_books import eventful_books
from tests.laws.verdicts import judged_on, read
from yshj.judging.papers.period import PeriodView, period_view
from yshj.judging.periods import Period
from yshj.model.standing import State
from yshj.output.markdown import render
from yshj.output.render_options import RenderOptions


def summed_up(snippet: dict[str, Any], days: int) -> PeriodView:
    """The last days of a snippet; refused decisions are left out, which is all that matters here."""
    last = date.fromisoformat(snippet["as_of"])
    first = last - timedelta(days=days - 1)
    books = read(snippet)
    before, after = (judged_on(books, day) for day in (first - timedelta(days=1), last))
    return period_view("month", Period(first, last), before, after)


@settings(max_examples=200, deadline=None)
@given(eventful_books(), st.integers(1, 120))
def test_every_summary(snippet: dict[str, Any], days: int) -> None:
    view = summed_up(snippet, days)
    what_is_done_now_is_what_was_done_and_what_moved(view)
    the_paper_says_so_in_figures_that_add_up(view)
    so_do_those_of_what_is_overdue(view)
    who_takes_over_is_never_newly_late(view)
    every_lead_not_well_is_listed_once(view)


def what_is_done_now_is_what_was_done_and_what_moved(view: PeriodView) -> None:
    moved = view.change
    net = len(moved.newly[State.DONE]) - len(moved.undone) + moved.adjusted
    assert view.leads[State.DONE] == view.leads_before[State.DONE] + net
    tasks = len(moved.tasks_newly[State.DONE]) - len(moved.tasks_undone)
    assert view.summary.states[State.DONE] == view.summary_before.states[State.DONE] + tasks


def the_paper_says_so_in_figures_that_add_up(view: PeriodView) -> None:
    found = re.search("已完成净增 (.*) 件、(.*) 项。", render(view, RenderOptions(None, False)))
    assert found
    nets = (
        view.leads[State.DONE] - view.leads_before[State.DONE],
        view.summary.states[State.DONE] - view.summary_before.states[State.DONE],
    )
    for written, net in zip(found.groups(), nets, strict=True):
        terms, _, total = written.replace("－", "-").replace("＋", "+").rpartition("＝")
        assert int(total) == net
        assert not terms or sum(map(int, re.findall("[+-]?[0-9]+", terms))) == net


def so_do_those_of_what_is_overdue(view: PeriodView) -> None:
    now, then = (one.states[State.OVERDUE] for one in (view.summary, view.summary_before))
    text = render(view, RenderOptions(None, False)).partition("## 二")[0]
    found = re.search("逾期 [0-9]+ 项（.*?）(，([0-9]+) 项不再逾期)?，新逾期 ([0-9]+) 项", text)
    if found:
        assert now - then == int(found[3]) - int(found[2] or 0)
    else:
        assert now <= then


def who_takes_over_is_never_newly_late(view: PeriodView) -> None:
    heirs = {one.row.lead.unit for one in view.change.handed_over}
    for state in (State.OVERDUE, State.UNOWNED, State.AT_RISK):
        assert not heirs & {row.lead.unit for row in view.change.newly[state]}
    assert all(one.sources for one in view.change.handed_over)


def every_lead_not_well_is_listed_once(view: PeriodView) -> None:
    listed = [row.lead.unit for row in (*view.overdue, *view.unowned, *view.wrong, *view.due_soon)]
    bad = (State.OVERDUE, State.UNOWNED, State.AT_RISK)
    assert sorted(listed) == sorted(
        lead.unit for task in view.tasks for lead in task.leads if lead.state in bad
    )
