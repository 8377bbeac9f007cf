"""Handovers, assigns and suspensions that meet: what passes on, and what does not."""

from datetime import date
from pathlib import Path

from tests.snippets import judged, loaded, parse, write
from yshj.judging.assess import assess
from yshj.model.assessment import header_of
from yshj.model.standing import State

OPEN = """
as_of: 2025-10-20
groups: [{name: 各园区, members: open}]
task: {due: 2025-12, lead: [各园区]}
entries: {一园: [{date: 2025-10-10, progress: 90, owner: 张某}]}
decisions:
"""
ASSIGN = "  - {date: 2025-06-01, kind: assign, group: 各园区, units: [一园], reason: 明确}\n"
CLOSE = "  - {date: 2025-04-10, kind: close, unit: 各园区, reason: 核验}\n"
SUSPEND = "  - {date: 2025-05-01, kind: suspend, unit: 各园区, reason: 缓办}\n"


def test_a_suspension_of_an_unopened_group_passes_to_the_units_named_for_it(tmp_path: Path) -> None:
    task = judged(tmp_path, parse(OPEN + SUSPEND + ASSIGN)).tasks[0]
    assert task.leads[0].state is State.SUSPENDED


def test_one_that_found_the_group_closed_passes_nothing_on(tmp_path: Path) -> None:
    task = judged(tmp_path, parse(OPEN + CLOSE + SUSPEND + ASSIGN)).tasks[0]
    assert task.leads[0].state is not State.SUSPENDED
    assert [f.text for f in task.findings if f.code == "D07"] == [
        "2025-05-01 的中止没有效果：当时已经中止或完成"
    ]


HELD_BEFORE = """
issued: 2025-07-01
as_of: 2026-01-10
task:
  due: 2025-12
  lead: [甲局]
  support: [乙局]
  recurring: [{name: 座谈, every: half_year, at_least: 1, units: [%s]}]
entries:
  甲局: [{date: 2025-07-10, progress: 30, held: {座谈: 1}}]
decisions:
  - {date: 2025-08-01, kind: transfer, from: 甲局, to: [乙局], reason: 分工调整}
"""


def test_what_a_predecessor_held_counts_where_it_had_to_be_held(tmp_path: Path) -> None:
    task = judged(tmp_path, parse(HELD_BEFORE % "甲局")).tasks[0]
    assert [f.about for f in task.findings if f.code == "E04"] == []


def test_what_a_predecessor_held_counts_for_no_duty_that_was_not_its_own(tmp_path: Path) -> None:
    task = judged(tmp_path, parse(HELD_BEFORE % "乙局")).tasks[0]
    assert [(f.unit, f.about) for f in task.findings if f.code == "E04"] == [("乙局", "座谈 2025年下半年")]


def supervised(suspension: str) -> str:
    return f"""
as_of: 2025-10-20
task: {{due: 2025-12, lead: [甲局]}}
entries: {{甲局: [{{date: 2025-04-10, progress: 30, owner: 张某}}]}}
decisions:
  - {{date: 2025-05-01, kind: supervise, level: 督办, reply_by: 2025-05-10}}
{suspension}
  - {{date: 2025-08-01, kind: transfer, from: 甲局, to: [乙局], reason: 分工调整}}
"""


def test_an_unanswered_supervision_stays_with_who_hands_over(tmp_path: Path) -> None:
    task = judged(tmp_path, parse(supervised(""))).tasks[0]
    assert [f.unit for f in task.findings if f.code == "T11"] == ["甲局"]


def test_but_not_with_who_was_suspended_then(tmp_path: Path) -> None:
    suspension = "  - {date: 2025-06-01, kind: suspend, reason: 缓办}"
    task = judged(tmp_path, parse(supervised(suspension))).tasks[0]
    assert [f.unit for f in task.findings if f.code == "T11"] == []


def test_a_drop_after_the_handover_is_one_though_the_unit_was_suspended_then(tmp_path: Path) -> None:
    snippet = parse(supervised("  - {date: 2025-06-01, kind: suspend, reason: 缓办}"))
    snippet["entries"]["甲局"] += [
        {"date": "2025-09-10", "progress": 100},
        {"date": "2025-10-10", "progress": 80},
    ]
    task = judged(tmp_path, snippet).tasks[0]
    assert [(f.unit, f.about) for f in task.findings if f.code == "D03"] == [("甲局", "2025-10-10")]


def test_an_heir_of_unread_input_is_incomplete(tmp_path: Path) -> None:
    """Its figure, and whether anything was ever reported, may stand in what could not be read."""
    snippet = parse(supervised(""))
    snippet["entries"]["甲局"].append({"date": "2025-07-10", "progress": "多"})
    read = loaded(write(tmp_path, snippet))
    assert read.books is not None
    task = assess(read.books, header_of(read, date(2025, 10, 20))).tasks[0]
    assert [(lead.unit, lead.incomplete) for lead in task.leads] == [("乙局", True)]
    assert all(finding.incomplete for finding in task.findings if finding.unit == "乙局")
