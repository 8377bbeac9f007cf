"""The decisions of a file, with their names resolved, in two passes.

Renames, assigns and handovers say who stands where on which day; every other decision is then checked
against those of its own day, and filed with the leads that it reaches (judgement, points 10, 13, 26, 27).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from yshj.files.quoting import quoted
from yshj.files.resolve.resolver import Resolver
from yshj.judging.roster import Roster, TaskRoster
from yshj.judging.rules import LIST
from yshj.judging.seats import members_of
from yshj.model.books import Rename, ResolvedDecision
from yshj.model.decision import Decision
from yshj.model.names import listed
from yshj.model.plan import Group, Task
from yshj.model.problem import Problem
from yshj.model.quoting import named

CODES = frozenset(name.upper() for name in LIST)


class Decided(NamedTuple):
    """What stands, and what is wrong with the decisions that do not."""

    by_task: dict[str, tuple[ResolvedDecision, ...]]
    everywhere: tuple[ResolvedDecision, ...]
    renames: tuple[Rename, ...]
    refused: list[tuple[Decision, list[Problem]]]


def decided(resolver: Resolver, decisions: Sequence[Decision]) -> Decided:
    """Every decision by its date, those of one day in file order."""
    return _Docket(resolver, decisions).settled()


class _Docket:
    def __init__(self, resolver: Resolver, decisions: Sequence[Decision]) -> None:
        self._resolver, self._names = resolver, resolver.names
        self._ordered = sorted(enumerate(decisions), key=lambda item: (item[1].date, item[0]))
        self._made: list[ResolvedDecision] = []
        self._refused: list[tuple[Decision, list[Problem]]] = []
        self._renames: list[Rename] = []
        self._roots: dict[str, str] = {}
        self._handed: list[tuple[date, str | None, str, str]] = []
        self._assigned: dict[tuple[str, str], list[ResolvedDecision]] = defaultdict(list)
        self._days: dict[tuple[str, str], dict[str, date]] = {}

    def settled(self) -> Decided:
        """Renames first, then what says who stands where, then all others."""
        sound = [(order, decision) for order, decision in self._ordered if self._sound(decision)]
        for kinds, resolve in ((("rename",), self._renamed), (("assign", "transfer"), self._moved)):
            for order, decision in sound:
                if decision.kind in kinds:
                    self._take(decision, resolve(order, decision))
        rosters = Roster(self._resolver.plan, self._names, *self._by_task(), self._root)
        for order, decision in sound:
            if decision.kind not in ("rename", "assign", "transfer"):
                self._take(decision, self._reaching(order, decision, rosters))
        by_task, everywhere = self._by_task()
        return Decided(by_task, everywhere, tuple(self._renames), self._refused)

    def _sound(self, decision: Decision) -> bool:
        problems = list(self._resolver.day_problems(decision))
        if decision.task is not None:
            unknown = self._resolver.unknown_task(decision.task, decision.at.place("task"))
            problems += [unknown] if unknown else []
        if problems:
            self._refused.append((decision, problems))
        return not problems

    def _take(self, decision: Decision, result: "ResolvedDecision | list[Problem]") -> None:
        if isinstance(result, list):
            self._refused.append((decision, result))
        else:
            self._made.append(result)

    def _by_task(self) -> tuple[dict[str, tuple[ResolvedDecision, ...]], tuple[ResolvedDecision, ...]]:
        """What stands so far, by task; apart what names none."""
        by_task: dict[str, list[ResolvedDecision]] = defaultdict(list)
        for resolved in sorted(self._made, key=lambda resolved: (resolved.day, resolved.order)):
            by_task[resolved.decision.task or ""].append(resolved)
        everywhere = tuple(by_task.pop("", ()))
        return {task: tuple(made) for task, made in by_task.items()}, everywhere

    def _root(self, unit: str) -> str:
        """The name that the plan has for the body that is called `unit` at some time."""
        return self._roots.get(unit, unit)

    def _unit(self, decision: Decision, key: str, name: str) -> "str | Problem":
        unit = self._names.unit(name)
        if unit is None:
            return self._resolver.unknown_unit(name, decision.at.place(key), groups=False)
        return unit

    def _renamed(self, order: int, decision: Decision) -> "ResolvedDecision | list[Problem]":
        old, new = (
            self._unit(decision, "from", decision.from_ or ""),
            self._unit(decision, "to", decision.to[0]),
        )
        problems = [name for name in (old, new) if isinstance(name, Problem)]
        if problems or isinstance(old, Problem) or isinstance(new, Problem):
            return problems
        place = decision.at.place("to")
        if old == new:
            return [Problem(place, "F05", f"更名前后是同一单位{named(new)}；请写新名称，或删去这条决定")]
        if new in self._resolver.named_in_plan or new in self._named_before(decision):
            text = f"{named(new)}在任务、集合单位或此前的决定中出现过，不是新名称；合并请用 transfer"
            return [Problem(place, "F04", text)]
        root = self._root(old)
        self._roots[new] = root
        self._renames.append(Rename(decision.date, root, new))
        return ResolvedDecision(order, decision, units=(new,), source=root)

    def _named_before(self, decision: Decision) -> set[str]:
        names = self._names
        return {
            unit
            for _, other in self._ordered
            if other.date < decision.date
            for name in (other.unit, other.from_, *other.to, *other.units)
            if name and (unit := names.unit(name))
        }

    def _moved(self, order: int, decision: Decision) -> "ResolvedDecision | list[Problem]":
        key, written = ("units", decision.units) if decision.kind == "assign" else ("to", decision.to)
        found = [self._unit(decision, key, name) for name in written]
        problems = [name for name in found if isinstance(name, Problem)]
        units = tuple(dict.fromkeys(self._root(name) for name in found if isinstance(name, str)))
        if decision.kind == "assign":
            group, faults = self._resolver.open_group(decision)
            problems += faults
            resolved = ResolvedDecision(order, decision, target=group, units=units)
            self._assigned[decision.task or "", group or ""].append(resolved)
            return problems or resolved
        source = self._unit(decision, "from", decision.from_ or "")
        if isinstance(source, Problem):
            return [source, *problems]
        source = self._root(source)
        if not problems and source in units:
            text = f"{named(source)}不能换给自己；请改正 to"
            problems.append(Problem(decision.at.place("to"), "F05", text))
        elif not problems and self._in_a_circle(decision, source, units):
            text = "同一天的几次换牵头绕成了一圈，无法判断最后由谁牵头；请改正 from 或 to"
            problems.append(Problem(decision.at.place("to"), "F05", text))
        if problems:
            return problems
        self._handed += [(decision.date, decision.task, source, unit) for unit in units]
        return ResolvedDecision(order, decision, units=units, source=source)

    def _in_a_circle(self, decision: Decision, source: str, units: Iterable[str]) -> bool:
        """Whether, in some task, one of `units` hands over to `source` on the same day."""
        day = [(task, old, new) for when, task, old, new in self._handed if when == decision.date]
        scopes = {decision.task} if decision.task else {None, *(task for task, _, _ in day)}
        for scope in scopes:
            reached = {*units}
            edges = [(old, new) for task, old, new in day if task in (None, scope)]
            for _ in edges:
                reached |= {new for old, new in edges if old in reached}
            if source in reached:
                return True
        return False

    def _reaching(
        self, order: int, decision: Decision, rosters: Roster
    ) -> "ResolvedDecision | list[Problem]":
        task = self._resolver.tasks[decision.task or ""]
        problems = [*self._resolver.due_problems(decision, task), *self._code_problems(decision)]
        if problems or decision.kind == "amend":
            return problems or ResolvedDecision(order, decision)
        roster = rosters.task(task)
        target, reached, faults = self._target(decision, task, roster)
        problems += faults or self._milestone_problems(decision, task, roster, reached)
        return problems or ResolvedDecision(order, decision, target, reached=reached)

    def _code_problems(self, decision: Decision) -> Iterator[Problem]:
        if decision.kind == "waive" and decision.code not in CODES:
            from difflib import get_close_matches

            code = decision.code or ""
            near = get_close_matches(code.upper(), sorted(CODES), n=3)
            hint = f"是否应为 {listed(near)}？" if near else ""
            text = f"没有代码{quoted(code)}；{hint}yshj explain 可以查看，例如 code: T05"
            yield Problem(decision.at.place("code"), "F04", text)

    def _target(
        self, decision: Decision, task: Task, roster: TaskRoster
    ) -> tuple[str | None, tuple[str, ...], list[Problem]]:
        """The body that a decision names, the leads of its day that it reaches, and what is wrong."""
        if decision.unit is None:
            leads = roster.on(decision.date).leads
            return None, () if decision.kind == "waive" else tuple(seat.unit for seat in leads), []
        place, group = decision.at.place("unit"), self._names.group(decision.unit)
        unit = self._names.unit(decision.unit)
        if group is None and unit is None:
            return None, (), [self._resolver.unknown_unit(decision.unit, place, groups=True)]
        body = group.name if group else self._root(unit or "")
        units = self._meant(group, task, decision.date, roster) if group else (body,)
        if decision.kind == "waive":
            return body, (body, *units), []
        reached = tuple(
            dict.fromkeys(lead for name in units for lead in roster.in_place_of(name, decision.date))
        )
        rows = {seat.unit for seat in roster.on(decision.date).leads if seat.nobody}
        reached = (body,) if body in rows else reached
        if not reached:
            text = (
                f"{named(body)}当日不牵头任务 {task.id}，不能对它{decision.label}；请核对单位、日期和任务编号"
            )
            return body, (), [Problem(place, "F04", text)]
        return body, reached, []

    def _meant(self, group: Group, task: Task, day: date, roster: TaskRoster) -> tuple[str, ...]:
        """The units of a group on a day: of an open one those that were assigned last."""
        if group.members == "leads":
            return tuple(seat.unit for seat in roster.on(day).leads if not seat.nobody)
        if group.members == "open":
            assigned = [made for made in self._assigned[task.id, group.name] if made.day <= day]
            return assigned[-1].units if assigned else ()
        return members_of(group, self._names, self._root)

    def _milestone_problems(
        self, decision: Decision, task: Task, roster: TaskRoster, reached: tuple[str, ...]
    ) -> list[Problem]:
        """An unknown milestone; or one that leads have on different days, where no unit is named."""
        name = decision.milestone
        if name is None:
            return []
        place = decision.at.place("milestone")
        known = dict.fromkeys(milestone.name for milestone in task.milestones)
        if name not in known:
            hint = f"可以写 {listed(known)}" if known else "这项任务没有节点（milestones）"
            return [Problem(place, "F04", f"任务 {task.id} 没有节点{quoted(name)}；{hint}")]
        days = self._days.setdefault((task.id, name), {})
        now: dict[str, date] = {}
        for milestone, bound in zip(task.milestones, roster.on(decision.date).bound, strict=True):
            if milestone.name == name:
                binds = [unit for unit in reached if bound is None or unit in bound]
                now |= {unit: days.get(unit, milestone.due) for unit in binds}
        if decision.unit is None and len({*now.values()}) > 1:
            text = f"各牵头部门的节点{named(name)}日期不同，须写明 unit，例如 unit: {next(iter(now))}"
            return [Problem(place, "F04", text)]
        if decision.until:
            days |= dict.fromkeys(now, decision.until)
        return []
