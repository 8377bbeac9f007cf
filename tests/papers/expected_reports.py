"""What reports have to say, from the JSON of their last day."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from tests.papers.read_back import Among, Table

LABELS = {"overdue": "逾期", "unowned": "未认领", "at_risk": "预警", "on_track": "正常", "done": "已完成"}
Rows = list[dict[str, Any]]


def report(told: Any) -> dict[str, Any]:
    """Of `yshj report`, from its own JSON, which other tests hold against that of its days."""
    now, before, every = told["summary"], told["summary_before"], told["schema"]
    late, wrong, near = (
        (*told["overdue"], *told["unowned"]),
        told["at_risk"]["wrong"],
        told["at_risk"]["due_soon"],
    )
    keys = ("owed", "on_time", "late", "missing")
    tables = [_overall(told), _trend(told.get("trend", [])), _leads(late), _leads(wrong), _due_next(told)]
    said: dict[str, Any] = {
        "done": [(str(now["tasks"]), str(now["done"]), f"{100 * now['done'] / now['tasks']:.1f}")],
        "states": [
            (LABELS[key], str(now[key]), moved(now[key], before[key])) for key in LABELS if key != "done"
        ],
        "late": [str(len(late))],
        "at risk": [str(len(wrong))] if wrong else [],
        "only near": [str(len(near))] if near else [],
        "newly done": [str(len(told["newly"]["done"]))],
        "due next": [(str(len({row["task"] for row in told["due_next"]})), str(len(told["due_next"])))],
        "silent leads": list(_silent(told)) if "week" in every else [],
        "reported": [tuple(str(told["reported"][key]) for key in keys)],
        "verify": [str(len(told["unverified"]))] * 2,
        **_agenda(told),
        **_change(told),
    }
    if "week" not in every:
        tables += [_laggards(told["reported"]["leads"]), _escalated(told["escalated"])]
        said["laggards"] = [str(len(_laggards(told["reported"]["leads"])[1]))]
        said["escalated"] = [str(len(told["escalated"]))]
    if "quarter" in every:
        tables += _ranking(told["ranking"])
    if "year" in every:
        said["due next"] = []
        total, *units = told["promises"]
        words = ("original", "extended", "targets", "recurring")
        said["promises"] = [
            tuple(part for word in words for part in (_kept(total[word]), str(total[word]["percent"])))
        ]
        titles = ("单位", "按原时限完成", "按现时限完成", "目标值达到", "经常性工作开展")
        tables.append((titles, [(one["unit"], *(_kept(one[word]) for word in words)) for one in units]))
    return meant([table for table in tables if table[1]], said, told["tasks"], told["inputs"])


def _agenda(told: Any) -> dict[str, Any]:
    rows = (*told["overdue"], *told["unowned"], *told["at_risk"]["wrong"])
    having = Counter(code for row in rows for code in {reason["code"] for reason in row["reasons"]})
    done, others = ([one for one in told["owing"] if one["done"] is over] for over in (True, False))
    calls = {
        "建议督办": having["T08"], "指定单位": having["O02"], "责成认领": having["O03"],
        "协调受阻": having["T06"], "核验": len(told["unverified"]), "补办经常性工作": len(others),
    }  # fmt: skip
    said = [(what, str(number), "") for what, number in calls.items() if number]
    said = [(what, n, str(len(done)) if what == "核验" and done else "") for what, n, _ in said]
    return {"calls": said, "owing": [str(len(done))] if done else []}


def _change(told: Any) -> dict[str, Any]:
    net = told["summary"]["done"] - told["summary_before"]["done"]
    tasks, leads = told["tasks_newly"]["done"], told["newly"]["done"]
    whole = [row for row in leads if row["task"] in tasks]
    late = told["tasks_newly"]["overdue"]
    due = (str(len({row["task"] for row in told["due_next"]})), str(len(told["due_next"])))
    days = [(one["date"].split("-"), one["task"]) for one in told["decisions"]]
    return {
        "net": [moved(net, 0)],
        "finished": [str(len(tasks))],
        "newly late": [str(len(late))] if late else [],
        "due": [due] if told["due_next"] else [],
        "decided": [str(len(days))],
        "decisions": [(str(int(month)), str(int(day)), task) for (_, month, day), task in days],
        "whole": [(str(len(leads)), str(len(whole)), str(len(tasks)))],
        "apart": [str(len(leads) - len(whole))] if len(leads) > len(whole) else [],
        "less": _less(told),
        "back": [str(len(told["undone"]))] if told["undone"] else [],
        "well again": [str(len(told["newly"]["on_track"]))] if told["newly"]["on_track"] else [],
        "newly bad": [str(len(told["newly"]["overdue"]))] if told["newly"]["overdue"] else [],
        "period": [tuple(part for key in ("first", "last", "as_of") for part in _month_and_day(told[key]))],
        "fell": [str(len(told["tasks_undone"]))] if told["tasks_undone"] else [],
        "sent back": [str(len(told["returned"]))] if told["undone"] else [],
        "not named": _not_named(told),
        **_owed(told),
    }


def _less(told: Any) -> list[tuple[str, ...]]:
    """What is done less, where anything is no longer done: leads, then tasks."""
    if not told["undone"]:
        return []
    pairs = ((told["newly"]["done"], told["undone"]), (told["tasks_newly"]["done"], told["tasks_undone"]))
    counts = ((len(new), len(gone), len(new) - len(gone)) for new, gone in pairs)
    return [tuple(str(number) for each in counts for number in each)]


def _month_and_day(day: str) -> tuple[str, str]:
    return str(int(day[5:7])), str(int(day[8:]))


def _not_named(told: Any) -> list[str]:
    """Done leads of which some deliverable is not said to be there, where that owes nothing (a summary)."""
    leads = {
        (task["id"], f["unit"])
        for task in told["tasks"]
        for f in task["findings"]
        if f["code"] == "E06" and f["severity"] == "warning" and not f["waived"]
    }
    return [str(len(leads))] if leads else []


def _owed(told: Any) -> dict[str, Any]:
    """Targets missed and recurring work that was short, with their figures."""
    texts = {
        code: [f["text"] for one in told["owing"] for f in one["findings"] if f["code"] == code]
        for code in ("E02", "E04")
    }
    return {"measured": texts["E02"], "held": texts["E04"]}


def meant(tables: list[Table], said: dict[str, Any], tasks: Rows, inputs: Any) -> dict[str, Any]:
    """With what may be said anywhere: of which tasks, of which days, and what of each lead."""
    leads = [(task["id"], lead) for task in tasks for lead in task["leads"]]
    texts = json.dumps([tasks, inputs], ensure_ascii=False)
    keys = ("found", "read", "refused", "entries", "last_entry")
    told = {name: sorted(found) for name, found in said.items() if found}
    return {
        "tables": [(titles, sorted(rows, key=str)) for titles, rows in tables],
        "named": Among((task["id"], task["title"][:4]) for task in tasks),
        "days": Among(re.findall(r"\d{4}-\d\d-\d\d", texts)),
        "of leads": Among((id_, lead["unit"], r["short"]) for id_, lead in leads for r in lead["reasons"]),
        "circumstances": Among(phrase for task in tasks for phrase in _circumstances(task)),
        "read": [tuple(str(inputs[key]) for key in keys)],
        **told,
    }


def _circumstances(task: Any) -> list[str]:
    shorts = [reason["short"] for lead in task["leads"] for reason in lead["reasons"]]
    return [f"还有 {task['days_left']} 天到期", "退回未再报", *shorts]


def moved(now: int, before: int) -> str:
    return f"增 {now - before}" if now > before else f"减 {before - now}" if now < before else "持平"


def _kept(word: Any) -> str:
    return f"{word['kept']}/{word['of']}" if word["of"] else "—"


def _silent(told: Any) -> Iterator[tuple[str, str, str]]:
    """Whose entry of the last reporting day is missing, and since when it has written none."""
    last = {
        (task["id"], lead["unit"]): lead["last_entry"] for task in told["tasks"] for lead in task["leads"]
    }
    for one in told["reported"]["leads"]:
        if one["standing"] == "missing":
            wrote = last[one["task"], one["unit"]]
            days = (date.fromisoformat(told["as_of"]) - date.fromisoformat(wrote)).days if wrote else None
            yield one["task"], one["unit"], f"{days} 天未报" if wrote else "从未填报"


def _overall(told: Any) -> Table:
    rows = [("任务（项）", told["summary"], told["summary_before"])]
    rows += [("牵头事项（件）", told["leads"], told["leads_before"])]
    cells = [
        (name, *(f"{now[key]}（{moved(now[key], before[key])}）" for key in LABELS),
         str(sum(now[key] for key in LABELS)))
        for name, now, before in rows
    ]  # fmt: skip
    return ("", *LABELS.values(), "合计"), cells


def _trend(trend: Rows) -> Table:
    rows = [(one["as_of"], *(str(one[key]) for key in LABELS), f"{one['done_percent']}%") for one in trend]
    return ("截至", *LABELS.values(), "完成率"), rows


def _leads(rows: Rows) -> Table:
    cells = [
        (row["unit"], f"{row['task']} {row['title']}", row["effective_due"], percent(row["progress"]),
         circumstances(row))
        for row in rows
    ]  # fmt: skip
    return ("单位", "任务", "时限", "进度", "情况"), cells  # type: ignore[return-value]


def circumstances(row: Any) -> Among:
    return Among({"退回未再报", *(reason["short"] for reason in row["reasons"])})


def percent(value: float | None) -> str:
    return "—" if value is None else f"{value}%"


def _due_next(told: Any) -> Table:
    grouped: dict[tuple[str, str, str], Rows] = defaultdict(list)
    for row in told["due_next"]:
        grouped[row["task"], row["title"], row["effective_due"]].append(row)
    rows = []
    for (task, title, due), waiting in grouped.items():
        waiting.sort(key=lambda row: row["progress"] or 0)
        named = "、".join(f"{row['unit']} {percent(row['progress'])}" for row in waiting)
        rows.append((f"{task} {title}", due, f"{len(waiting)}/{told['leads_of'][task]} 家", named))
    return ("任务", "时限", "未完成", "未完成的单位和进度"), rows


def _laggards(leads: Rows) -> Table:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    missing: dict[str, list[str]] = defaultdict(list)
    for lead in leads:
        counts[lead["unit"]][lead["standing"]] += 1
        if lead["standing"] == "missing":
            missing[lead["unit"]].append(lead["task"])
    rows = [
        (unit, str(kept.total()), *(str(kept[key]) for key in ("on_time", "late", "missing")),
         "、".join(dict.fromkeys(missing[unit])) or "—")
        for unit, kept in counts.items() if kept["late"] or kept["missing"]
    ]  # fmt: skip
    return ("单位", "应报", "已报", "迟报", "未报", "未报的任务"), rows


def _escalated(rows: Rows) -> Table:
    cells = [
        (row["unit"], f"{row['task']} {row['title']}", row["since"], f"{row['months']} 次", row["call"])
        for row in rows
    ]
    return ("单位", "任务", "自", "月末", "建议"), cells


def _ranking(ranking: Rows) -> list[Table]:
    def figures(row: Any) -> tuple[str, ...]:
        rates = (percent(row[key]) for key in ("on_time_percent", "done_percent"))
        return (row["unit"], str(row["leads"]), str(row["unmet"]), *rates)

    ranked = [(str(r["rank"]), *figures(r), _risen(r)) for r in ranking if r["rank"]]
    others = [(*figures(row), row["unranked"]) for row in ranking if not row["rank"]]
    titles = ("单位", "牵头", "欠项", "按时率", "完成率")
    return [(("名次", *titles, "比上季度"), ranked), ((*titles, "原因"), others)]


def _risen(row: Any) -> str:
    if row["rank_before"] is None:
        return "原未排名"
    change = row["rank_before"] - row["rank"]
    return f"升 {change} 位" if change > 0 else f"降 {-change} 位" if change else "持平"
