"""What bulletins and notices have to say, from the JSON of their day."""

from collections import Counter
from typing import Any

from tests.papers.expected_reports import meant
from tests.papers.expected_tables import LABELS, Rows, circumstances, moved, percent


def bulletin(told: Any, units: Rows) -> dict[str, Any]:
    """From the JSON of the month's report and of `dept` on its last day."""
    now, before = told["summary"], told["summary_before"]
    late, unowned, risks = told["overdue"], told["unowned"], told["at_risk"]
    missing = [one for one in told["reported"]["leads"] if one["standing"] == "missing"]
    tardy = [one for one in told["reported"]["leads"] if one["standing"] == "late"]
    calls = Counter(row["call"] for row in told["escalated"])
    titles = told["titles"]
    said = {
        "bulletin all": [(str(now["tasks"]), str(sum(told["leads"].values())))],
        "bulletin states": [
            (
                LABELS[key],
                str(now[key]),
                f"{100 * now[key] / now['tasks']:.1f}",
                moved(now[key], before[key]),
            )
            for key in LABELS
        ],
        "bulletin late": [(str(len(late)), str(len({row["unit"] for row in late})))] if late else [],
        "bulletin unowned": [str(len(unowned))] if unowned else [],
        "bulletin missing": [(str(told["reported"]["owed"]), str(len(missing)))] if missing else [],
        "bulletin calls": [(str(calls["约谈"]), str(calls["督办"]))],
        "bulletin new": [(str(len(told["newly"]["done"])), str(len(told["newly"]["overdue"])))],
        "bulletin lead": [
            (row["task"], in_full(row["effective_due"]), str(-row["days_left"]), str(row["progress"]))
            for row in late
        ],
    }
    states = ("done", "overdue", "unowned", "at_risk", "on_track")
    tables: list[Any] = [
        (("单位", "编号", "任务", "原时限", "现时限", "逾期", "进度", "情况"), [
            (row["unit"], row["task"], row["title"], told["planned"][row["task"]], row["effective_due"],
             f"{-row['days_left']} 天" if row in late else "—", percent(row["progress"]), circumstances(row))
            for row in (*late, *unowned)
        ]),
        (("单位", "编号", "任务", "时限", "进度", "情况"), [
            (row["unit"], row["task"], row["title"], row["effective_due"], percent(row["progress"]),
             circumstances(row))
            for row in (*risks["wrong"], *risks["due_soon"])
        ]),
        (("单位", "编号", "任务", "欠项"), [
            (one["unit"], one["task"], titles[one["task"]],
             "；".join(found["text"] for found in one["findings"]))
            for one in told["owing"] if one["done"]
        ]),
        (("单位", "牵头", "已完成", "逾期", "未认领", "预警", "正常", "完成率", "按时率"), [
            (unit["unit"], str(unit["leads"]), *(str(unit[state]) for state in states),
             percent(unit["done_percent"]), percent(unit["on_time_percent"]))
            for unit in units
        ]),
        (("单位", "编号", "任务", "应报", "情况"), [
            (one["unit"], one["task"], titles[one["task"]], one["due_by"],
             f"{one['entry']} 迟报" if one["entry"] else "未报")
            for one in (*missing, *tardy)
        ]),
    ]  # fmt: skip
    return meant([table for table in tables if table[1]], said, told["tasks"], told["inputs"])


def in_full(day: str) -> str:
    year, month, of_month = day.split("-")
    return f"{year}年{int(month)}月{int(of_month)}日"


def notice(unit: str, tasks: Rows, inputs: Any) -> dict[str, Any]:
    """From the JSON of `status`: what was found about the unit, but what is done and owes nothing."""
    first, near, grounds = [], [], []
    for task in tasks:
        lead = next((one for one in task["leads"] if one["unit"] == unit), None)
        found = [
            f for f in task["findings"] if f["unit"] == unit and f["severity"] != "info" and not f["waived"]
        ]
        found = [f for f in found if f["code"][0] in "TO"]
        if lead is None or lead["state"] not in ("overdue", "unowned", "at_risk") or not found:
            continue
        due = in_full(lead["effective_due"])
        progress = "" if lead["progress"] is None else str(lead["progress"])
        if {f["code"] for f in found} == {"T02"}:
            near.append((task["id"], due, progress))
            continue
        first.append((task, due, progress, LABELS[lead["state"]]))
        grounds += [(f["text"], f["code"]) for f in found if f["code"] != "T02"]
    slip = [(task["id"], task["title"], "", "") for task, *_ in first]
    slip += [(id_, next(t["title"] for t in tasks if t["id"] == id_), "", "") for id_, *_ in near]
    said = {
        "matters": [task["id"] for task, *_ in first],
        "dues": [tuple(others) for _, *others in first],
        "grounds": grounds,
        "near": near,
    }
    return meant([(("编号", "任务", "责任人", "答复要点"), slip)], said, tasks, inputs)
