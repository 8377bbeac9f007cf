"""Edges of the judgement that a mutated line would move without another test noticing."""

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Yshj
from tests.snippets import judged, write

LEADERLESS: dict[str, Any] = {"task": {"due": "2025-09-30", "lead": []}}


@pytest.mark.parametrize(
    ("day", "gate", "code"),
    [
        ("2025-10-20", "overdue", 1),
        ("2025-10-20", "unowned", 1),
        ("2025-10-20", "at-risk", 0),
        ("2025-09-30", "overdue", 0),
        ("2025-09-30", "unowned", 1),
    ],
)
def test_a_task_without_lead_gates(yshj: Yshj, tmp_path: Path, day: str, gate: str, code: int) -> None:
    write(tmp_path, LEADERLESS)
    run = yshj("check", "--as-of", day, "--fail-on", gate, "--format", "json", cwd=tmp_path)
    assert run.code == code
    assert run.json["passed"] is (code == 0)


def test_a_waived_lack_of_a_lead_does_not_gate(yshj: Yshj, tmp_path: Path) -> None:
    waive = {"date": "2025-10-01", "kind": "waive", "code": "O01"}
    write(tmp_path, {**LEADERLESS, "decisions": [waive]})
    for gate in ("unowned", "overdue"):
        assert yshj("check", "--as-of", "2025-10-20", "--fail-on", gate, cwd=tmp_path).code == 0


LATE: dict[str, Any] = {
    "as_of": "2025-10-20",
    "task": {"due": "2025-12", "lead": ["甲局"], "support": ["乙局"]},
    "entries": {
        "甲局": [{"date": "2025-10-10", "progress": 70, "owner": "张某"}],
        "乙局": [{"date": "2025-10-01", "progress": 50}, {"date": "2025-10-10", "progress": 40}],
    },
}


def test_a_waiver_without_unit_covers_every_finding_of_its_code(tmp_path: Path) -> None:
    waive = {"date": "2025-10-20", "kind": "waive", "code": "D03"}
    findings = judged(tmp_path, {**LATE, "decisions": [waive]}).findings
    assert [(f.code, f.unit, f.waived, f.task) for f in findings] == [("D03", "乙局", True, "1-1-1")]


def test_a_waiver_holds_from_its_very_day(tmp_path: Path) -> None:
    waive = {"date": "2025-11-11", "kind": "waive", "code": "T05"}
    books = {**LATE, "decisions": [waive]}
    for as_of, waived in (("2025-11-11", [True]), ("2025-11-12", [True]), ("2025-11-10", [])):
        findings = judged(tmp_path, {**books, "as_of": as_of}).findings
        assert [f.waived for f in findings if f.code == "T05"] == waived


def test_a_return_strikes_only_leads(tmp_path: Path) -> None:
    entries = {
        "甲局": [{"date": "2025-10-01", "progress": 100, "owner": "张某"}],
        "乙局": [{"date": "2025-10-01", "progress": 100}, {"date": "2025-10-10", "progress": 90}],
    }
    returned = {"date": "2025-10-15", "kind": "return"}
    (task,) = judged(tmp_path, {**LATE, "entries": entries, "decisions": [returned]}).tasks
    assert task.leads[0].progress is None
    assert [f.unit for f in task.findings if f.code == "D03"] == ["乙局"]
    assert task.supports == ("乙局",)


def test_what_is_dated_today_is_not_in_the_future(tmp_path: Path) -> None:
    books = {**LATE, "decisions": [{"date": "2025-10-12", "kind": "waive", "code": "T05"}]}
    for today, units in (("2025-10-12", []), ("2025-10-11", [None]), ("2025-10-09", ["甲局", "乙局", None])):
        found = judged(tmp_path, {**books, "today": today, "as_of": today}).findings
        assert sorted(map(str, (f.unit for f in found if f.code == "D04"))) == sorted(map(str, units))
        assert {f.task for f in found if f.code == "D04"} <= {"1-1-1"}


EXTENDED: dict[str, Any] = {
    "as_of": "2025-12-20",
    "task": {"due": "2025-09-30", "lead": ["甲局"]},
    "entries": {"甲局": [{"date": "2025-12-10", "progress": 95, "owner": "张某"}]},
}


