"""`yshj config`."""

from pathlib import Path
from typing import Annotated

from yshj.cli.machinery.declaring import flag
from yshj.cli.machinery.session import Session, open_session
from yshj.cli.machinery.shared_options import SharedOptions, shared_options
from yshj.files.find.workspace import CONFIG, find_plan
from yshj.files.load.file import chosen_path
from yshj.judging.views.config import PATH_SOURCES, config_view


@shared_options
def command(
    shared: SharedOptions,
    everything: Annotated[bool, flag("--all", "屏幕上也列出没有改动的各项")] = False,
) -> int:
    """生效的评判口径和路径，每一项写明来自默认（及其依据）、yshj.yaml 的哪一行，还是命令行。

    屏幕上只列改动的；接管道、写文件则全部列出。

    例：

    yshj config --all

    yshj config --format markdown -o 口径.md
    """
    session = open_session(shared)
    typed = {key: getattr(shared, key) for key in PATH_SOURCES if getattr(shared, key)}
    found = {key: _found(session, key) for key in PATH_SOURCES}
    view = config_view(session.header, session.config, CONFIG, typed, found, everything=everything)
    return session.show(view)


def _found(session: Session, key: str) -> str:
    """The path in use, as messages show it."""
    workspace = session.workspace
    if key != "plan":
        return workspace.name_of(session.reports_folder if key == "reports" else session.decisions_file)
    plan = chosen_path(workspace, session.shared.plan, session.config.plan) or find_plan(workspace)
    return workspace.name_of(plan) if isinstance(plan, Path) else "（没有确定）"
