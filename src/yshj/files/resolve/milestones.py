"""What contradicts itself in the milestones of a task (judgement, point 24)."""

from collections.abc import Iterator
from itertools import combinations

from yshj.files.resolve.resolver import Resolver
from yshj.judging.seats import place_of
from yshj.model.names import listed
from yshj.model.plan import Milestone, Task
from yshj.model.problem import Problem
from yshj.model.quoting import named


def milestone_problems(task: Task, resolver: Resolver) -> Iterator[Problem]:
    """Milestones of nobody, outside the task's time, twice, or with figures that do not rise."""
    for milestone in task.milestones:
        unknown = resolver.unknown_in(milestone.units, milestone.at.place("units"), groups=True)
        yield from unknown or _of_others(milestone, task, resolver)
        yield from _outside(milestone, task)
    for earlier, later in combinations(sorted(task.milestones, key=lambda one: one.due), 2):
        if _share_a_lead(earlier, later, resolver):
            yield from _against_each_other(earlier, later)


def _of_others(milestone: Milestone, task: Task, resolver: Resolver) -> Iterator[Problem]:
    """`units` are leads of the task, or groups of which some lead it."""
    leads = _bodies(task.lead, resolver)
    strangers = [name for name in milestone.units if not _bodies((name,), resolver) & leads]
    if strangers:
        text = f"节点{named(milestone.name)}的 {listed(strangers)} 不牵头任务 {task.id}"
        text += "；不写 units 则为全部牵头部门"
        yield Problem(milestone.at.place("units"), "F04", text)


def _outside(milestone: Milestone, task: Task) -> Iterator[Problem]:
    place = milestone.at.place("due")
    if task.due and milestone.due > task.due:
        text = f"节点{named(milestone.name)}的日期 {milestone.due} 晚于任务时限，最迟应为 due: {task.due}"
        yield Problem(place, "F05", text)
    if task.start and milestone.due < task.start:
        text = f"节点{named(milestone.name)}的日期 {milestone.due} 早于任务开始日，最早应为 due: {task.start}"
        yield Problem(place, "F05", text)


def _against_each_other(earlier: Milestone, later: Milestone) -> Iterator[Problem]:
    if earlier.name == later.name:
        text = f"节点{named(later.name)}对同一牵头部门写了两次；请只保留一个，或用不同的名称"
        yield Problem(later.at.place("name"), "F05", text)
    if earlier.progress is None or later.progress is None:
        return
    if later.progress <= earlier.progress or later.due == earlier.due:
        text = (
            f"节点{named(later.name)}（{later.due}，{later.progress}%）的进度没有比前面的"
            f"{named(earlier.name)}（{earlier.due}，{earlier.progress}%）更高；应随日期递增"
        )
        yield Problem(later.at.place("progress"), "F05", text)


def _share_a_lead(one: Milestone, other: Milestone, resolver: Resolver) -> bool:
    if not one.units or not other.units:
        return True
    return bool(_bodies(one.units, resolver) & _bodies(other.units, resolver))


def _bodies(written: tuple[str, ...], resolver: Resolver) -> set[str]:
    """The units and open groups that these names stand for; one of all leads may be any unit."""
    everybody = tuple(unit.name for unit in resolver.plan.units)
    places = (place_of(name, resolver.names) for name in written)
    return {seat.unit for place in places for seat in place.taken(everybody)}
