"""What must hold for all books whatever."""

import random
import tempfile
from collections import Counter
from copy import deepcopy
from datetime import date, timedelta
from itertools import takewhile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.laws.random_books import LEADS, books, days, entries, open_books
from tests.snippets import judged
from yshj.judging.periods import month_ends
from yshj.model.assessment import Assessment
from yshj.model.standing import Standing, State

LAW = settings(max_examples=60, deadline=None)


def verdict(snippet: dict[str, Any], as_of: date | None = None) -> Assessment:
    with tempfile.TemporaryDirectory() as folder:
        return judged(Path(folder), {**snippet, "as_of": str(as_of or snippet["as_of"])})


def standings(assessment: Assessment) -> list[Any]:
    return [(task.state, task.progress, task.leads) for task in assessment.tasks]


def found(assessment: Assessment) -> Counter[tuple[Any, ...]]:
    """Findings without their lines, which a shuffle moves."""
    return Counter((f.code, f.severity, f.unit, f.text, f.waived) for f in assessment.findings)


@LAW
@given(books(), st.randoms(use_true_random=False))
def test_the_order_of_units_and_of_days_changes_nothing(
    snippet: dict[str, Any], chance: random.Random
) -> None:
    shuffled = deepcopy(snippet)
    units = list(shuffled["entries"].items())
    chance.shuffle(units)
    for _, written in units:
        same_day = Counter(entry["date"] for entry in written)
        if max(same_day.values(), default=1) == 1:
            chance.shuffle(written)
    shuffled["entries"] = dict(units)
    assert standings(verdict(shuffled)) == standings(verdict(snippet))
    assert found(verdict(shuffled)) == found(verdict(snippet))


@LAW
@given(books())
def test_what_is_dated_later_changes_nothing(snippet: dict[str, Any]) -> None:
    earlier = deepcopy(snippet)
    as_of = snippet["as_of"]
    for unit, written in earlier["entries"].items():
        earlier["entries"][unit] = [entry for entry in written if entry["date"] <= as_of]
    earlier["decisions"] = [made for made in earlier["decisions"] if made["date"] <= as_of]
    assert standings(verdict(earlier)) == standings(verdict(snippet))
    assert found(verdict(earlier)) == found(verdict(snippet))


@LAW
@given(books(), st.lists(entries(), min_size=1, max_size=5))
def test_what_one_lead_reports_never_moves_another(
    snippet: dict[str, Any], more: list[dict[str, Any]]
) -> None:
    changed = deepcopy(snippet)
    changed["entries"]["甲局"] += more
    before, after = verdict(snippet).tasks[0], verdict(changed).tasks[0]
    assert before.leads[1:] == after.leads[1:]
    assert [f for f in before.findings if f.unit in LEADS[1:]] == [
        f for f in after.findings if f.unit in LEADS[1:]
    ]


@LAW
@given(books(), days)
def test_a_close_never_makes_a_state_worse(snippet: dict[str, Any], day: date) -> None:
    closed = deepcopy(snippet)
    closed["decisions"].append({"date": str(day), "kind": "close"})
    for before, after in zip(verdict(snippet).tasks[0].leads, verdict(closed).tasks[0].leads, strict=True):
        assert after.state.rank >= before.state.rank


@LAW
@given(books(), st.integers(1, 60))
def test_time_alone_never_ends_an_overdue(snippet: dict[str, Any], later: int) -> None:
    as_of = date.fromisoformat(snippet["as_of"])
    still = deepcopy(snippet)
    for unit, written in still["entries"].items():
        still["entries"][unit] = [entry for entry in written if entry["date"] <= str(as_of)]
    still["decisions"] = [made for made in still["decisions"] if made["date"] <= str(as_of)]
    now = verdict(still).tasks[0].leads
    then = verdict(still, as_of + timedelta(days=later)).tasks[0].leads
    for before, after in zip(now, then, strict=True):
        if before.state is State.OVERDUE:
            assert after.state is State.OVERDUE


@LAW
@given(books())
def test_every_finding_names_a_line_that_exists(snippet: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assessment = judged(Path(folder), snippet)
        for finding in assessment.findings:
            lines = (Path(folder) / finding.at.file).read_text("utf-8").splitlines()
            assert 1 <= finding.at.line <= len(lines)
            assert 1 <= finding.at.column <= len(lines[finding.at.line - 1]) + 1


@LAW
@given(books())
def test_every_state_has_its_reason(snippet: dict[str, Any]) -> None:
    makers = {
        State.OVERDUE: {"T01"},
        State.UNOWNED: {"O02", "O03"},
        State.AT_RISK: {"T02", "T03", "T04", "T05", "T06"},
    }
    for lead in verdict(snippet).tasks[0].leads:
        if lead.state in makers:
            assert lead.reasons[0].code in makers[lead.state]
        assert lead.state is not State.DONE or lead.done_on is not None


@LAW
@given(books() | open_books())
def test_a_month_end_is_judged_as_if_it_were_today(snippet: dict[str, Any]) -> None:
    today = verdict(snippet)
    ends = [verdict(snippet, day) for day in month_ends(today.as_of, 3)]
    rows = [{lead.unit: lead for lead in end.tasks[0].leads} for end in ends]
    for lead in today.tasks[0].leads:
        if "O02" in lead.codes or lead.unit == "各园区":
            assert "T08" not in lead.codes
            continue
        # whoever was not seated yet at a month end was not judged then
        stood = (row.get(lead.unit) for row in rows)
        bad = [then for then in takewhile(lambda then: then and warned_or_overdue(then), stood) if then]
        grave = len(bad) == 3 and all(then.state is State.OVERDUE for then in bad)
        said = [reason.text[-2:] for reason in lead.reasons if reason.code == "T08"]
        assert said == ([] if len(bad) < 2 else ["约谈"] if grave else ["督办"])


def warned_or_overdue(lead: Standing) -> bool:
    """Whether a lead stands in a way that T08 counts; T02 alone does not."""
    worrying = lead.codes & {"T03", "T04", "T05", "T06"}
    return lead.state is State.OVERDUE or (lead.state is State.AT_RISK and bool(worrying))
