"""Every figure of the week equals the JSON of its days."""

import re
from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest

from tests.conftest import Yshj

LAST = date(2025, 10, 19)
SUNDAYS = [date(2025, 6, 1), date(2025, 7, 27), date(2025, 10, 5), LAST]
STATES = {
    "逾期": "overdue",
    "未认领": "unowned",
    "预警": "at_risk",
    "正常": "on_track",
    "已完成": "done",
}


class Day:
    """`status` and `check` of one day."""

    def __init__(self, yshj: Yshj, day: date) -> None:
        asked = ("--as-of", str(day), "--format", "json")
        self.status = yshj("status", *asked, "--sort", "id").json
        self.findings = yshj("check", *asked).json["findings"]
        self.leads = {
            (task["id"], lead["unit"]): {**lead, "title": task["title"], "of": len(task["leads"])}
            for task in self.status["tasks"]
            for lead in task["leads"]
        }
        self.tasks = {task["id"]: task["state"] for task in self.status["tasks"]}

    def having(self, code: str) -> set[tuple[str, str]]:
        return {(found["task"], found["unit"]) for found in self.findings if found["code"] == code}

    def in_state(self, state: str) -> set[tuple[str, str]]:
        return {key for key, lead in self.leads.items() if lead["state"] == state}


@pytest.fixture
def sunday(request: pytest.FixtureRequest) -> date:
    day: date = getattr(request, "param", LAST)
    return day


@pytest.fixture(scope="module")
def days() -> dict[date, Day]:
    """Each day that was asked for."""
    return {}


@pytest.fixture
def before(yshj: Yshj, sunday: date, days: dict[date, Day]) -> Day:
    day = sunday - timedelta(days=7)
    return days.setdefault(day, days.get(day) or Day(yshj, day))


@pytest.fixture
def after(yshj: Yshj, sunday: date, days: dict[date, Day]) -> Day:
    return days.setdefault(sunday, days.get(sunday) or Day(yshj, sunday))


@pytest.fixture
def week(yshj: Yshj, sunday: date) -> Any:
    return yshj("report", "week", "--as-of", str(sunday), "--format", "json").json


@pytest.fixture
def text(yshj: Yshj) -> str:
    return yshj("report", "week", "--as-of", str(LAST)).out


def keys(rows: list[dict[str, Any]]) -> set[tuple[str, str]]:
    assert len({(row["task"], row["unit"]) for row in rows}) == len(rows)
    return {(row["task"], row["unit"]) for row in rows}


@pytest.mark.parametrize("sunday", SUNDAYS, ids=str, indirect=True)
def test_the_json_of_the_week_is_that_of_its_days(week: Any, before: Day, after: Day) -> None:
    assert (week["summary"], week["summary_before"]) == (after.status["summary"], before.status["summary"])
    for name, day in (("leads", after), ("leads_before", before)):
        states = Counter(lead["state"] for lead in day.leads.values())
        assert week[name] == {**dict.fromkeys([*STATES.values(), "suspended"], 0), **states}
    for state in STATES.values():
        assert keys(week["newly"][state]) == after.in_state(state) - before.in_state(state)
        were = {task for task, stood in before.tasks.items() if stood == state}
        are = [task for task, stands in after.tasks.items() if stands == state]
        assert week["tasks_newly"][state] == [task for task in are if task not in were]
    assert keys(week["undone"]) == before.in_state("done") - after.in_state("done")
    assert keys(week["overdue"]) == after.in_state("overdue")
    assert keys(week["unowned"]) == after.in_state("unowned")
    risks = week["at_risk"]
    assert keys(risks["wrong"]) | keys(risks["due_soon"]) == after.in_state("at_risk")
    assert keys(risks["due_soon"]) == {
        key
        for key in after.in_state("at_risk")
        if {r["code"] for r in after.leads[key]["reasons"]} == {"T02"}
    }


@pytest.mark.parametrize("sunday", SUNDAYS, ids=str, indirect=True)
def test_what_waits_is_what_the_findings_say(week: Any, after: Day, sunday: date) -> None:
    unverified = {key for key in after.in_state("done") if not after.leads[key]["verified"]}
    assert keys(week["unverified"]) == unverified == after.having("E05")
    owed = {
        (found["task"], found["unit"])
        for found in after.findings
        if found["code"] in ("E02", "E04", "E06") and found["severity"] == "error"
    }
    assert {(one["task"], one["unit"]) for one in week["owing"]} == owed
    assert week["unmet"] == sum(bool(lead["unmet"]) for lead in after.leads.values())
    waiting = {key for key, lead in after.leads.items() if lead["state"] not in ("done", "suspended")}
    soon = {key for key in waiting if 0 < (due(after, key) - sunday).days <= 14}
    assert keys(week["due_next"]) == soon


@pytest.mark.parametrize("sunday", SUNDAYS, ids=str, indirect=True)
def test_who_is_silent_is_who_missing_names(yshj: Yshj, week: Any, sunday: date) -> None:
    missing = yshj("missing", "--as-of", str(sunday), "--format", "json").json
    assert week["reported"] == {key: missing[key] for key in week["reported"]}
    silent = Counter(lead["unit"] for lead in missing["leads"] if lead["standing"] == "missing")
    assert {one["unit"]: one["leads"] for one in week["silent"]} == silent
    assert week["reporting"] == len({lead["unit"] for lead in missing["leads"]} - silent.keys())
    text = yshj("report", "week", "--as-of", str(sunday)).out.partition("、报送情况")[2].partition("## ")[0]
    named = re.findall(r"^- (\S+) .*（(\S+?)）(?:从未填报|\d+ 天未报)$", text, re.MULTILINE)
    assert sorted(named) == sorted(
        (lead["task"], lead["unit"]) for lead in missing["leads"] if lead["standing"] == "missing"
    )


def due(day: Day, key: tuple[str, str]) -> date:
    return date.fromisoformat(day.leads[key]["effective_due"])


def test_no_lead_is_said_to_be_behind_when_it_is_late(text: str) -> None:
    assert not [line for line in text.splitlines() if "逾期 " in line and "落后" in line and line[0] == "|"]
