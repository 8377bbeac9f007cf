"""What contradicts itself within a plan file: names that nobody has, and what stands there twice."""

from collections.abc import Iterator

from yshj.files.resolve.milestones import milestone_problems
from yshj.files.resolve.resolver import Resolver
from yshj.files.yaml.document import Document
from yshj.model.names import Names, fold
from yshj.model.plan import Plan, Task
from yshj.model.problem import Problem
from yshj.model.quoting import named
from yshj.model.record import TOP


def plan_problems(plan: Plan, document: Document) -> list[Problem]:
    """Contradictions and unknown names within the plan file."""
    names = Names(plan)
    problems = [*_missing_lists(document), *_twice(plan)]
    resolver = Resolver(plan, names, {}, frozenset(), "", {})
    for group in plan.groups:
        if isinstance(group.members, tuple):
            place = group.at.place("members")
            problems += resolver.unknown_in(group.members, place, groups=False)
    for task in plan.tasks:
        for key, written in (("lead", task.lead), ("support", task.support)):
            problems += resolver.unknown_in(written, task.at.place(key), groups=True)
        for recurring in task.recurring:
            place = recurring.at.place("units")
            problems += resolver.unknown_in(recurring.units, place, groups=True)
        for target in task.targets:
            problems += resolver.unknown_in(tuple(target.each), target.at.place("each"), groups=False)
        problems += milestone_problems(task, resolver)
    return problems


def _missing_lists(document: Document) -> Iterator[Problem]:
    """A plan of nothing would otherwise be fulfilled."""
    for key, what in (("tasks", "任务"), ("units", "单位")):
        if document.data.get(key) == []:
            text = f"方案没有任何{what}；{key} 下面至少要写一项"
            yield Problem(document.key_place((key,)), "F03", text)


def _twice(plan: Plan) -> list[Problem]:
    problems = []
    lines: dict[str, int] = {}
    for task in plan.tasks:
        place = task.at.place("id")
        if task.id in lines:
            text = f"任务编号 {task.id} 在第 {lines[task.id]} 行已经用过；请改成不同的编号"
            problems.append(Problem(place, "F05", text))
        lines.setdefault(task.id, place.line)
        problems += _names_twice(task)
    owners: dict[str, str] = {}
    bodies = [(unit, [unit.name, *unit.aliases]) for unit in plan.units]
    bodies += [(group, [group.name]) for group in plan.groups]  # type: ignore[misc]
    for body, written in bodies:
        for name in dict.fromkeys(fold(name) for name in written):
            if name in owners:
                text = f"名称{named(name)}已属于{named(owners[name])}，不能再指{named(body.name)}；请改掉一个"
                problems.append(Problem(body.at.place(), "F05", text))
            owners.setdefault(name, body.name)
    return problems


def _names_twice(task: Task) -> list[Problem]:
    problems = []
    for records in (task.deliverables, task.targets, task.recurring):
        seen: set[str] = set()
        for record in records:
            if record.name in seen:
                place = task.at.place() if record.at is TOP else record.at.place()
                text = f"任务 {task.id} 中{named(record.name)}写了两次；请只保留一个"
                problems.append(Problem(place, "F05", text))
            seen.add(record.name)
    return problems
