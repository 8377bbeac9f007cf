"""Names in reports and decisions → units and tasks of the plan, or problems at their places."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from yshj.files.quoting import quoted
from yshj.model.decision import Decision
from yshj.model.names import Names, listed
from yshj.model.place import Place
from yshj.model.plan import Plan, Task
from yshj.model.problem import Problem
from yshj.model.quoting import named

_LONGEST_NAME = 60
"""Of a longer text nothing near is worth naming, and looking for it takes long."""
_MOST_SUGGESTIONS = 200
"""Of different unknown words in one run: looking for a near one takes as long as the plan is long."""
_SEVERAL = "[，、；]"
_DASHES = r"[.．。_—–－ー~ ]"


@dataclass(eq=False, repr=False)
class Resolver:
    """The plan's names and tasks, as reports and decisions may use them."""

    plan: Plan
    names: Names
    tasks: dict[str, Task]
    broken_tasks: frozenset[str]
    """Ids of tasks that the plan file has but could not be read: not the reporter's mistake."""
    file: str = ""
    """Where the plan was read."""
    suggestions: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
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
        several = "各单位之间要用半角逗号；" if re.search(_SEVERAL, name) else ""
        text = f"方案中没有单位{quoted(name)}；{several}{hint}须写全称或方案中列出的简称"
        return Problem(place, "F04", text)

    def _suggested(self, asked: tuple[str, str], look: Callable[[], tuple[str, ...]]) -> tuple[str, ...]:
        if asked not in self.suggestions and len(self.suggestions) < _MOST_SUGGESTIONS:
            self.suggestions[asked] = look()
        return self.suggestions.get(asked, ())

    def unknown_in(self, written: Iterable[str], place: Place, *, groups: bool) -> list[Problem]:
        """The problems with those names that nobody has."""
        known = self.names.body if groups else self.names.unit
        return [self.unknown_unit(name, place, groups=groups) for name in written if known(name) is None]

    def open_group(self, decision: Decision) -> tuple[str | None, list[Problem]]:
        """The group that an assign opens, and what is wrong with it."""
        group = self.names.group(decision.group or "")
        place = decision.at.place("group")
        if group is None:
            return None, [self.unknown_unit(decision.group or "", place, groups=True)]
        task = self.tasks[decision.task or ""]
        if group.members != "open":
            return None, [Problem(place, "F03", f"{named(group.name)}的成员方案已经写明，不能另行指定")]
        if group.name not in _groups_of(self.names, task):
            return None, [Problem(place, "F03", f"任务 {task.id} 没有集合单位{named(group.name)}")]
        return group.name, []

    def day_problems(self, decision: Decision) -> Iterator[Problem]:
        """What is wrong with the days of a decision, whatever it is about."""
        issued = self.plan.issued
        for key, day in (("date", decision.date), ("until", decision.until)):
            if day and day < issued:
                yield Problem(decision.at.place(key), "F03", before_issue(day, issued))

    def due_problems(self, decision: Decision, task: Task) -> Iterator[Problem]:
        """A deadline moved where there is none."""
        moves = decision.kind == "amend" or (decision.kind == "extend" and not decision.milestone)
        key = "due" if decision.kind == "amend" else "until"
        if task.due is None and (moves or (decision.kind == "return" and decision.until)):
            text = f"任务 {task.id} 没有完成时限（长期任务），不能{decision.label if moves else '另定时限'}"
            yield Problem(decision.at.place(key), "F03", text)

    @cached_property
    def named_in_plan(self) -> frozenset[str]:
        """Every unit that a task or a group names."""
        members = [group.members for group in self.plan.groups if isinstance(group.members, tuple)]
        written = [name for names in members for name in names]
        for task in self.plan.tasks:
            written += [*task.lead, *task.support, *_doing(task)]
            written += [name for target in task.targets for name in target.each]
        return frozenset(unit for name in written if (unit := self.names.unit(name)))


def before_issue(day: date, issued: date) -> str:
    """What is said of something dated before the plan was issued, with the day that was meant."""
    from dateutil.relativedelta import relativedelta

    later = (day + relativedelta(year=year) for year in (issued.year, issued.year + 1))
    meant = next(day for day in later if day >= issued)
    return f"{day} 早于方案印发日 {issued}，没有计入；多半是年份写错，是否应为 {meant}？"


def _doing(task: Task) -> list[str]:
    """Who has recurring work to do, or is bound by a milestone, as the plan writes it."""
    recurring = [name for one in task.recurring for name in one.units]
    return recurring + [name for one in task.milestones for name in one.units]


def _groups_of(names: Names, task: Task) -> set[str]:
    groups = (names.group(name) for name in (*task.lead, *task.support, *_doing(task)))
    return {group.name for group in groups if group}


def _near_ids(task: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Up to three ids that look like `task`: for messages only."""
    import unicodedata
    from difflib import get_close_matches

    plain = re.sub(_DASHES, "-", unicodedata.normalize("NFKC", task[:_LONGEST_NAME]).strip())
    if plain in known:
        return (plain,)
    return tuple(get_close_matches(plain, known, n=3, cutoff=0.7))
