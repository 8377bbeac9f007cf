"""What reports have to say, from the JSON of their last day."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta

from tests.papers.expected_tables import (
    LABELS,
    Rows,
    due_next,
    escalated,
    laggards,
    leads,
    moved,
    overall,
    ranking,
    trend,
)
from tests.papers.read_back import Among, Table


def report(told: Any) -> dict[str, Any]:
    """Of `yshj report`, from its own JSON, which other tests hold against that of its days."""
    now, before, every = told["summary"], told["summary_before"], told["schema"]
    late, wrong, near = (
        (*told["overdue"], *told["unowned"]),
        told["at_risk"]["wrong"],
        told["at_risk"]["due_soon"],
    )
    keys = ("owed", "on_time", "late", "missing")
    tables = [overall(told), trend(told.get("trend", [])), leads(late), leads(wrong), due_next(told)]
    said: dict[str, Any] = {
        "done": [(str(now["tasks"]), str(now["done"]), f"{100 * now['done'] / now['tasks']:.1f}")],
        "states": [
            (LABELS[key], str(now[key]), moved(now[key], before[key])) for key in LABELS if key != "done"
        ],
        "late": [str(len(late))],
        "at risk": [str(len(wrong))] if wrong else [],
        "only near": [str(len(near))] if near else [],
        "newly done": [str(len(told["newly"]["done"]))],
        "due next": [(_ahead(told), *_tasks_and_leads(told["due_next"]))],
        "reported": [tuple(str(told["reported"][key]) for key in keys)],
        "verify": [str(len(told["unverified"]))] * 2,
        **_agenda(told),
        **_change(told),
    }
    if "week" in every:
        said["silent leads"] = list(_silent(told))
        said["week"] = [tuple(str(n) for n in date.fromisoformat(told["first"]).isocalendar()[:2])]
        said["reported period"] = [tuple(str(int(part)) for part in told["reported"]["by"].split("-")[:2])]
    else:
        tables += [laggards(told["reported"]["leads"]), escalated(told["escalated"])]
        said["laggards"] = [str(len(laggards(told["reported"]["leads"])[1]))]
        said["escalated"] = [str(len(told["escalated"]))]
    if "quarter" in every:
        tables += ranking(told["ranking"])
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
    units = Counter(
        (reason["short"], row["unit"]) for row in rows for reason in row["reasons"] if reason["code"] == "T08"
    )
    calls = {
        "建议督办": having["T08"], "指定单位": having["O02"], "责成认领": having["O03"],
        "协调受阻": having["T06"], "核验": len(told["unverified"]), "补办经常性工作": len(others),
    }  # fmt: skip
    said = [(what, str(number), "") for what, number in calls.items() if number]
    said = [(what, n, str(len(done)) if what == "核验" and done else "") for what, n, _ in said]
    by_unit = [(call, unit, str(number)) for (call, unit), number in units.items()]
    return {"calls": said, "by unit": by_unit, "owing": [str(len(done))] if done else []}


def _change(told: Any) -> dict[str, Any]:
    net = told["summary"]["done"] - told["summary_before"]["done"]
    tasks, leads = told["tasks_newly"]["done"], told["newly"]["done"]
    whole = [row for row in leads if row["task"] in tasks]
    late = told["tasks_newly"]["overdue"]
    days = [(one["date"].split("-"), one["task"]) for one in told["decisions"]]
    return {
        "net": [moved(net, 0)],
        "finished": [str(len(tasks))],
        "newly late": [str(len(late))] if late else [],
        "due": _due(told) if told["due_next"] else [],
        "unheard": [_month_and_day(one["date"]) for one in told["returned"] if one["task"] in late],
        "decided": [str(len(days))],
        "decisions": [(str(int(month)), str(int(day)), task) for (_, month, day), task in days],
        "whole": [(str(len(leads)), str(len(whole)), str(len(tasks)))],
        "apart": [str(len(leads) - len(whole))] if len(leads) > len(whole) else [],
        "less": _less(told),
        "back": [str(len(told["undone"]))] if told["undone"] else [],
        "well again": [str(len(told["newly"]["on_track"]))] if told["newly"]["on_track"] else [],
        "newly bad": _newly_bad(told),
        "period": [_period(*(_month_and_day(told[key]) for key in ("first", "last", "as_of")))],
        "worst": [str(len(told["worst"]))],
        "compared": [_eve(told)],
        "version": [told["plan"]["version"]],
        "fell": [str(len(told["tasks_undone"]))] if told["tasks_undone"] else [],
        "sent back": [str(len(told["returned"]))] if told["undone"] else [],
        "not named": _not_named(told),
        **_owed(told),
    }


def _tasks_and_leads(rows: Rows) -> tuple[str, str]:
    return str(len({row["task"] for row in rows})), str(len(rows))


def _ahead(told: Any) -> str:
    """How many days a report looks ahead: two weeks, or the next month, quarter or year."""
    if "week" in told["schema"]:
        return "14"
    last = date.fromisoformat(told["last"])
    months = next(n for word, n in {"month": 1, "quarter": 3, "year": 12}.items() if word in told["schema"])
    return str((last + relativedelta(months=months, day=31) - last).days)


def _due(told: Any) -> list[tuple[str, ...]]:
    days = {row["effective_due"] for row in told["due_next"]}
    day = " 月 ".join(_month_and_day(min(days))) + " 日" if len(days) == 1 else ""
    return [(day, "" if day else _ahead(told), *_tasks_and_leads(told["due_next"]))]


def _newly_bad(told: Any) -> list[str]:
    newly, wrong = told["newly"], {(row["task"], row["unit"]) for row in told["at_risk"]["wrong"]}
    risks = [row for row in newly["at_risk"] if (row["task"], row["unit"]) in wrong]
    counts = {"逾期": newly["overdue"], "未认领": newly["unowned"], "有问题的预警": risks}
    said = "、".join(f"{what} {len(rows)} 件" for what, rows in counts.items() if rows)
    return [said] if said else []


def _less(told: Any) -> list[tuple[str, ...]]:
    """What is done less, where anything is no longer done: leads, then tasks."""
    if not told["undone"]:
        return []
    pairs = ((told["newly"]["done"], told["undone"]), (told["tasks_newly"]["done"], told["tasks_undone"]))
    counts = ((len(new), len(gone), len(new) - len(gone)) for new, gone in pairs)
    return [tuple(str(number) for each in counts for number in each)]


def _period(first: tuple[str, str], last: tuple[str, str], as_of: tuple[str, str]) -> tuple[str, ...]:
    """A month is said once."""
    return (*first, last[0] if last[0] != first[0] else "", last[1], *as_of)


def _eve(told: Any) -> tuple[str, str, str]:
    """The day before the first; its year where that is another one."""
    eve = date.fromisoformat(told["first"]) - timedelta(days=1)
    return "" if str(eve.year) == told["last"][:4] else str(eve.year), str(eve.month), str(eve.day)


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
        "by unit": [],
        "read": [tuple(str(inputs[key]) for key in keys)],
        **told,
    }


def _circumstances(task: Any) -> list[str]:
    shorts = [reason["short"] for lead in task["leads"] for reason in lead["reasons"]]
    return [f"还有 {task['days_left']} 天到期", "退回未再报", *shorts]


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
