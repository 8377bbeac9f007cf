"""What the ledger, the rows, the page and the calendar have to say, from JSON; and what is read in them."""

import re
from collections import Counter
from datetime import date
from typing import Any

from tests.conftest import Yshj
from tests.papers.read_back import Shown

LABELS = {
    "overdue": "逾期", "unowned": "未认领", "at_risk": "预警", "on_track": "正常", "done": "已完成",
    "suspended": "已中止",
}  # fmt: skip
MARKS = dict(zip(LABELS, ("×", "■", "▲", "●", "√", "－"), strict=True))
NOT_RUNNING = ("done", "suspended")
Tasks = list[dict[str, Any]]


def leads_of(tasks: Tasks) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    return [(task, lead) for task in tasks for lead in task["leads"]]


def days_left(lead: Any, day: str) -> int | None:
    if lead["state"] in NOT_RUNNING or lead["effective_due"] is None:
        return None
    return (date.fromisoformat(lead["effective_due"]) - date.fromisoformat(day)).days


# The ledger


def said_in_sheets(book: dict[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = {name: rows for name, (_, rows) in book.items()}
    told["counts"] = {name: re.findall(r"\d+", said) for name, (said, _) in book.items()}
    for rows in (told[name] for name in book if name != "全部任务"):
        for row in rows:
            del row["单位类别"], row["情况"]
    for row in told["全部任务"]:
        del row["章节"], row["责任领导"]
        row["配合单位"] = re.split("、", row["配合单位"].removesuffix(" 等部门")) if row["配合单位"] else []
    return told


def sheets(tasks: Tasks, day: str) -> dict[str, Any]:
    states, every = Counter(task["state"] for task in tasks), leads_of(tasks)
    told: dict[str, Any] = {
        "全部任务": [
            {
                "编号": task["id"], "任务": task["title"], "状态": _state(task), "进度": task["progress"],
                "牵头部门": "、".join(lead["unit"] for lead in task["leads"]),
                "配合单位": task["support"], "方案时限": task["base_due"],
                "有效时限": task["effective_due"],
                "剩余天数": None if task["state"] in NOT_RUNNING else task["days_left"],
            }
            for task in tasks
        ],
        "全部牵头事项": [_lead(task, lead, day) for task, lead in every],
    }  # fmt: skip
    for state, label in LABELS.items():
        told[label] = [_lead(task, lead, day) for task, lead in every if lead["state"] == state]
    count = Counter(lead["state"] for _, lead in every)
    told["counts"] = {
        "全部任务": [str(len(tasks)), *(str(states[state]) for state in LABELS if states[state])],
        "全部牵头事项": [str(len(every)), *(str(count[state]) for state in LABELS if count[state])],
        **{label: [str(count[state])] for state, label in LABELS.items()},
    }
    return told


def _state(one: Any) -> str:
    return f"{MARKS[one['state']]} {LABELS[one['state']]}"


def _lead(task: Any, lead: Any, day: str) -> dict[str, Any]:
    return {
        "编号": task["id"], "任务": task["title"], "牵头部门": lead["unit"], "状态": _state(lead),
        "进度": lead["progress"], "时序进度": lead["expected"], "责任人": lead["owner"],
        "有效时限": lead["effective_due"], "剩余天数": days_left(lead, day), "最近填报": lead["last_entry"],
        "完成日": lead["done_on"], "已销号": "是" if lead["verified"] else None,
    }  # fmt: skip


# Rows for spreadsheets


def said_in_rows(rows: list[dict[str, str]]) -> dict[str, Any]:
    left_out = ("章", "类", "单位类别", "原因", "责任领导", "方案版本", "说明")
    return {"rows": [{key: row[key] for key in row if key not in left_out} for row in rows]}


def rows(tasks: Tasks, day: str, inputs: Any) -> dict[str, Any]:
    def plain(value: Any) -> str:
        if isinstance(value, bool):
            return "是" if value else "否"
        return "" if value is None else str(value)

    keys = {"找到文件": "found", "读入文件": "read", "未能读入": "refused", "进展条数": "entries"}
    told = [
        {
            "编号": task["id"], "任务": task["title"], "任务状态": LABELS[task["state"]],
            "牵头部门": lead["unit"], "状态": LABELS[lead["state"]], "进度": plain(lead["progress"]),
            "时序进度": plain(lead["expected"]), "责任人": plain(lead["owner"]),
            "方案时限": plain(task["base_due"]), "有效时限": plain(lead["effective_due"]),
            "剩余天数": plain(days_left(lead, day)), "最近填报": plain(lead["last_entry"]),
            "完成日": plain(lead["done_on"]), "逾期完成": plain(lead["late"]),
            "已销号": plain(lead["verified"]), "数据不全": "是" if lead["incomplete"] else "",
            "推算完成日": plain(lead["forecast"]),
            "代码": " ".join(reason["code"] for reason in lead["reasons"]),
            "未达要求": " ".join(lead["unmet"]), "评判日": day, "示例数据": "是",
            **{title: str(inputs[key]) for title, key in keys.items()},
            "输入问题": "0",
        }
        for task, lead in leads_of(tasks)
    ]  # fmt: skip
    return {"rows": told}


# The page for browsers


def said_on_page(shown: Shown) -> dict[str, Any]:
    markup = shown.markup
    row = r'<li id="t-(\S+)" .*?data-state="(\w+)" data-due="(\S+)" data-progress="(\d+)" data-units="(.*?)">'
    months = re.findall(r'<tr><th scope="row">(.*?)</th>(.*?)</tr>', markup, re.DOTALL)
    return {
        "counts": dict(re.findall(r'data-count="(\w+)">(\d+)<', markup)),
        "tasks": re.findall(row, markup),
        "weeks": {
            day: [shown.data["names"][int(state)] for state in states]
            for day, states in zip(shown.data["days"], shown.data["states"], strict=True)
        },
        "course": [
            tuple(re.findall(r"<td[^>]*>(.*?)</td>", line))
            for line in re.findall(r"<tr><td>20.*?</tr>", markup.partition('id="year"')[0])
        ],
        "decide": dict(re.findall(r'<h3>([^<]*)<span class="n">(\d+)</span></h3>\n<p class="who"', markup)),
        "months": {
            name: [re.sub(r"<.*?>", "", cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", cells)]
            for name, cells in months
        },
    }


def shown(yshj: Yshj, day: str) -> dict[str, Any]:
    def status(on: str) -> Tasks:
        found: Tasks = yshj("status", "--as-of", on, "--sort", "id", "--format", "json").json["tasks"]
        return found

    tasks = status(day)
    count = Counter(task["state"] for task in tasks)
    sundays = [
        str(date.fromordinal(n))
        for n in range(date(2025, 3, 30).toordinal(), date(2025, 10, 20).toordinal(), 7)
    ]
    stood = {on: status(on) for on in (*sundays, day)}
    return {
        "counts": {state: str(count[state]) for state in LABELS if state != "suspended"},
        "tasks": [
            (task["id"], task["state"], task["effective_due"] or "9999", str(task["progress"]),
             "".join(f"{lead['unit']}|" for lead in task["leads"]))
            for task in tasks
        ],
        "weeks": {on: [task["state"] for task in then] for on, then in stood.items()},
        "course": _course(tasks, stood),
        "decide": _decide([lead for _, lead in leads_of(tasks)]),
        "months": _months(tasks, {on: status(on) for on in MONTH_ENDS} | {day: tasks}),
    }  # fmt: skip


MONTH_ENDS = (
    "2025-03-31",
    "2025-04-30",
    "2025-05-31",
    "2025-06-30",
    "2025-07-31",
    "2025-08-31",
    "2025-09-30",
)


def _course(tasks: Tasks, stood: dict[str, Tasks]) -> list[tuple[str, ...]]:
    dues = [task["effective_due"] for task in tasks if task["effective_due"]]
    done = {on: str(sum(task["state"] == "done" for task in then)) for on, then in stood.items()}
    coming = (
        str(date.fromordinal(n))
        for n in range(date(2025, 10, 26).toordinal(), date(2026, 1, 5).toordinal(), 7)
    )
    return [(on, str(sum(due <= on for due in dues)), done.get(on, "—")) for on in (*stood, *coming)]


def _decide(leads: list[dict[str, Any]]) -> dict[str, str]:
    codes = [(lead, {reason["code"] for reason in lead["reasons"]}) for lead in leads]
    running = [(lead, own) for lead, own in codes if lead["state"] not in NOT_RUNNING]
    told = {
        "研究督办、约谈": sum(not own.isdisjoint(("T08", "T11")) for _, own in running),
        "指定单位": sum("O02" in own for _, own in running),
        "协调受阻事项": sum("T06" in own for _, own in running),
        "核验、销号": sum(lead["state"] == "done" and not lead["verified"] for lead in leads),
        "完成，或申请延期": sum(lead["state"] == "overdue" for lead in leads),
        "认领，并报第一次进展": sum("O03" in own for _, own in running),
    }
    return {what: str(number) for what, number in told.items() if number}


def _months(tasks: Tasks, ends: dict[str, Tasks]) -> dict[str, list[str]]:
    """Of each unit: leads, done, the worst state of each month so far, what falls due in each to come."""
    told = {}
    for unit in dict.fromkeys(lead["unit"] for _, lead in leads_of(tasks)):
        own = [lead for _, lead in leads_of(tasks) if lead["unit"] == unit]
        cells = [str(len(own)), str(sum(lead["state"] == "done" for lead in own))]
        for then in ends.values():
            states = [lead["state"] for _, lead in leads_of(then) if lead["unit"] == unit]
            worst = min(states, key=list(LABELS).index, default=None)
            cells.append(f"{MARKS[worst]} {states.count(worst)} {LABELS[worst]}" if worst else "")
        for month in ("2025-11", "2025-12"):
            due = sum(
                (lead["effective_due"] or "")[:7] == month for lead in own if lead["state"] not in NOT_RUNNING
            )
            cells.append(f"→ {due} 到期" if due else "")
        told[unit] = cells
    return told


# The calendar


def said_in_events(events: list[Any]) -> dict[str, Any]:
    told = set()
    for event in events:
        task, _, rest = event["summary"].removeprefix("【示例数据】").partition(" ")
        title, _, unit = rest.rpartition("　")
        first = event["description"].splitlines()[0]
        over = event["status"] == "CANCELLED"
        told.add((task, title, unit, str(event.decoded("dtstart")), over, first))
    return {"events": told, "number": len(events)}


def events(tasks: Tasks) -> dict[str, Any]:
    due = [(task, lead) for task, lead in leads_of(tasks) if lead["effective_due"]]
    told = {
        (task["id"], task["title"], lead["unit"], lead["effective_due"], lead["state"] in NOT_RUNNING,
         f"{LABELS[lead['state']]}，进度 {'—' if lead['progress'] is None else str(lead['progress']) + '%'}")
        for task, lead in due
    }  # fmt: skip
    return {"events": told, "number": len(due)}
