"""The page of `yshj status`: the answer, then a row a task, the most urgent first."""

from collections.abc import Sequence

from yshj.judging.views.lists import StatusView, summarise
from yshj.model.assessment import TaskStanding
from yshj.model.selection import Role
from yshj.model.standing import State
from yshj.output.blocks import Block, Folded, Heading, Page, Paragraph
from yshj.output.pages.header import closing, opening, unjudged
from yshj.output.pages.task_rows import task_grids
from yshj.output.words import counted, renamed_text, selection_line, unit_text

_WELL = (State.ON_TRACK, State.DONE, State.SUSPENDED)


def page(view: StatusView) -> Page:
    """How many stand where, and who; a unit's leads and supports told apart."""
    if view.header.plan is None:
        return (*opening(view.header, "任务状态"), *unjudged(view.header))
    answer, chosen = _headline(view), view.selection
    title = "任务状态"
    if chosen.unit:  # the title names it, so that the filter need not
        title += f"：{unit_text(chosen.unit, view.header)}{renamed_text(chosen)}"
        chosen = chosen._replace(dept=None)
    supports = [task for task in view.tasks if view.roles.get(task.id) is Role.SUPPORT]
    leads = [task for task in view.tasks if view.roles.get(task.id) is not Role.SUPPORT]
    return (
        *opening(view.header, title, selection_line(chosen, view.header), answer=answer),
        *task_grids(view, leads),
        *(_supports(view, supports) if supports else ()),
        *closing(view.header, answer, len(view.tasks)),
    )


def _headline(view: StatusView) -> str:
    """By the tasks' states; of one unit by those of its own leads."""
    own = view.own_summary
    if own is not None and view.selection.role is Role.SUPPORT:
        return _helped(view.tasks)
    if own is not None:
        return f"牵头 {own.tasks} 件：{counted(own.states)}" if own.tasks else "没有牵头的事项"
    of = f"（全部 {view.total} 项）" if view.summary.tasks != view.total else ""
    return f"共 {view.summary.tasks} 项{of}：{counted(view.summary.states)}"


def _helped(tasks: Sequence[TaskStanding]) -> str:
    states = summarise(tasks).states
    counts = "、".join(f"{state.label} {states[state]}" for state in State if states[state])
    return f"配合单位（不评价）：{len(tasks)} 项{f'，其中任务 {counts}' if counts else ''}"


def _supports(view: StatusView, tasks: Sequence[TaskStanding]) -> tuple[Block, ...]:
    """By the tasks' states; a screen lists those that are not well, unless supports were asked for."""
    if view.selection.role is Role.SUPPORT:
        return tuple(task_grids(view, tasks))
    heading = Heading(_helped(tasks))
    listed = [task for task in tasks if task.state not in _WELL]
    left_out = len(tasks) - len(listed)
    if not left_out:
        return (heading, *task_grids(view, tasks))
    command = f"yshj status --dept {view.selection.dept} --role support"
    hint = Paragraph(f"  其余 {left_out} 项没有列出；全部：{command}")
    return (
        Folded(
            lambda: (heading, *task_grids(view, listed), hint),
            lambda: (heading, *task_grids(view, tasks)),
        ),
    )
