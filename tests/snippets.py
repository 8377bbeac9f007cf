"""Small books written in one place: a task with its groups, entries and decisions.

A snippet is a mapping as the rules' own examples and the cases worked by hand write it:

    as_of: 2025-10-20
    issued: 2025-01-20                          # ISSUED where it is left out
    groups: [{name: 各园区, members: open}]
    task: {due: 2025-12, lead: [甲局]}          # id and title are added
    entries: {甲局: [{date: 2025-09-30, progress: 35, owner: 张某}]}      # task is added
    decisions: [{date: 2025-10-01, kind: close}]                          # task is added; null: names none
    other_tasks: [{id: 1-1-2, title: 另一项, lead: [乙局]}]                 # complete, after the first
    plan: {issued: 2025-08-18}                                            # of the head of the plan
    policy: {claim_days: 10}                                              # of yshj.yaml, as `calendar`

It is written to disk as real files and read by the real loader.
"""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from yshj.files.find.workspace import Choice, Workspace
from yshj.files.load.books import DEFAULTS, load, load_config
from yshj.files.load.reading import Reading
from yshj.judging.assess import assess
from yshj.model.assessment import Assessment, header_of
from yshj.model.books import Loaded
from yshj.model.policy import Terms

ISSUED = "2025-03-25"
TASK = "1-1-1"
UNITS = {
    **dict.fromkeys(("甲局", "乙局", "丙局", "丁局"), "市直部门"),
    **dict.fromkeys(("东区", "西区"), "旗区"),
    **dict.fromkeys(("一园", "二园"), "园区"),
}

Snippet = Mapping[str, Any]


def parse(text: str) -> dict[str, Any]:
    """A snippet's YAML, with every date as text, as our own reader has it."""
    yaml = YAML(typ="safe")
    yaml.constructor.add_constructor(
        "tag:yaml.org,2002:timestamp", lambda loader, node: loader.construct_scalar(node)
    )
    data: dict[str, Any] = yaml.load(text)
    return data


def write(folder: Path, snippet: Snippet) -> Path:
    """The snippet as a workspace below `folder`."""
    data = folder / "data"
    reports = data / "reports"
    reports.mkdir(parents=True, exist_ok=True)
    (data / "plan-1.yaml").write_text(json.dumps(plan_of(snippet), ensure_ascii=False), "utf-8")
    for unit, entries in (snippet.get("entries") or {}).items():
        dated = [{"task": TASK, **entry} for entry in entries]
        report = {"format": "yshj-report/1", "unit": unit, "entries": dated}
        (reports / f"{unit}.yaml").write_text(json.dumps(report, ensure_ascii=False), "utf-8")
    if not snippet.get("entries"):
        empty = {"format": "yshj-report/1", "unit": "丁局", "entries": []}
        (reports / "丁局.yaml").write_text(json.dumps(empty, ensure_ascii=False), "utf-8")
    decisions = [_on_the_task(decision) for decision in snippet.get("decisions") or []]
    if decisions:
        made = {"format": "yshj-decisions/1", "decisions": decisions}
        (data / "decisions.yaml").write_text(json.dumps(made, ensure_ascii=False), "utf-8")
    if own := {key: snippet[key] for key in ("policy", "calendar") if key in snippet}:
        config = {"format": "yshj-config/1", **own}
        (folder / "yshj.yaml").write_text(json.dumps(config, ensure_ascii=False), "utf-8")
    return folder


def _on_the_task(decision: dict[str, Any]) -> dict[str, Any]:
    """`task: null` stands for a decision that names none; a new name belongs to no task."""
    whole = {"task": None, **decision} if decision["kind"] == "rename" else {"task": TASK, **decision}
    return {key: value for key, value in whole.items() if key != "task" or value is not None}


def plan_of(snippet: Snippet) -> dict[str, Any]:
    """The plan of one task that a snippet implies."""
    own = snippet.get("units") or []
    names = {unit["name"] for unit in own}
    return {
        "format": "yshj-plan/1",
        "plan": {
            "name": "示例方案",
            "version": "1",
            "issuer": "某市人民政府办公室",
            "issued": snippet.get("issued", ISSUED),
            "timezone": "Asia/Shanghai",
            **(snippet.get("plan") or {}),
        },
        "units": [*own, *({"name": n, "kind": k} for n, k in UNITS.items() if n not in names)],
        "groups": snippet.get("groups") or [],
        "sections": {"1": "一", "1-1": "一之一"},
        "tasks": [
            {"id": TASK, "title": "示例任务", **snippet["task"]},
            *(snippet.get("other_tasks") or []),
        ],
    }


def loaded(folder: Path) -> Loaded:
    """What the loader makes of a workspace."""
    return load(Reading(Workspace(folder.resolve())), Choice(), DEFAULTS)


def judged(folder: Path, snippet: Snippet) -> Assessment:
    """The assessment of a snippet as of its own day; it must have no input problems."""
    reading = Reading(Workspace(write(folder, snippet).resolve()))
    config = load_config(reading)
    result = load(reading, Choice(), config)
    assert not result.problems, [f"{p.place}: {p.text}" for p in result.problems]
    assert result.books is not None
    today = date.fromisoformat(snippet["today"]) if "today" in snippet else None
    header = header_of(result, date.fromisoformat(str(snippet["as_of"])))
    return assess(result.books, header, Terms(config.policies, config.calendar), today=today)
