"""`yshj schema`."""

from pathlib import Path
from typing import Annotated

from yshj.cli.machinery.declaring import Word, argument, flag
from yshj.cli.machinery.exits import FINE, NOT_WRITTEN, Exit
from yshj.cli.machinery.outputs import show_verbatim, write
from yshj.cli.machinery.shared_options import SharedOptions, shared_options
from yshj.cli.machinery.streams import print_message
from yshj.files.create.new_workspace import schema_files
from yshj.files.create.schema_line import SCHEMA_FOLDER
from yshj.files.create.shipped import shipped_text
from yshj.files.find.workspace import CONFIG, find_plans, find_workspace
from yshj.files.os_reasons import os_reason

SCHEMAS = {
    "plan": "方案 data/plan-*.yaml",
    "report": "填报 data/reports/**/*.yaml",
    "decisions": "决定 data/decisions.yaml",
    "config": "配置 yshj.yaml",
    "baseline": "基线（check --baseline）",
    "status": "yshj status --format json 的输出",
    "check": "yshj check --format json 的输出",
    "lead": "yshj publish jsonl 输出的一行",
}


@shared_options
def command(
    shared: SharedOptions,
    name: Annotated[Word, argument("名称", "、".join(SCHEMAS))] = None,
    write: Annotated[bool, flag("--write", f"把工作区 {SCHEMA_FOLDER} 里的换成这个版本的")] = False,
) -> int:
    """各种文件的 JSON Schema（draft-07），供编辑器提示和程序校验。

    例：

    yshj schema report

    yshj schema status -o status.schema.json
    """
    if write:
        return _write(shared)
    if name not in SCHEMAS:
        known = "、".join(f"{key}（{what}）" for key, what in SCHEMAS.items())
        raise Exit(f"没有名为“{name}”的 schema，可以用：{known}" if name else f"请写名称：{known}")
    return show_verbatim(shared, shipped_text(f"schemas/{name}.json"), "json")


def _write(shared: SharedOptions) -> int:
    workspace = find_workspace(Path(shared.directory or "."))
    root = workspace.root
    if not (root / CONFIG).is_file() and not find_plans(workspace):
        raise Exit("这里没有工作区（yshj.yaml 或 data/plan-*.yaml），没有写任何文件")
    try:
        (root / SCHEMA_FOLDER).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Exit(f"建不了文件夹 {SCHEMA_FOLDER}：{os_reason(error)}", NOT_WRITTEN) from None
    files = schema_files()
    for path, text in files.items():
        write(text, str(root / path))
    print_message(f"已写入 {SCHEMA_FOLDER}：{len(files)} 个文件")
    return FINE
