"""The plan file → the plan with its names, or problems."""

import os
from dataclasses import dataclass

from yshj.files.document import Document
from yshj.files.reading import Reading, chosen_path, read_document, read_within
from yshj.files.resolve import Resolver, plan_problems
from yshj.files.shape import shape
from yshj.files.workspace import find_plan, find_plans
from yshj.model.names import Names
from yshj.model.plan import Group, Plan, Task, Unit
from yshj.model.policy import Config
from yshj.model.problem import Problem


@dataclass(frozen=True, slots=True)
class PlanRead(Resolver):
    """The resolver, and the file it came from."""

    file: str = ""


def load_plan(reading: Reading, given: str | None, config: Config) -> PlanRead | None:
    """The plan, or None when it cannot be judged by; its problems go to `reading`."""
    workspace = reading.workspace
    path = chosen_path(workspace, given, config.plan) or find_plan(workspace)
    if isinstance(path, Problem):
        several = len(find_plans(workspace))
        reading.found += several
        reading.refused += several
        reading.problems.append(path)
        return None
    name = workspace.name_of(path)
    reading.found += os.path.lexists(path)
    document = read_document(path, name) if given is not None else read_within(workspace, path)
    if not isinstance(document, Document):
        reading.refuse_existing(path, document)
        return None
    shaped = shape(document, Plan, {"units": Unit, "groups": Group, "tasks": Task})
    plan = shaped.record
    if plan is None or not _zone_known(plan):
        reading.refuse(shaped.problems or [_unknown_zone(document)])
        return None
    problems = [*shaped.problems, *plan_problems(plan, document)]
    reading.problems += problems
    if problems:
        reading.everybody_unread = True
    names = Names(plan)
    tasks = {task.id: task for task in reversed(plan.tasks)}
    return PlanRead(plan, names, tasks, _broken_ids(document, shaped.left_out), file=name)


def _broken_ids(document: Document, left_out: tuple[tuple[str, int], ...]) -> frozenset[str]:
    """What stands as id in the tasks that could not be read."""
    ids = (document.source(("tasks", index, "id")) for key, index in left_out if key == "tasks")
    return frozenset(text.strip("\"'") for text in ids if text)


def _zone_known(plan: Plan) -> bool:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        ZoneInfo(plan.plan.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _unknown_zone(document: Document) -> Problem:
    place = document.key_place(("plan", "timezone"))
    return Problem(place, "F03", "不认识的时区；应写地区名，例如 timezone: Asia/Shanghai")
