"""Random small books for the laws, as snippets that the real loader reads."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from tests.snippets import ISSUED

FIRST = date.fromisoformat(ISSUED)
LEADS = ("甲局", "乙局", "东区")

days = st.integers(0, 330).map(lambda n: FIRST + timedelta(days=n))
progress = st.one_of(st.just(100), st.integers(0, 100))


@st.composite
def entries(draw: st.DrawFn) -> dict[str, Any]:
    entry: dict[str, Any] = {"date": str(draw(days))}
    if draw(st.booleans()):
        entry["progress"] = draw(progress)
    if draw(st.integers(0, 3)) == 0:
        entry["owner"] = draw(st.sampled_from(["张某", "李某"]))
    if draw(st.integers(0, 4)) == 0:
        entry["blocked"] = draw(st.sampled_from([None, "等待批复"]))
    if draw(st.integers(0, 4)) == 0:
        entry["measures"] = {"网办率": draw(st.integers(90, 100))}
    if draw(st.integers(0, 4)) == 0:
        entry["held"] = {"座谈": 1}
    if draw(st.integers(0, 4)) == 0:
        entry["delivered"] = ["清单"]
    if len(entry) == 1:
        entry["note"] = "没有新进展"
    return entry


@st.composite
def decisions(draw: st.DrawFn, due: date) -> dict[str, Any]:
    kind = draw(st.sampled_from(["extend", "close", "return", "waive"]))
    decision: dict[str, Any] = {"date": str(draw(days)), "kind": kind}
    if kind == "extend":
        decision["until"] = str(due + timedelta(days=draw(st.integers(1, 90))))
    if kind == "waive":
        decision["code"] = draw(st.sampled_from(["T01", "T03", "T05", "O03", "E05"]))
    if draw(st.booleans()):
        decision["unit"] = draw(st.sampled_from(LEADS))
    return decision


@st.composite
def books(draw: st.DrawFn, *, most_decisions: int = 4) -> dict[str, Any]:
    """A task of three leads and a support, with up to 30 entries; `as_of` is drawn too."""
    due = draw(st.integers(5, 300).map(lambda n: FIRST + timedelta(days=n)))
    return {
        "as_of": str(draw(days)),
        "task": {
            "due": str(due),
            "lead": list(LEADS),
            "support": ["丙局"],
            "deliverables": ["清单"],
            "targets": [{"name": "网办率", "at_least": 95, "unit": "%"}],
            "recurring": [{"name": "座谈", "every": "quarter"}],
        },
        "entries": {unit: draw(st.lists(entries(), max_size=8)) for unit in (*LEADS, "丙局")},
        "decisions": draw(st.lists(decisions(due), max_size=most_decisions)),
    }


@st.composite
def open_books(draw: st.DrawFn) -> dict[str, Any]:
    """As `books`, with a group that the office fills, and decisions that name the group."""
    made: dict[str, Any] = draw(books())
    made["groups"] = [{"name": "各园区", "members": "open"}]
    made["task"]["lead"] = draw(st.permutations([*LEADS[:2], "各园区"]))
    named = st.sampled_from([*LEADS[:2], "各园区", None])
    for decision in made["decisions"]:
        decision.pop("unit", None)
        unit = draw(named)
        if unit:
            decision["unit"] = unit
    for _ in range(draw(st.integers(0, 3))):
        units = draw(st.lists(st.sampled_from(["甲局", "一园", "东区"]), min_size=1, max_size=2, unique=True))
        made["decisions"].append(
            {"date": str(draw(days)), "kind": "assign", "group": "各园区", "units": units}
        )
    return made


UNITS = (*LEADS, "丙局", "丁局", "一园", "二园")


@st.composite
def milestones(draw: st.DrawFn, due: date) -> list[dict[str, Any]]:
    found = sorted(draw(st.sets(st.integers(1, max(1, (due - FIRST).days)), max_size=3)))
    figures = sorted(draw(st.sets(st.integers(1, 99), min_size=len(found), max_size=len(found))))
    made: list[dict[str, Any]] = []
    for index, (days_in, figure) in enumerate(zip(found, figures, strict=True)):
        made.append({"name": f"节点{index}", "due": str(FIRST + timedelta(days=days_in)), "progress": figure})
        if draw(st.booleans()):
            del made[-1]["progress"]
        if draw(st.integers(0, 2)) == 0:
            made[-1]["units"] = [draw(st.sampled_from(LEADS))]
        if draw(st.integers(0, 2)) == 0:
            made[-1]["force"] = draw(st.sampled_from(["in_principle", "strive"]))
    return made


@st.composite
def rulings(  # noqa: C901  # one branch a kind of decision
    draw: st.DrawFn, due: date, names: list[str]
) -> dict[str, Any]:
    kinds = ["extend", "amend", "close", "return", "suspend", "resume", "waive", "supervise", "transfer"]
    kind = draw(st.sampled_from(kinds))
    made: dict[str, Any] = {"date": str(draw(days)), "kind": kind}
    later = str(FIRST + timedelta(days=draw(st.integers(0, 400))))
    if kind == "extend":
        made |= {"until": later}
        if draw(st.booleans()):
            made["applied"] = str(draw(days))
        if names and draw(st.integers(0, 2)) == 0:
            made["milestone"] = draw(st.sampled_from(names))
    if kind == "amend":
        made["due"] = later
    if kind == "return" and draw(st.booleans()):
        made["until"] = later
    if kind == "waive":
        made["code"] = draw(st.sampled_from(["T01", "T03", "T05", "O03", "E05", "T10", "D07"]))
    if kind == "supervise":
        made |= {"level": "督办", "reply_by": later}
    if kind == "transfer":
        source, *units = draw(st.lists(st.sampled_from(UNITS), min_size=2, max_size=3, unique=True))
        made |= {"from": source, "to": units}
        if draw(st.booleans()):
            made["task"] = None
    elif kind != "amend" and draw(st.integers(0, 2)) == 0:
        made["unit"] = draw(st.sampled_from(UNITS))
    return made


@st.composite
def eventful_books(draw: st.DrawFn) -> dict[str, Any]:
    """As `books`, with everything that a plan may write and an office decide; some of it is refused."""
    made: dict[str, Any] = draw(books(most_decisions=0))
    due = date.fromisoformat(made["task"]["due"])
    made["groups"] = [{"name": "各园区", "members": "open"}]
    if draw(st.booleans()):
        made["task"]["lead"] = [*LEADS[:2], "各园区"]
        units = draw(st.lists(st.sampled_from(["一园", "二园", "甲局"]), min_size=1, unique=True))
        assign = {"date": str(draw(days)), "kind": "assign", "group": "各园区", "units": units}
        made["decisions"].append(assign)
    if draw(st.booleans()):
        made["task"]["milestones"] = draw(milestones(due))
    if draw(st.integers(0, 2)) == 0:
        made["task"]["start"] = str(FIRST + timedelta(days=draw(st.integers(0, 60))))
    if draw(st.integers(0, 2)) == 0:
        made["task"]["reporting"] = draw(st.sampled_from([{"every": "month", "by": 28}, "none"]))
    for unit in ("丁局", "一园", "二园"):
        made["entries"][unit] = draw(st.lists(entries(), max_size=4))
    names = [milestone["name"] for milestone in made["task"].get("milestones", [])]
    made["decisions"] += draw(st.lists(rulings(due, names), max_size=7))
    return made
