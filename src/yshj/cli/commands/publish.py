"""`yshj publish`."""

from typing import Annotated

import typer

from yshj.cli.machinery.exits import Exit
from yshj.cli.machinery.selecting import Dept, RoleName, Section, StateName, selection
from yshj.cli.machinery.shared_options import SharedOptions, shared_options
from yshj.cli.machinery.verbatim import refuse_other_formats

KINDS = {"jsonl": "一家牵头单位一行 JSON，供 DuckDB、Spark、ClickHouse 汇总多个工作区"}
Kind = Annotated[str, typer.Argument(metavar="形式", help="；".join(map(" ".join, KINDS.items())))]


@shared_options
def command(
    shared: SharedOptions, kind: Kind, dept: Dept = None, section: Section = None,
    state: StateName = None, role: RoleName = None,
) -> int:  # fmt: skip
    """供其他系统使用的数据：jsonl 每行的键和类型都相同，没有牵头单位的任务也有一行。

    例：

    yshj publish jsonl --as-of 2025-10-20 -o 鄂尔多斯市.jsonl
    """
    from yshj.cli.machinery.session import open_session
    from yshj.judging.lead_lines import lead_lines_view

    if kind not in KINDS:
        raise Exit(f"没有“{kind}”这种形式，现在可以用：{'、'.join(KINDS)}")
    refuse_other_formats(shared, kind)
    session = open_session(shared)
    chosen = selection(session, dept, section, state, role)
    return session.show(lead_lines_view(session.judged(), chosen), kind)
