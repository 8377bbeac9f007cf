"""`yshj show`."""

from difflib import get_close_matches
from typing import Annotated

import typer

from yshj.cli.machinery.exits import Exit
from yshj.cli.machinery.shared_options import SharedOptions, shared_options


@shared_options
def command(
    shared: SharedOptions, task: Annotated[str, typer.Argument(metavar="任务编号", help="如 1-7-1")]
) -> int:
    """一项任务的全貌：交付成果、目标与实测、各牵头单位、历程、发现。

    例：

    yshj show 1-7-1 --as-of 2025-10-20
    """
    from yshj.cli.machinery.session import open_session
    from yshj.judging.show_view import show_view

    session = open_session(shared)
    assessment = session.judged()
    tasks = {standing.task.id: standing for standing in assessment.tasks}
    if task not in tasks:
        near = "、".join(get_close_matches(task, tasks, n=3, cutoff=0.6))
        raise Exit(f"方案中没有任务“{task}”{f'；相近的有：{near}' if near else ''}")
    return session.show(show_view(assessment, tasks[task]))
