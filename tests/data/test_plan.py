"""The plan 6.0 as data: counted against the official text, and without input problems."""

from collections import Counter

import pytest

from tests.conftest import FROZEN, Yshj
from yshj.files.find.workspace import Workspace
from yshj.files.load.books import DEFAULTS
from yshj.files.load.plan import load_plan
from yshj.files.load.reading import Reading
from yshj.files.resolve.resolver import Resolver

NINE = (
    "东胜区人民政府", "康巴什区人民政府", "达拉特旗人民政府", "准格尔旗人民政府", "鄂托克前旗人民政府",
    "鄂托克旗人民政府", "杭锦旗人民政府", "乌审旗人民政府", "伊金霍洛旗人民政府",
)  # fmt: skip


@pytest.fixture(scope="module")
def read() -> Resolver:
    reading = Reading(Workspace(FROZEN))
    plan = load_plan(reading, None, DEFAULTS)
    assert reading.problems == []
    assert plan is not None
    return plan


def test_head(read: Resolver) -> None:
    head = read.plan.plan
    assert head.name == "鄂尔多斯市持续打造一流营商环境行动方案(6.0版)"
    assert (head.version, head.document, str(head.issued)) == ("6.0", "鄂府办发〔2025〕18号", "2025-03-25")


def test_tasks_by_section_and_category(read: Resolver) -> None:
    tasks = read.plan.tasks
    assert len(tasks) == 70
    assert Counter(task.section for task in tasks) == {"1": 43, "2": 15, "3": 9, "4": 3}
    assert len({task.category for task in tasks if task.section == "1"}) == 10
    assert {task.category for task in tasks if task.section == "4"} == {None}
    for task in tasks:
        assert task.section in read.plan.sections
        assert task.category is None or task.category in read.plan.sections


def test_leads_and_supports(read: Resolver) -> None:
    tasks = read.plan.tasks
    assert sum(len(task.lead) for task in tasks) == 85
    opened = sum(9 if name == "各旗区人民政府" else 1 for task in tasks for name in task.lead)
    assert opened == 189
    assert sum(1 for task in tasks if len(task.lead) > 1) == 14
    assert sum(1 for task in tasks if not task.support) == 20
    assert [task.id for task in tasks if task.support_open] == ["1-1-3", "2-4-1", "3-1-2", "3-1-3", "3-2-2"]
    assert len(read.tasks["2-4-1"].support) == 25
    assert "市工商业联合会(总商会)" in read.tasks["3-2-1"].lead
    assert "康巴什区人民政府" in read.tasks["1-9-4"].support


def test_units_and_groups(read: Resolver) -> None:
    named = {name for task in read.plan.tasks for name in (*task.lead, *task.support)}
    named |= {name for task in read.plan.tasks for r in task.recurring for name in r.units}
    groups = {group.name: group.members for group in read.plan.groups}
    assert len(named - groups.keys()) == 38
    assert len(groups) == 5
    assert tuple(groups.pop("各旗区人民政府")) == NINE
    assert set(groups.values()) == {"open"}
    assert all(unit.aliases or unit.name in NINE for unit in read.plan.units)


def test_deadlines_by_month(read: Resolver) -> None:
    months = Counter(str(task.due)[:7] for task in read.plan.tasks)
    assert months == {
        "2025-05": 2, "2025-07": 1, "2025-08": 5, "2025-09": 7, "2025-10": 16, "2025-11": 1, "2025-12": 38,
    }  # fmt: skip


def test_targets(read: Resolver) -> None:
    counted = {task.id: len(task.targets) for task in read.plan.tasks if task.targets}
    assert counted.pop("1-9-9") == 4
    assert counted == {
        "1-4-1": 1, "1-4-2": 1, "1-5-3": 1, "1-7-1": 3, "1-7-3": 1, "1-7-5": 1,
        "2-1-1": 1, "2-2-4": 1, "2-2-5": 1, "2-2-6": 1, "2-3-1": 1,
    }  # fmt: skip
    assert [t.demand for t in read.tasks["1-7-1"].targets] == ["不高于 30%", "不低于 95%", "不低于 95%"]
    assert read.tasks["1-5-3"].targets[0].demand == "超过 50 家"
    forces = Counter(t.force for t in read.tasks["1-9-9"].targets)
    assert forces == {"in_principle": 2, "required": 1, "encouraged": 1}
    assert read.tasks["1-4-1"].targets[0].force == read.tasks["1-4-2"].targets[0].force == "strive"


def test_every_task_says_what_it_demands(read: Resolver) -> None:
    assert [task.id for task in read.plan.tasks if not task.deliverables] == []


def test_recurring_work(read: Resolver) -> None:
    recurring = [(task.id, r.units, r.every, r.at_least) for task in read.plan.tasks for r in task.recurring]
    assert recurring == [
        ("3-2-3", ("各旗区人民政府",), "quarter", 1),
        ("3-2-3", ("市直各有关部门",), "year", 1),
    ]


def test_lint_finds_what_is_truly_there(yshj: Yshj) -> None:
    findings = yshj("lint", "--format", "json").json["findings"]
    by_code = {
        code: [(f["task"], f["text"]) for f in findings if f["code"] == code]
        for code in ("P01", "P02", "P03", "P04", "P05", "P06", "P07")
    }
    assert [task for task, _ in by_code["P01"]] == ["1-3-1", "2-1-2", "4-1"]
    assert [task for task, _ in by_code["P03"]] == ["3-2-3"]
    assert "市直各有关部门" in by_code["P03"][0][1]
    rest_days = Counter(text[3:10] for _, text in by_code["P06"])
    assert rest_days == {"2025-05": 2, "2025-08": 5, "2025-11": 1}
    assert by_code["P02"] == by_code["P04"] == by_code["P05"] == by_code["P07"] == []
