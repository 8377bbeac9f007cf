"""The plan file → the plan with its names, or problems."""

import os
from dataclasses import dataclass

from yshj.files.reading import Reading, chosen_path, read_document
from yshj.files.resolve import Resolver, plan_problems
from yshj.files.shape import shape
from yshj.files.workspace import find_plan
from yshj.files.yaml_text import Document
from yshj.model.books import Problem
from yshj.model.names import Names
from yshj.model.plan import Group, Plan, Task, Unit
from yshj.model.policy import Config


@dataclass(frozen=True, slots=True)
class PlanRead(Resolver):
    """The resolver, and the file it came from."""

    file: str = ""


def load_plan(reading: Reading, given: str | None, config: Config) -> PlanRead | None:
    """The plan, or None when it cannot be judged by; its problems go to `reading`."""
    path = chosen_path(reading.workspace, given, config.plan) or find_plan(reading.workspace)
    if isinstance(path, Problem):
        reading.problems.append(path)
        return None
    name = reading.workspace.name_of(path)
    reading.found += os.path.lexists(path)
    document = read_document(path, name)
    if not isinstance(document, Document):
        reading.refuse_existing(path, document)
        return None
    shaped = shape(document, Plan, {"units": Unit, "groups": Group, "tasks": Task})
    plan = shaped.record
    if plan is None or not _zone_known(plan):
        problems = shaped.problems or [_unknown_zone(document)]
        reading.refuse(problems)
        return None
    reading.problems += shaped.problems
    reading.problems += plan_problems(plan, document)
    ids = (document.source(("tasks", i, "id")) for key, i in shaped.left_out if key == "tasks")
    broken = frozenset(text.strip("\"'") for text in ids if text)
    if shaped.problems:
        reading.everybody_unread = True
    names = Names(plan)
    tasks = {task.id: task for task in reversed(plan.tasks)}
    return PlanRead(plan, names, tasks, broken, file=name)


def _zone_known(plan: Plan) -> bool:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        ZoneInfo(plan.plan.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _unknown_zone(document: Document) -> Problem:
    place = document.key_place(("plan", "timezone"))
    return Problem(place, "F03", "不认识的时区，例如 timezone: Asia/Shanghai")
