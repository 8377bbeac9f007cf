"""`yshj publish`."""

from importlib import import_module
from typing import Annotated, Any, NamedTuple

import typer

from yshj.cli.machinery.exits import Exit
from yshj.cli.machinery.selecting import Dept, RoleName, Section, StateName
from yshj.cli.machinery.shared_options import SharedOptions, shared_options

KINDS = {
    "notice": "给一个单位的提示单、督办单、约谈建议单或函（Word、Markdown 或一段文字）",
    "jsonl": "一家牵头单位一行 JSON，供 DuckDB、Spark、ClickHouse 汇总多个工作区",
}
Kind = Annotated[str, typer.Argument(metavar="形式", help="；".join(map(" ".join, KINDS.items())))]


class Wanted(NamedTuple):
    """The options as typed; None where the user said nothing."""

    dept: str | None = None
    section: str | None = None
    state: str | None = None
    role: str | None = None
    task: str | None = None
    every: bool = False
    number: str | None = None
    answer_by: str | None = None
    record: bool = False
    yes: bool = False
    dry_run: bool = False


def _option(name: str, metavar: str, text: str) -> Any:
    return typer.Option(name, metavar=metavar, help=text)


Task = Annotated[str | None, _option("--task", "编号", "只说这一项任务（notice）")]
Every = Annotated[bool, typer.Option("--all", help="每个单位一份，写进 -o 指的文件夹（notice）")]
Number = Annotated[str | None, _option("--number", "文号", "写在纸上的编号，如 督2025-12（notice）")]
AnswerBy = Annotated[str | None, _option("--answer-by", "日期", "要求答复的日期；默认 10 天后（notice）")]
Record = Annotated[bool, typer.Option("--record", help="同时写一条督办决定，到期未复由 T11 提示（notice）")]


@shared_options
def command(
    shared: SharedOptions, kind: Kind, dept: Dept = None, section: Section = None,
    state: StateName = None, role: RoleName = None, task: Task = None, every: Every = False,
    number: Number = None, answer_by: AnswerBy = None, record: Record = False,
    yes: Annotated[bool, typer.Option("--yes", help="--record 时不询问，直接写入")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="--record 时只显示会写什么")] = False,
) -> int:  # fmt: skip
    """出给单位、领导和其他系统的东西：一种形式一种用处。

    例：

    yshj publish notice --dept 市商务局 --as-of 2025-10-20 -o 督办单.docx

    yshj publish notice --dept 市商务局 --format text

    yshj publish jsonl --as-of 2025-10-20 -o 鄂尔多斯市.jsonl
    """
    if kind not in KINDS:
        raise Exit(f"没有“{kind}”这种形式，现在可以用：{'、'.join(KINDS)}")
    module = import_module(f"yshj.cli.commands.publishing.{kind}")
    wanted = Wanted(dept, section, state, role, task, every, number, answer_by, record, yes, dry_run)
    surplus = [name for name, value in wanted._asdict().items() if value and name not in module.TAKES]
    if surplus:
        typed = "、".join(f"--{'all' if name == 'every' else name.replace('_', '-')}" for name in surplus)
        raise Exit(f"publish {kind} 没有选项 {typed}；请去掉")
    code: int = module.publish(shared, wanted)
    return code
