"""Who owed an entry by a reporting day, and who kept it: worked by hand, one line a case."""

from pathlib import Path

import pytest

from tests.snippets import judged, parse
from yshj.judging.papers.period_names import NoSuchPeriod, period_code, period_named
from yshj.judging.views.missing import last_period, missing_view

MONTHLY = "plan: {reporting: {every: month, by: 28}}"
NOTHING = "decisions: []"


def kept(folder: Path, text: str, period: str | None) -> list[str]:
    """Each lead that owed an entry: unit, reporting day, how it kept it, the entry."""
    assessment = judged(folder, {"task": {"due": "2025-12", "lead": ["甲局"]}, **parse(text)})
    books, terms, header = assessment.books, assessment.terms, assessment.header
    asked = period_named(period) if period else last_period(books, terms, header.as_of)
    view = missing_view(books, terms, header, *asked)
    return [f"{period_code(*asked)} {view.by}"] + [
        f"{row.unit} {row.by} {row.kept} {row.entry or '-'}" for row in view.rows
    ]


def entries(*days: str, unit: str = "甲局") -> str:
    return f"entries: {{{unit}: [{', '.join(f'{{date: {day}, progress: 10}}' for day in days)}]}}"


CASES = {
    "on the last day": (
        "2025-05-10", MONTHLY, entries("2025-04-28"), "2025-04", ["甲局 2025-04-28 on_time 2025-04-28"],
    ),
    "the day before is the last period's": (
        "2025-06-10", MONTHLY, entries("2025-04-28"), "2025-05", ["甲局 2025-05-28 missing -"],
    ),
    "late": (
        "2025-06-10", MONTHLY, entries("2025-05-29"), "2025-05", ["甲局 2025-05-28 late 2025-05-29"],
    ),
    "late, but not known yet": (
        "2025-05-28", MONTHLY, entries("2025-05-29"), "2025-05", ["甲局 2025-05-28 missing -"],
    ),
    "after the next day it is late no more": (
        "2025-08-10", MONTHLY, entries("2025-07-15"), "2025-05", ["甲局 2025-05-28 missing -"],
    ),
    "a rest day moves to the next working day, the period stays": (
        "2025-10-10", MONTHLY.replace("28", "27"), entries("2025-09-28"), "2025-09",
        ["甲局 2025-09-28 on_time 2025-09-28"],
    ),
    "without reporting the month's last day, rest day or not": (
        "2025-09-10", NOTHING, entries("2025-09-01"), "2025-08", ["甲局 2025-08-31 late 2025-09-01"],
    ),
    "three days after the issue nothing is owed yet": ("2025-04-10", MONTHLY, NOTHING, "2025-03", []),
    "nor by who is done": (
        "2025-06-10", MONTHLY, "entries: {甲局: [{date: 2025-05-20, progress: 100}]}", "2025-05", [],
    ),
    "nor by who is suspended": (
        "2025-06-10", MONTHLY, "decisions: [{date: 2025-05-01, kind: suspend}]", "2025-05", [],
    ),
    "but by who was suspended only later": (
        "2025-06-10", MONTHLY, "decisions: [{date: 2025-05-29, kind: suspend}]", "2025-05",
        ["甲局 2025-05-28 missing -"],
    ),
    "not within a fortnight after a return": (
        "2025-06-10", MONTHLY,
        "entries: {甲局: [{date: 2025-05-10, progress: 100}]}\ndecisions: [{date: 2025-05-20, kind: return}]",
        "2025-05", [],
    ),
    "not before the task starts": (
        "2025-06-10", MONTHLY, "task: {due: 2025-12, lead: [甲局], start: 2025-06}", "2025-05", [],
    ),
    "a task's own days": (
        "2025-07-10", MONTHLY,
        "task: {due: 2025-12, lead: [甲局], reporting: {every: quarter, by: 25}}\n" + entries("2025-05-02"),
        "2025-Q2", ["甲局 2025-06-25 on_time 2025-05-02"],
    ),
    "a task that wants no reports": (
        "2025-06-10", MONTHLY, "task: {due: 2025-12, lead: [甲局], reporting: none}", "2025-05", [],
    ),
    "a plan that sets fixed days": (
        "2025-08-10", "plan: {reporting: {on: [2025-04-08, 2025-07-08]}}", entries("2025-07-09"), "2025-07",
        ["甲局 2025-07-08 late 2025-07-09"],
    ),
    "every week of a month": (
        "2025-05-30", "plan: {reporting: {every: week, by: 5}}", entries("2025-05-08", "2025-05-19"),
        "2025-05",
        ["甲局 2025-05-06 late 2025-05-08", "甲局 2025-05-09 on_time 2025-05-08",
         "甲局 2025-05-16 late 2025-05-19", "甲局 2025-05-23 on_time 2025-05-19",
         "甲局 2025-05-30 missing -"],
    ),
    "who led on the day, under the name of the day": (
        "2025-06-10", MONTHLY,
        "decisions: [{date: 2025-06-01, kind: transfer, from: 甲局, to: [乙局]}]\n" + entries("2025-05-29"),
        "2025-05", ["甲局 2025-05-28 late 2025-05-29"],
    ),
    "one body under a new name": (
        "2025-06-10", MONTHLY,
        "decisions: [{date: 2025-05-29, kind: rename, from: 甲局, to: 丙局}]\n"
        + entries("2025-05-30", unit="丙局"),
        "2025-05", ["甲局 2025-05-28 late 2025-05-30"],
    ),
    "an open group that nobody was named for owes nothing": (
        "2025-06-10", MONTHLY,
        "groups: [{name: 各园区, members: open}]\ntask: {due: 2025-12, lead: [各园区, 乙局]}", "2025-05",
        ["乙局 2025-05-28 missing -"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_worked_by_hand(tmp_path: Path, case: str) -> None:
    as_of, plan, rest, period, expected = CASES[case]
    assert kept(tmp_path, f"as_of: {as_of}\n{plan}\n{rest}", period)[1:] == expected


@pytest.mark.parametrize(
    ("as_of", "plan", "head"),
    [
        ("2025-10-20", MONTHLY, "2025-09 2025-09-28"),
        ("2025-10-28", MONTHLY, "2025-10 2025-10-28"),
        ("2025-09-28", MONTHLY.replace("28", "27"), "2025-09 2025-09-28"),
        ("2025-09-05", MONTHLY.replace("28", "31"), "2025-08 2025-09-01"),
        ("2025-10-20", NOTHING, "2025-09 2025-09-30"),
        ("2025-10-20", "plan: {reporting: none}", "2025-09 2025-09-30"),
        ("2025-10-20", "plan: {reporting: {every: quarter, by: 25}}", "2025-Q3 2025-09-25"),
        ("2025-10-20", "plan: {reporting: {every: week, by: 5}}", "2025-W42 2025-10-17"),
        ("2025-10-20", "plan: {reporting: {every: half_year, by: 31}}", "2025-H1 2025-06-30"),
    ],
)
def test_without_a_period_the_last_day_that_has_come(
    tmp_path: Path, as_of: str, plan: str, head: str
) -> None:
    assert kept(tmp_path, f"as_of: {as_of}\n{plan}", None)[0] == head


@pytest.mark.parametrize("name", ["2025-13", "2025-Q5", "2025-H3", "2025-W60", "9月", "2025-00"])
def test_what_is_no_period(name: str) -> None:
    with pytest.raises(NoSuchPeriod):
        period_named(name)


@pytest.mark.parametrize(
    "name", ["2025-01", "2025-12", "2025-W01", "2025-Q1", "2025-Q4", "2025-H1", "2025-H2", "2025"]
)
def test_a_period_is_known_by_its_code(name: str) -> None:
    assert period_code(*period_named(name)) == name


def test_a_lead_that_is_silent_by_reporting_days_is_missing(tmp_path: Path) -> None:
    """Rule T05 and this list go by the same days: here every month end of a year of three entries."""
    text = f"{MONTHLY}\n{entries('2025-04-20', '2025-06-28', '2025-06-29')}"
    for month in range(5, 13):
        day = f"2025-{month:02d}-{'30' if month != 5 else '29'}"
        snippet = {"task": {"due": "2025-12", "lead": ["甲局"]}, **parse(f"as_of: {day}\n{text}")}
        assessment = judged(tmp_path / str(month), snippet)
        silent = "T05" in assessment.tasks[0].leads[0].codes
        missing = [
            line.split()[2] for line in kept(tmp_path / f"{month}x", f"as_of: {day}\n{text}", None)[1:]
        ]
        assert missing == (["missing"] if silent else ["on_time"]), day
