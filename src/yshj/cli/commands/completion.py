"""`yshj completion`."""

from typing import Annotated

from yshj.cli.machinery.declaring import argument
from yshj.cli.machinery.exits import Exit
from yshj.cli.machinery.outputs import show_verbatim
from yshj.cli.machinery.shared_options import SharedOptions, shared_options
from yshj.files.create.shipped import shipped_text

SHELLS = dict.fromkeys(("bash", "zsh", "fish", "powershell"), "")


@shared_options
def command(shared: SharedOptions, shell: Annotated[str, argument("SHELL", "、".join(SHELLS))]) -> int:
    """命令补全：输出脚本，装好后按 Tab 补全命令、选项、单位名、任务编号。

    怎样安装写在脚本开头。

    例：

    yshj completion bash
    """
    if shell not in SHELLS:
        raise Exit(f"没有“{shell}”的补全脚本，可以用：{'、'.join(SHELLS)}")
    return show_verbatim(shared, shipped_text(f"completions/yshj.{shell}"), "table")