@pytest.mark.parametrize(
    ("first_applied", "applied", "late"),
    [
        ("2025-09-29", "2025-09-30", 0),  # on the due day itself
        ("2025-09-29", "2025-10-01", 0),  # the first, applied for in time, is in force since
        ("2025-10-02", "2025-10-01", 2),  # the first, applied for too late, only since it was decided
        ("2025-10-02", "2025-10-14", 2),
        ("2025-10-02", "2025-10-15", 1),
        ("2025-09-29", None, 0),  # as on the day of the decision
    ],
)
def test_which_due_was_in_force_when_it_was_applied_for(
    tmp_path: Path, first_applied: str, applied: str | None, late: int
) -> None:
    first = {"date": "2025-10-15", "kind": "extend", "until": "2025-11-30", "applied": first_applied}
    second = {"date": "2025-11-20", "kind": "extend", "until": "2025-12-31"}
    second |= {"applied": applied} if applied else {}
    (task,) = judged(tmp_path, {**EXTENDED, "decisions": [first, second]}).tasks
    assert [f.code for f in task.findings].count("T09") == late
    assert str(task.effective_due) == "2025-12-31"


@pytest.mark.parametrize("lead", [["甲局", "各园区"], ["各园区", "甲局"]])
def test_a_unit_that_the_plan_names_is_silent_since_issue(tmp_path: Path, lead: list[str]) -> None:
    """Assigned for a group as well, it owes its report from the day of issue."""
    books = {
        "as_of": "2025-05-10",
        "groups": [{"name": "各园区", "members": "open"}],
        "task": {"due": "2025-12", "lead": lead},
        "decisions": [{"date": "2025-05-01", "kind": "assign", "group": "各园区", "units": ["甲局", "一园"]}],
    }
    leads = {one.unit: one for one in judged(tmp_path, books).tasks[0].leads}
    assert set(leads) == {"甲局", "一园"}
    assert "T05" in leads["甲局"].codes
    assert "T05" not in leads["一园"].codes


def test_units_may_be_named_by_alias(tmp_path: Path) -> None:
    books = {
        **LATE,
        "units": [{"name": "市某局", "aliases": ["某局"], "kind": "市直部门"}],
        "groups": [{"name": "各局", "members": ["某局", "甲局"]}],
        "task": {"due": "2025-12", "lead": ["各局"], "support": ["某局", "乙局"]},
    }
    (task,) = judged(tmp_path, books).tasks
    assert [lead.unit for lead in task.leads] == ["市某局", "甲局"]
    assert task.supports == ("市某局", "乙局")


CONFIG = "format: yshj-config/1\npolicy: {due_on_rest_day: next_workday}\n"


@pytest.mark.parametrize(
    ("calendar", "due"),
    [
        ("", "2025-09-01"),  # 2025-08-31 is a Sunday
        ("calendar: {holidays: [2025-09-01]}\n", "2025-09-02"),
        ("calendar: {workdays: [2025-08-31]}\n", "2025-08-31"),
    ],
)
def test_a_due_day_moves_off_a_rest_day_where_the_policy_says_so(
    yshj: Yshj, tmp_path: Path, calendar: str, due: str
) -> None:
    write(tmp_path, {**LATE, "task": {"due": "2025-08", "lead": ["甲局"]}})
    (tmp_path / "yshj.yaml").write_text(CONFIG + calendar, "utf-8")
    (task,) = yshj("status", "--as-of", "2025-08-20", "--format", "json", cwd=tmp_path).json["tasks"]
    assert (task["due"], task["effective_due"]) == ("2025-08-31", due)


def test_incomplete_marks_the_unit_with_unread_input_and_nobody_else(yshj: Yshj, tmp_path: Path) -> None:
    write(tmp_path, {**LATE, "task": {"due": "2025-12", "lead": ["甲局", "乙局"]}})
    broken = (
        "format: yshj-report/1\nunit: 甲局\nentries:\n  - {date: 2025-10-11, task: 9-9-9, progress: 80}\n"
    )
    (tmp_path / "data" / "reports" / "二.yaml").write_text(broken, "utf-8")
    run = yshj("status", "--as-of", "2025-10-20", "--format", "json", cwd=tmp_path)
    assert run.code == 3
    leads = run.json["tasks"][0]["leads"]
    assert [(lead["unit"], lead["incomplete"]) for lead in leads] == [("甲局", True), ("乙局", False)]
    assert leads[0]["owner"] == "张某"
    assert leads[0]["last_entry"] == "2025-10-10"


@pytest.mark.parametrize("day", ["2025-06-14", "2025-06-15"])
def test_incomplete_marks_the_unit_before_its_new_name_too(yshj: Yshj, tmp_path: Path, day: str) -> None:
    """What stands under the new name counts on every day, so what cannot be read there does as well."""
    rename = {"date": "2025-06-15", "kind": "rename", "from": "甲局", "to": "甲数局"}
    units = [{"name": "甲数局", "kind": "市直部门"}]
    write(tmp_path, {**LATE, "units": units, "decisions": [rename]})
    broken = "format: yshj-report/1\nunit: 甲数局\nentries:\n  - {date: 2025-13-01, task: 1-1-1, note: 无}\n"
    (tmp_path / "data" / "reports" / "二.yaml").write_text(broken, "utf-8")
    (task,) = yshj("status", "--as-of", day, "--format", "json", cwd=tmp_path).json["tasks"]
    assert [lead["incomplete"] for lead in task["leads"]] == [True]


