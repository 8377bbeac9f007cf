"""Names in reports and decisions → units and tasks of the plan, or problems at their places."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from yshj.files.quoting import quoted
from yshj.model.books import ResolvedDecision
from yshj.model.decision import KIND_LABELS, Decision
from yshj.model.names import Names, listed
from yshj.model.place import Place
from yshj.model.plan import Group, Plan, Task
from yshj.model.problem import Problem

_LONGEST_NAME = 60
"""Of a longer text nothing near is worth naming, and looking for it takes long."""
_MOST_SUGGESTIONS = 200
"""Of different unknown words in one run: looking for a near one takes as long as the plan is long."""
_SEVERAL = re.compile("[，、；]")


class Resolver(NamedTuple):
    """The plan's names and tasks, as reports and decisions may use them."""

    plan: Plan
    names: Names
    tasks: dict[str, Task]
    broken_tasks: frozenset[str]
    """Ids of tasks that the plan file has but could not be read: not the reporter's mistake."""
    file: str
    """Where the plan was read."""
    suggestions: dict[tuple[str, str], tuple[str, ...]]
    """(task, unit or body; unknown word) → what it may have meant: filled as they come, and only so far."""

    def unknown_task(self, task: str, place: Place) -> Problem | None:
        """The problem with an id that the plan does not have."""
        if task in self.tasks:
            return None
        if task in self.broken_tasks:
            return Problem(place, "F04", f"方案中的任务 {task} 有误，没有读入，这条无法计入")
        near = self._suggested(("task", task), lambda: _near_ids(task, tuple(self.tasks)))
        hint = f"是否应为 {listed(near)}？" if near else "任务编号形如 1-7-1，以方案文件为准"
        return Problem(place, "F04", f"方案中没有任务{quoted(task)}；{hint}")

    def unknown_unit(self, name: str, place: Place, *, groups: bool) -> Problem:
        """The problem with a name that is no unit (nor, where those may stand, a group)."""
        if not groups and self.names.group(name):
            text = f"{quoted(name)}是集合单位；这里要写具体单位的全称或简称"
            return Problem(place, "F04", text)
        asked = ("body" if groups else "unit", name)
        near = self._suggested(asked, lambda: self.names.nearest(name[:_LONGEST_NAME], groups=groups))
        hint = f"是否应为 {listed(near)}？" if near else ""
        several = "各单位之间要用半角逗号；" if _SEVERAL.search(name) else ""
        text = f"方案中没有单位{quoted(name)}；{several}{hint}须写全称或方案中列出的简称"
        return Problem(place, "F04", text)

    def _suggested(self, asked: tuple[str, str], look: Callable[[], tuple[str, ...]]) -> tuple[str, ...]:
        if asked not in self.suggestions and len(self.suggestions) < _MOST_SUGGESTIONS:
            self.suggestions[asked] = look()
        return self.suggestions.get(asked, ())

    def resolved(
        self, decision: Decision, order: int, ever_assigned: "Assigned"
    ) -> ResolvedDecision | list[Problem]:
        """A decision with its names resolved, or what is wrong with it."""
        problems: list[Problem] = []
        missing = self.unknown_task(decision.task, decision.at.place("task"))
        if missing:
            return [missing]
        task = self.tasks[decision.task]
        target = None
        units: tuple[str, ...] = ()
        if decision.kind == "assign":
            target, units = self._assigned(decision, task, problems)
        elif decision.unit is not None:
            target = self._target(decision, task, ever_assigned, problems)
        problems += _until_problems(decision, task)
        return problems or ResolvedDecision(order, decision, target, units)

    def _assigned(
        self, decision: Decision, task: Task, problems: list[Problem]
    ) -> tuple[str | None, tuple[str, ...]]:
        group = self.names.group(decision.group or "")
        place = decision.at.place("group")
        if group is None:
            problems.append(self.unknown_unit(decision.group or "", place, groups=True))
        elif group.members != "open":
            text = f"“{group.name}”的成员方案已经写明，不能另行指定"
            problems.append(Problem(place, "F03", text))
        elif group.name not in _groups_of(self.names, task):
            problems.append(Problem(place, "F03", f"任务 {task.id} 没有集合单位“{group.name}”"))
        units = []
        for name in decision.units:
            unit = self.names.unit(name)
            if unit is None:
                place = decision.at.place("units")
                problems.append(self.unknown_unit(name, place, groups=False))
            else:
                units.append(unit)
        return (group.name if group else None), tuple(units)

    def _target(
        self,
        decision: Decision,
        task: Task,
        assigned: "Assigned",
        problems: list[Problem],
    ) -> str | None:
        name, place = decision.unit or "", decision.at.place("unit")
        body = self.names.body(name)
        if body is None:
            problems.append(self.unknown_unit(name, place, groups=True))
            return None
        leading = self._may_lead(task, assigned)
        group = self.names.group(body)
        outside = [unit for unit in self._meant(group, body) if unit not in leading]
        if body not in leading and outside:
            what = KIND_LABELS[decision.kind]
            text = f"“{listed(outside)}”不牵头任务 {task.id}，{what}决定不能对它作出；请核对单位和任务编号"
            problems.append(Problem(place, "F04", text))
        return body

    def _meant(self, group: Group | None, body: str) -> list[str]:
        if group is None:
            return [body]
        if isinstance(group.members, tuple):
            return [self.names.unit(member) or member for member in group.members]
        return []

    def _may_lead(self, task: Task, assigned: "Assigned") -> set[str]:
        """Every unit that leads the task on some day, and the groups it is led by."""
        leading: set[str] = set()
        for name in task.lead:
            group = self.names.group(name)
            leading.add(group.name if group else self.names.unit(name) or name)
            if group and group.members == "leads":
                leading |= {unit.name for unit in self.plan.units}
            elif group and isinstance(group.members, tuple):
                leading |= {self.names.unit(member) or member for member in group.members}
            elif group:
                leading |= assigned.get((task.id, group.name), set())
        return leading


Assigned = dict[tuple[str, str], set[str]]
"""(task, group) → every unit that some decision names for it."""


def assigned_ever(decisions: Sequence[Decision], names: Names) -> Assigned:
    """Who is named by any assignment, on whatever day."""
    result: Assigned = {}
    for decision in decisions:
        group = names.group(decision.group or "")
        if decision.kind == "assign" and group:
            units = {names.unit(name) or name for name in decision.units}
            result.setdefault((decision.task, group.name), set()).update(units)
    return result


def _until_problems(decision: Decision, task: Task) -> list[Problem]:
    if decision.kind != "extend" or decision.until is None:
        return []
    place = decision.at.place("until")
    if task.due is None:
        return [Problem(place, "F03", f"任务 {task.id} 没有完成时限（长期任务），不能延期")]
    if decision.until <= task.due:
        text = f"延期须晚于方案时限 {task.due}，写的是 {decision.until}；此决定不起作用，请改正 until"
        return [Problem(place, "F03", text)]
    return []


def _groups_of(names: Names, task: Task) -> set[str]:
    doing = (name for recurring in task.recurring for name in recurring.units)
    groups = (names.group(name) for name in (*task.lead, *task.support, *doing))
    return {group.name for group in groups if group}


def _near_ids(task: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Up to three ids that look like `task`: for messages only."""
    import unicodedata
    from difflib import get_close_matches

    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", task[:_LONGEST_NAME]).strip())
    if plain in known:
        return (plain,)
    return tuple(get_close_matches(plain, known, n=3, cutoff=0.7))


_DASHES = re.compile(r"[.．。_—–－ー~ ]")
