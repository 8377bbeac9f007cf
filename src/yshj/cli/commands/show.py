"""`yshj show`."""

from collections.abc import Collection
from difflib import get_close_matches
from typing import Annotated

from yshj.cli.machinery.declaring import argument
from yshj.cli.machinery.exits import Exit
from yshj.cli.machinery.shared_options import SharedOptions, shared_options

_MANY = 12


@shared_options
def command(shared: SharedOptions, task: Annotated[str, argument("编号", "如 1-7-1")]) -> int:
    """一项任务的全貌：交付成果、目标与实测、各牵头部门、历程、该做什么。

    例：

    yshj show 1-7-1 --as-of 2025-10-20
    """
    from yshj.cli.machinery.session import open_session
    from yshj.judging.views.show import show_view

    session = open_session(shared)
    assessment = session.judged()
    tasks = {standing.task.id: standing for standing in assessment.tasks}
    if task not in tasks:
        title = assessment.books.plan.sections.get(task)
        raise Exit(f"方案中没有任务“{task}”{_near(task, tasks, title)}")
    return session.show(show_view(assessment, tasks[task]))


def _near(asked: str, tasks: Collection[str], section: str | None) -> str:
    """The tasks of the section or category that was named instead of one, or those with a similar id."""
    within = [task for task in tasks if task.startswith(f"{asked}-")]
    if within:
        several = f"，等 {len(within)} 项" if len(within) > _MANY else ""
        what = f"“{section}”" if section else "它的编号"
        return f"；{what}下有：{'、'.join(within[:_MANY])}{several}（yshj status --section {asked}）"
    near = "、".join(get_close_matches(asked, tasks, n=3, cutoff=0.6))
    return f"；相近的有：{near}" if near else ""