def test_what_makes_the_state_stands_first_among_the_reasons(tmp_path: Path) -> None:
    """Never claimed: O03 makes the state, although the figures are bad as well."""
    books = {"as_of": "2025-10-20", "task": {"due": "2025-12", "lead": ["甲局"]}}
    (task,) = judged(tmp_path, books).tasks
    assert [reason.code for reason in task.leads[0].reasons] == ["O03", "T03", "T05", "T08"]


def test_done_on_the_due_day_is_not_late(tmp_path: Path) -> None:
    entries = {"甲局": [{"date": "2025-12-31", "progress": 100, "owner": "张某"}]}
    (task,) = judged(tmp_path, {**LATE, "entries": entries, "as_of": "2026-01-05"}).tasks
    assert (task.leads[0].late, task.leads[0].task) == (False, "1-1-1")


def test_a_pace_beyond_the_calendar(tmp_path: Path) -> None:
    """One percent in 120 years, by a slip of the pen: no day is that far."""
    told = [{"date": "2025-03-25", "progress": 0}, {"date": "2145-10-01", "progress": 1, "owner": "张某"}]
    books = {"as_of": "2145-10-20", "task": {"due": "2145-12", "lead": ["甲局"]}, "entries": {"甲局": told}}
    (lead,) = judged(tmp_path, books).tasks[0].leads
    assert str(lead.forecast) == "9999-12-31"
    assert "T04" in lead.codes


def test_silence_is_counted_from_the_assignment_in_words(tmp_path: Path) -> None:
    books = {
        "as_of": "2025-06-10",
        "groups": [{"name": "各园区", "members": "open"}],
        "task": {"due": "2025-12", "lead": ["各园区", "甲局"]},
        "decisions": [{"date": "2025-05-01", "kind": "assign", "group": "各园区", "units": ["一园"]}],
    }
    said = {f.unit: f.text for f in judged(tmp_path, books).findings if f.code == "T05"}
    assert said == {"一园": "自指定以来 40 天没有填报", "甲局": "自印发以来 77 天没有填报"}


def test_a_decision_of_the_future_is_told(tmp_path: Path) -> None:
    made = [{"date": "2025-12-01", "kind": "close", "unit": "甲局"}]
    books = {**LATE, "today": "2025-10-20", "decisions": made}
    (found,) = (f for f in judged(tmp_path, books).findings if f.code == "D04")
    assert found.text == "决定日期 2025-12-01 在今天（2025-10-20）之后，尚不生效"
    assert (found.unit, found.about, found.at.file) == ("甲局", "close 2025-12-01", "data/decisions.yaml")


def test_two_measures_on_one_day_contradict_each_other(tmp_path: Path) -> None:
    day = {"date": "2025-10-10", "owner": "张某"}
    entries = {
        "甲局": [
            {**day, "measures": {"网办率": 90, "次数": 1}},
            {**day, "measures": {"网办率": 91.5, "次数": 1}},
        ]
    }
    task = {**LATE["task"], "targets": [{"name": n, "at_least": 1, "unit": "次"} for n in ("网办率", "次数")]}
    found = judged(tmp_path, {**LATE, "task": task, "entries": entries}).findings
    assert [f.text for f in found if f.code == "D06"] == [
        "2025-10-10 的实测值“网办率”填了不同的值：90、91.5；以最后一条为准"
    ]


def test_findings_stand_in_one_order(tmp_path: Path) -> None:
    """Worst first, then by code; of one code the task itself, leads as they stand, supports, others."""
    books = {
        "as_of": "2025-10-20",
        "task": {"due": "2025-12", "lead": ["乙局", "甲局"], "support": ["丙局"]},
        "entries": {
            unit: [{"date": "2025-10-01", "progress": 80}, {"date": "2025-10-10", "progress": 75}]
            for unit in ("甲局", "乙局", "丙局", "丁局")
        },
    }
    found = [(f.code, f.unit) for f in judged(tmp_path, books).findings]
    assert found == [
        *(("D02", "丁局"),),
        *(("D03", unit) for unit in ("乙局", "甲局", "丙局", "丁局")),
        *(("O04", unit) for unit in ("乙局", "甲局")),
    ]
