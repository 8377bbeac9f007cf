"""The program: its commands, each imported only when it is used."""

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

from yshj.cli.machinery.exits import Exit
from yshj.cli.machinery.help import CONTEXT, ChineseCommand, group_help, show_help
from yshj.cli.machinery.shared_options import keeping_shared_options
from yshj.cli.machinery.usage import unknown_command, usage_of

GROUPS = {
    "看：任务和单位怎样": {
        "status": "任务状态：最紧急的在前",
        "overdue": "逾期的事项：谁、逾期几天",
        "at-risk": "预警的事项：谁、为什么",
        "unowned": "未认领与无人负责的事项",
        "show": "一项任务的全貌：要求、各牵头部门、历程、发现",
        "dept": "单位一览；写单位名则为该单位的一页",
    },
    "查：过不过、对不对、为什么": {
        "check": "门禁：有触发条件的事项时退出码为 1（用于 CI）",
        "lint": "只查文件：输入问题，以及方案自身的疏漏",
        "explain": "解释一个代码：含义、依据、如何消除、例子",
    },
    "填：谁该报、表格来回、写进台账": {
        "missing": "谁该报、报了没有：missing [2025-09]",
        "template": "填报表（Excel）：每个单位一份，或 --office 待决定的事项",
        "collect": "收回填好的表，写进填报和决定：collect 回收/ --date 2025-10-28",
        "update": "补记一条进展（如电话报来的）：update 1-1-1 --dept 某局 --progress 60",
        "decide": "记一条决定：decide extend 1-2-6 --until 2025-10-31 --reason …",
    },
    "出：周报、月报、通报、督办单和数据": {
        "report": "周报、月报、季报、年报：report week [2025-W42]",
        "publish": "通报、督办单、台账、日历和数据：publish bulletin",
    },
    "设：工作区、口径、编辑器、补全": {
        "init": "新建工作区：方案骨架、示例填报、配置、CI",
        "config": "生效的评判口径，以及每个数字的来源",
        "schema": "各种文件的 JSON Schema，供编辑器和程序使用",
        "completion": "bash、zsh、fish、powershell 的命令补全脚本",
    },
}
COMMANDS = {name: text for group in GROUPS.values() for name, text in group.items()}


class _Program(TyperGroup):
    """The group of all commands."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        with usage_of(ctx):
            return super().parse_args(ctx, args)

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            raise Exit(unknown_command(cmd_name, COMMANDS))
        return load_command(cmd_name)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        show_help(group_help(self, ctx, GROUPS))


def load_command(name: str) -> Any:
    """The command of that name, built from its own module."""
    module = import_module(f"yshj.cli.commands.{name.replace('-', '_')}")
    one = typer.Typer(add_completion=False, rich_markup_mode=None)
    one.command(name=name, cls=ChineseCommand, context_settings=CONTEXT)(module.command)
    return typer.main.get_command(one)


def program() -> Any:
    """The whole program as typer runs it."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.callback(cls=_Program, context_settings=CONTEXT, help=_HELP)(keeping_shared_options)
    return typer.main.get_command(app)


_HELP = "按方案、填报和决定，判断每项任务在任意一天是否逾期、预警或无人负责，并写明理由。"
