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
    silent = after.having("T05")
    assert Counter({one["unit"]: one["leads"] for one in week["silent"]}) == Counter(u for _, u in silent)
    waiting = {key for key, lead in after.leads.items() if lead["state"] not in ("done", "suspended")}
    assert week["reporting"] == len({unit for _, unit in waiting} - {unit for _, unit in silent})
    soon = {key for key in waiting if 0 < (due(after, key) - sunday).days <= 14}
    assert keys(week["due_next"]) == soon


def due(day: Day, key: tuple[str, str]) -> date:
    return date.fromisoformat(day.leads[key]["effective_due"])


def test_the_paper_says_these_figures(week: Any, text: str, before: Day, after: Day) -> None:
    for name, now, then in (
        ("任务（项）", Counter(after.tasks.values()), Counter(before.tasks.values())),
        ("牵头事项（件）", Counter(week["leads"]), Counter(week["leads_before"])),
    ):
        cells = [f"{now[state]}（{moved(now[state] - then[state])}）" for state in STATES.values()]
        assert f"| {name} | {' | '.join(cells)} | {now.total()} |" in text
    done, tasks = week["summary"]["done"], week["summary"]["tasks"]
    assert f"{tasks} 项任务已完成 {done} 项（{100 * done / tasks:.1f}%）" in text
    late, wrong = len(week["overdue"]) + len(week["unowned"]), len(week["at_risk"]["wrong"])
    for words in (
        f"## 四、逾期和未认领（{late} 件）",
        f"## 五、有问题的预警（{wrong} 件；另 {len(week['at_risk']['due_soon'])} 件只是临期",
        f"新完成 {len(week['newly']['done'])} 件（均待核验）",
        f"“建议督办”{len(after.having('T08'))} 件",
        f"核验 {len(week['unverified'])} 件（{week['unmet']} 件有欠项）",
        f"决定 {len(week['decisions'])} 件：",
        f"今后 14 天内到期（{len({r['task'] for r in week['due_next']})} 项、{len(week['due_next'])} 件）",
        f"久未填报（{len(after.having('T05'))} 件）",
        f"其余 {week['reporting']} 个",
    ):
        assert words in text


def moved(change: int) -> str:
    return f"增 {change}" if change > 0 else f"减 {-change}" if change else "持平"


def test_every_row_has_the_title_due_and_progress_of_its_lead(text: str, after: Day) -> None:
    """What stands in the fourth and fifth part."""
    part = text.partition("## 四、")[2].partition("## 六、")[0]
    rows = re.findall(r"^\| (\S+) \| (\S+) (.+?) \| (\d\S+) \| (\S+) \| (.+) \|$", part, re.MULTILINE)
    assert len(rows) == len(after.in_state("overdue")) + len(after.in_state("unowned")) + 17
    for unit, task, title, day, progress, _ in rows:
        lead = after.leads[task, unit]
        figure = "—" if lead["progress"] is None else f"{lead['progress']}%"
        assert (title.replace("\\", ""), day, progress) == (lead["title"], lead["effective_due"], figure)


def test_no_lead_is_said_to_be_behind_when_it_is_late(text: str) -> None:
    assert not [line for line in text.splitlines() if "逾期 " in line and "落后" in line and line[0] == "|"]
