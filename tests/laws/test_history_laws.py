"""What must hold however often leads change, deadlines move and work is suspended."""

from collections import Counter
from copy import deepcopy
from datetime import date, timedelta
from itertools import takewhile
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.laws.random_books import FIRST, eventful_books
from tests.laws.test_judging_laws import counts, every_state_has_its_reason
from tests.laws.verdicts import judged_on, read, verdict
from yshj.judging.assess import states_on
from yshj.judging.periods import month_ends
from yshj.model.assessment import Assessment
from yshj.model.standing import Standing, State

LAW = settings(max_examples=80, deadline=None)


def whole(assessment: Assessment, *, without: str = "") -> Any:
    """States, figures and findings, but for whose input is unread, which speaks of the files whole."""
    (task,) = assessment.tasks
    leads = [lead._replace(incomplete=False) for lead in task.leads]
    findings = Counter(
        (f.code, f.severity, f.unit, f.about, f.waived) for f in task.findings if f.code != without
    )
    return task.state, task.progress, task.effective_due, task.base_due, task.supports, leads, findings


def texts(assessment: Assessment) -> Any:
    """As `whole`, without the words: of half a ledger they are others."""
    (task,) = assessment.tasks
    leads = [
        lead._replace(incomplete=False, reasons=tuple(r.code for r in lead.reasons)) for lead in task.leads
    ]  # type: ignore[arg-type]
    return (*whole(assessment)[:5], leads, whole(assessment)[6])


@LAW
@given(eventful_books())
def test_every_verdict(snippet: dict[str, Any]) -> None:
    made = verdict(snippet)
    every_state_has_its_reason(made)
    a_suspended_lead_is_in_no_rate(made)
    the_states_alone_are_those_of_the_whole_judgement(made)


def a_suspended_lead_is_in_no_rate(made: Assessment) -> None:
    (task,) = made.tasks
    running = [lead for lead in task.leads if lead.state is not State.SUSPENDED]
    counted = running or task.leads
    assert task.progress == (sum(lead.progress or 0 for lead in counted) // len(counted) if counted else 0)
    assert (task.state is State.SUSPENDED) == (bool(task.leads) and not running)


def the_states_alone_are_those_of_the_whole_judgement(made: Assessment) -> None:
    told = [(task.state, tuple((lead.unit, lead.state) for lead in task.leads)) for task in made.tasks]
    assert [*states_on(made.books, made.terms, made.as_of)] == told


@LAW
@given(eventful_books(), st.integers(1, 60))
def test_what_changes_no_verdict(snippet: dict[str, Any], days_later: int) -> None:
    made = verdict(snippet)
    what_is_dated_later_changes_nothing(snippet, made)
    a_file_sent_twice_changes_no_state_and_no_figure(snippet, made)
    a_handover_changes_nothing_before_its_day(snippet, made, days_later)


def what_is_dated_later_changes_nothing(snippet: dict[str, Any], made: Assessment) -> None:
    """But that a rename of something later may refuse what stands before it; there is none here."""
    earlier = deepcopy(snippet)
    as_of = snippet["as_of"]
    for unit, written in earlier["entries"].items():
        earlier["entries"][unit] = [entry for entry in written if entry["date"] <= as_of]
    earlier["decisions"] = [one for one in earlier["decisions"] if one["date"] <= as_of]
    assert texts(verdict(earlier)) == texts(made)


def a_file_sent_twice_changes_no_state_and_no_figure(snippet: dict[str, Any], made: Assessment) -> None:
    twice = deepcopy(snippet)
    for unit, written in twice["entries"].items():
        twice["entries"][unit] = [*written, *written]
    assert whole(verdict(twice), without="D09") == whole(made, without="D09")


def a_handover_changes_nothing_before_its_day(
    snippet: dict[str, Any], made: Assessment, days_later: int
) -> None:
    day = str(date.fromisoformat(snippet["as_of"]) + timedelta(days=days_later))
    changed = deepcopy(snippet)
    changed["decisions"].append({"date": day, "kind": "transfer", "from": "甲局", "to": ["丁局"]})
    assert texts(verdict(changed)) == texts(made)


@LAW
@given(eventful_books(), st.integers(0, 330))
def test_a_rename_changes_nothing_but_the_name(snippet: dict[str, Any], days_in: int) -> None:
    snippet["units"] = [{"name": "新局", "kind": "市直部门"}]
    changed = deepcopy(snippet)
    day = str(date(2025, 3, 25) + timedelta(days=days_in))
    changed["decisions"].append({"date": day, "kind": "rename", "from": "甲局", "to": "新局"})
    new = "新局" if day <= snippet["as_of"] else "甲局"
    before, after = texts(verdict(snippet)), texts(verdict(changed))
    assert repr(after).replace("新局", "甲局") == repr(before) or new == "甲局"
    assert ("新局" in repr(after)) <= (new == "新局")
    assert after[:4] == before[:4]
    assert [lead._replace(unit="甲局") if lead.unit == "新局" else lead for lead in after[5]] == before[5]


@LAW
@given(eventful_books())
def test_a_month_end_is_judged_as_if_it_were_today(snippet: dict[str, Any]) -> None:
    """But for extensions applied for in time, which count from then on once they are granted."""
    for made in snippet["decisions"]:
        made.pop("applied", None)
    books, as_of = read(snippet), date.fromisoformat(snippet["as_of"])
    ends = list(takewhile(lambda day: day >= FIRST, month_ends(as_of)))
    today, *then = (judged_on(books, day) for day in (as_of, *ends))
    for lead in today.tasks[0].leads:
        stood = ((end, row(end, lead.unit)) for end in then)
        since = str(lead.since or FIRST)
        bad = list(takewhile(lambda at: at[1] is not None and counts(at[1], at[0]), stood))
        bad = [at for at in bad if str(at[0].header.as_of) >= since]
        said = [reason.text for reason in lead.reasons if reason.code == "T08"]
        if lead.unit == "各园区" or not counts(lead, today) or len(bad) < 2:
            assert not said
        else:
            assert said[0].startswith(f"自 {ends[len(bad) - 1]} 起连续 {len(bad)} 个月末")


def row(assessment: Assessment, unit: str) -> Standing | None:
    return next((lead for lead in assessment.tasks[0].leads if lead.unit == unit), None)
