"""What must hold for all books whatever."""

import random
from collections import Counter
from copy import deepcopy
from datetime import date, timedelta
from itertools import takewhile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.laws.random_books import FIRST, LEADS, books, days, entries, open_books
from tests.laws.verdicts import FOLDER, judged_on, read
from yshj.judging.case import Cases
from yshj.judging.engine import LEAD_RULES
from yshj.judging.lead import leads_in
from yshj.judging.periods import month_ends
from yshj.model.assessment import Assessment
from yshj.model.standing import Standing, State, Trait

LAW = settings(max_examples=60, deadline=None)


def verdict(snippet: dict[str, Any]) -> Assessment:
    """As of the snippet's own day; nothing of it is refused."""
    return on_days(snippet, date.fromisoformat(snippet["as_of"]))[0]


def on_days(snippet: dict[str, Any], *days: date) -> list[Assessment]:
    loaded = read(snippet)
    assert not loaded.problems
    return [judged_on(loaded, day) for day in days]


def standings(assessment: Assessment) -> list[Any]:
    return [(task.state, task.progress, task.leads) for task in assessment.tasks]


def found(assessment: Assessment) -> Counter[tuple[Any, ...]]:
    """Findings without their lines, which a shuffle moves."""
    return Counter((f.code, f.severity, f.unit, f.text, f.waived) for f in assessment.findings)


def found_in_any_order(assessment: Assessment) -> Counter[tuple[Any, ...]]:
    """As `found`, without what is about the order within a file."""
    return Counter({key: count for key, count in found(assessment).items() if key[0] != "D08"})


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
    before, after = verdict(snippet), verdict(shuffled)
    assert standings(after) == standings(before)
    assert found_in_any_order(after) == found_in_any_order(before)


@LAW
@given(books())
def test_what_is_dated_later_changes_nothing(snippet: dict[str, Any]) -> None:
    earlier = deepcopy(snippet)
    as_of = snippet["as_of"]
    for unit, written in earlier["entries"].items():
        earlier["entries"][unit] = [entry for entry in written if entry["date"] <= as_of]
    earlier["decisions"] = [made for made in earlier["decisions"] if made["date"] <= as_of]
    before, after = verdict(snippet), verdict(earlier)
    assert standings(after) == standings(before)
    assert found(after) == found(before)


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
    """But that a later return counts once there is a close that it takes back; there is none here."""
    made = snippet["decisions"]
    snippet["decisions"] = [one for one in made if one["kind"] != "return" or one["date"] <= str(day)]
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
    now, then = on_days(still, as_of, as_of + timedelta(days=later))
    for before, after in zip(now.tasks[0].leads, then.tasks[0].leads, strict=True):
        if before.state is State.OVERDUE:
            assert after.state is State.OVERDUE


@LAW
@given(books())
def test_every_verdict(snippet: dict[str, Any]) -> None:
    made = verdict(snippet)
    every_finding_names_a_line_that_exists(made)
    every_state_has_its_reason(made)
    a_rule_asked_without_words_holds_where_it_finds(made)


def every_finding_names_a_line_that_exists(made: Assessment) -> None:
    for finding in made.findings:
        lines = (Path(FOLDER.name) / finding.at.file).read_text("utf-8").splitlines()
        assert 1 <= finding.at.line <= len(lines)
        assert 1 <= finding.at.column <= len(lines[finding.at.line - 1]) + 1


def every_state_has_its_reason(made: Assessment) -> None:
    for lead in made.tasks[0].leads:
        if lead.state in (State.OVERDUE, State.UNOWNED, State.AT_RISK):
            assert lead.reasons[0].sets_state is lead.state
        assert lead.state is not State.DONE or lead.done_on is not None
        assert lead.state is not State.SUSPENDED or (lead.suspended_on and not lead.reasons)


def a_rule_asked_without_words_holds_where_it_finds(made: Assessment) -> None:
    cases = Cases(made.books, made.terms, made.as_of)
    leads = [lead for task in made.books.plan.tasks for lead in leads_in(cases.of(task))]
    for rule in (rule for rule in LEAD_RULES if rule.holds):
        assert [rule.puts(lead) for lead in leads] == [any(rule.check(lead)) for lead in leads]


@LAW
@given(books() | open_books())
def test_a_month_end_is_judged_as_if_it_were_today(snippet: dict[str, Any]) -> None:
    as_of = date.fromisoformat(snippet["as_of"])
    ends = list(takewhile(lambda day: day >= FIRST, month_ends(as_of)))
    today, *then = on_days(snippet, as_of, *ends)
    rows = [{lead.unit: (lead, end) for lead in end.tasks[0].leads} for end in then]
    assigned = {unit for made in snippet["decisions"] for unit in made.get("units", ())}
    for lead in today.tasks[0].leads:
        if lead.unit in assigned.intersection(snippet["task"]["lead"]):
            continue  # a later assign passes the group's extensions on to it, from their own days on
        stood = (row.get(lead.unit) for row in rows)
        bad = list(takewhile(lambda at: at is not None and counts(*at), stood))
        said = [reason.text for reason in lead.reasons if reason.code == "T08"]
        if lead.unit == "各园区" or not counts(lead, today) or len(bad) < 2:
            assert not said
            continue
        grave = len(bad) > 2 and all(then and then[0].state is State.OVERDUE for then in bad[:3])
        assert said[0].startswith(f"自 {ends[len(bad) - 1]} 起连续 {len(bad)} 个月末")
        assert said[0].endswith("约谈" if grave else "督办")


def counts(lead: Standing, assessment: Assessment) -> bool:
    """Whether T08 counts how a lead stands: a finding that makes its state, no reminder, is not waived."""
    return any(
        finding.unit == lead.unit
        and finding.sets_state is lead.state
        and not finding.waived
        and Trait.REMINDER not in finding.traits
        for finding in assessment.findings
    )
