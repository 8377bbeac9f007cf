"""The tables that reports have to have, from the JSON of their last day."""

from collections import Counter, defaultdict
from typing import Any

from tests.papers.read_back import Among, Table

LABELS = {"overdue": "逾期", "unowned": "未认领", "at_risk": "预警", "on_track": "正常", "done": "已完成"}
Rows = list[dict[str, Any]]


def moved(now: int, before: int) -> str:
    return f"增 {now - before}" if now > before else f"减 {before - now}" if now < before else "持平"


def overall(told: Any) -> Table:
    rows = [("任务（项）", told["summary"], told["summary_before"])]
    rows += [("牵头事项（件）", told["leads"], told["leads_before"])]
    cells = [
        (name, *(f"{now[key]}（{moved(now[key], before[key])}）" for key in LABELS),
         str(sum(now[key] for key in LABELS)))
        for name, now, before in rows
    ]  # fmt: skip
    return ("", *LABELS.values(), "合计"), cells


def trend(trend: Rows) -> Table:
    rows = [(one["as_of"], *(str(one[key]) for key in LABELS), f"{one['done_percent']}%") for one in trend]
    return ("截至", *LABELS.values(), "完成率"), rows


def leads(rows: Rows) -> Table:
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


def due_next(told: Any) -> Table:
    grouped: dict[tuple[str, str, str], Rows] = defaultdict(list)
    for row in told["due_next"]:
        grouped[row["task"], row["title"], row["effective_due"]].append(row)
    rows = []
    for (task, title, due), waiting in grouped.items():
        waiting.sort(key=lambda row: row["progress"] or 0)
        named = "、".join(f"{row['unit']} {percent(row['progress'])}" for row in waiting)
        rows.append((f"{task} {title}", due, f"{len(waiting)}/{told['leads_of'][task]} 家", named))
    return ("任务", "时限", "未完成", "未完成的单位和进度"), rows


def laggards(leads: Rows) -> Table:
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


def escalated(rows: Rows) -> Table:
    cells = [
        (row["unit"], f"{row['task']} {row['title']}", row["since"], f"{row['months']} 次", row["call"])
        for row in rows
    ]
    return ("单位", "任务", "自", "月末", "建议"), cells


def ranking(ranking: Rows) -> list[Table]:
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
