"""`yshj publish`."""

import inspect
from importlib import import_module
from typing import Annotated, Any, NamedTuple

from yshj.cli.machinery.declaring import Word, argument, flag, option
from yshj.cli.machinery.exits import Exit
from yshj.cli.machinery.office_extra import need
from yshj.cli.machinery.selecting import Dept, RoleName, Section, StateName
from yshj.cli.machinery.shared_options import SharedOptions, shared_options

KINDS = {
    "bulletin": "通报：一个月的总体情况、逾期、未认领和未报送、下一步要求，附表（Word、Markdown）",
    "notice": "给一个单位的提示单、督办单、约谈建议单或函（Word、Markdown 或一段文字）",
    "excel": "台账：全部任务、全部牵头事项、每个状态各一页（Excel）",
    "csv": "全部牵头事项，一家一行，供 Excel、WPS 打开",
    "calendar": "时限和节点，供手机和邮件的日历订阅（.ics）",
    "html": "一页看全：要决定的事、各周状态、各单位各月、每项任务（一个文件，浏览器打开，可打印）",
    "jsonl": "一家牵头部门一行 JSON，供 DuckDB、Spark、ClickHouse 汇总多个工作区",
}
_NEEDS = {
    "bulletin": ("jinja2", "docx"),
    "notice": ("jinja2", "docx"),
    "excel": ("xlsxwriter",),
    "calendar": ("icalendar",),
    "html": ("jinja2",),
}
_TAKES = {
    "bulletin": "month issue to answer_by draft",
    "notice": "dept task all issue answer_by record yes dry_run",
    "html": "",
}
"""Options of a kind; of the others those that choose leads."""
Kind = Annotated[Word, argument("形式", "；".join(map(" ".join, KINDS.items())))]


Again = Annotated[Word, option("--again", "期号", "核对印发过的：取回原件，列出此后的补报、改动和出入")]


class Wanted(NamedTuple):
    """The options of all kinds as they are declared, and as typed; each kind names those that it takes."""

    dept: Dept = None
    section: Section = None
    state: StateName = None
    role: RoleName = None
    task: Annotated[Word, option("--task", "编号", "只说这一项任务（notice）")] = None
    all: Annotated[bool, flag("--all", "每个单位一份，写进 -o 指的文件夹（notice）")] = False
    answer_by: Annotated[
        Word, option("--answer-by", "日期", "答复期限；默认 10 天后的工作日（bulletin、notice）")
    ] = None
    month: Annotated[
        Word, option("--month", "月", "如 2025-09；默认评判日结束或此前最近的月（bulletin）")
    ] = None
    issue: Annotated[
        Word, option("--issue", "期号", "印发存档，如 2025-9、督2025-12（bulletin、notice）")
    ] = None
    to: Annotated[Word, option("--to", "主送", "主送单位（bulletin）")] = None
    record: Annotated[bool, flag("--record", "印发的同时写下督办决定，到期未复见 T11（notice）")] = False
    yes: Annotated[bool, flag("--yes", "--record 时不询问，直接写入")] = False
    dry_run: Annotated[bool, flag("--dry-run", "--record 时只显示会写什么")] = False
    draft: Annotated[bool, flag("--draft", "草稿：这个月没有结束也可以出，每页注明（bulletin）")] = False


def _publish(shared: SharedOptions, kind: Kind = None, again: Again = None, **typed: Any) -> int:
    """出给单位、领导和其他系统的东西：一种形式一种用处。

    例：

    yshj publish bulletin --month 2025-09 --issue 2025-9 -o 通报.docx

    yshj publish notice --dept 市商务局 --as-of 2025-10-20 -o 督办单.docx

    yshj publish notice --dept 市商务局 --format text

    yshj publish --again 2025-8

    yshj publish excel --as-of 2025-10-20 -o 台账.xlsx

    yshj publish calendar --dept 市商务局 -o 时限.ics
    yshj publish html --as-of 2025-10-20 -o 行动方案.html

    yshj publish jsonl --as-of 2025-10-20 -o 鄂尔多斯市.jsonl
    """
    if again is not None:
        if kind is not None or any(typed.values()):
            raise Exit("--again 不与形式和其他选项合用：yshj publish --again 2025-9 -o 通报.docx")
        need(*_NEEDS["bulletin"])
        return int(import_module("yshj.cli.commands.publishing.again").again(shared, again))
    if kind is None:
        raise Exit(f"缺少形式，可以用：{'、'.join(KINDS)}；核对印发过的，写 --again 期号")
    if kind not in KINDS:
        raise Exit(f"没有“{kind}”这种形式，现在可以用：{'、'.join(KINDS)}")
    need(*_NEEDS.get(kind, ()))
    takes = _TAKES.get(kind, "dept section state role").split()
    surplus = [name for name, value in typed.items() if value and name not in takes]
    if "issue" in surplus:
        raise Exit(f"publish {kind} 不印发存档：--issue 只用于 bulletin（通报）和 notice（给单位的文书）")
    if surplus:
        options = "、".join(f"--{name.replace('_', '-')}" for name in surplus)
        raise Exit(f"publish {kind} 没有选项 {options}；请去掉")
    wanted = Wanted(**typed)
    if kind in ("bulletin", "notice"):
        return int(import_module(f"yshj.cli.commands.publishing.{kind}").publish(shared, wanted))
    return int(import_module("yshj.cli.commands.publishing.data").publish(shared, wanted, kind))


_OWN = [*inspect.signature(_publish).parameters.values()][:3]
_publish.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
    [*_OWN, *(one.replace(kind=one.KEYWORD_ONLY) for one in inspect.signature(Wanted).parameters.values())]
)
command = shared_options(_publish)
