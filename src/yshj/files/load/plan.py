"""The plan file → the plan with its names, or problems."""

import os
from typing import TYPE_CHECKING

from yshj.files.find.workspace import find_plan, find_plans
from yshj.files.load.file import chosen_path, read_record
from yshj.files.load.reading import Reading
from yshj.files.resolve.resolver import Resolver
from yshj.files.validate.validated import Validated
from yshj.model.names import Names
from yshj.model.plan import Group, Plan, Task, Unit
from yshj.model.policy import Config
from yshj.model.problem import Problem

if TYPE_CHECKING:
    from yshj.files.yaml.document import Document

_ALWAYS_KNOWN = "Asia/Shanghai"
"""The zone of all China, which the required `tzdata` has: looking for it takes a hundredth of a run."""


def load_plan(reading: Reading, given: str | None, config: Config) -> Resolver | None:
    """The plan, or None when it cannot be judged by; its problems go to `reading`."""
    workspace = reading.workspace
    path = chosen_path(workspace, given, config.plan) or find_plan(workspace)
    if isinstance(path, Problem):
        several = find_plans(workspace)
        reading.opened.update(map(str, several))
        reading.found += len(several)
        reading.refused += len(several)
        reading.problems.append(path)
        return None
    name = workspace.name_of(path)
    exists = os.path.lexists(path)
    reading.found += exists
    lists = {"units": Unit, "groups": Group, "tasks": Task}
    validated = read_record(reading, path, name, Plan, lists, _faults, given=given is not None)
    plan = validated.record
    if plan is None or not _zone_known(plan):  # the machine knows zones, not the file: asked every time
        reading.refuse(validated.problems or ([_unknown_zone(plan)] if plan else []), found=exists)
        return None
    reading.problems += validated.problems
    if validated.problems:
        reading.everybody_unread = True
    tasks = {task.id: task for task in reversed(plan.tasks)}
    return Resolver(plan, Names(plan), tasks, _broken_ids(validated), name, {})


def _faults(plan: Plan, document: "Document") -> list[Problem]:
    """What contradicts itself within the plan; of one without a clock, nothing but that."""
    from yshj.files.resolve.plan_contradictions import plan_problems

    return plan_problems(plan, document) if _zone_known(plan) else [_unknown_zone(plan)]


def _broken_ids(validated: Validated[Plan]) -> frozenset[str]:
    """What stands as id in the tasks that could not be read."""
    if validated.document is None:
        return frozenset()
    indexes = (index for key, index in validated.left_out if key == "tasks")
    ids = (validated.document.source(("tasks", index, "id")) for index in indexes)
    return frozenset(text.strip("\"'") for text in ids if text)


def _zone_known(plan: Plan) -> bool:
    if plan.plan.timezone == _ALWAYS_KNOWN:
        return True
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        ZoneInfo(plan.plan.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _unknown_zone(plan: Plan) -> Problem:
    place = plan.plan.at.place("timezone")
    return Problem(place, "F03", "不认识的时区；应写地区名，例如 timezone: Asia/Shanghai")
