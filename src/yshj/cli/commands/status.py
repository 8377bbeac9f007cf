"""`yshj status`."""

from typing import Annotated

from yshj.cli.machinery.declaring import option
from yshj.cli.machinery.exits import Exit
from yshj.cli.machinery.selecting import Dept, Leader, RoleName, Section, StateName, selection
from yshj.cli.machinery.shared_options import SharedOptions, shared_options
from yshj.model.selection import Sort


@shared_options
def command(
    shared: SharedOptions,
    dept: Dept = None,
    section: Section = None,
    state: StateName = None,
    role: RoleName = None,
    leader: Leader = None,
    sort: Annotated[
        str, option("--sort", "次序", "，".join(f"{one} {one.label}" for one in Sort))
    ] = Sort.URGENCY.value,
) -> int:
    """任务状态：一项一行，最紧急的在前，末尾是理由。

    例：

    yshj status --as-of 2025-10-20

    yshj status --dept 市市场监督管理局 --role lead
    """
    from yshj.cli.machinery.session import open_session
    from yshj.judging.views.lists import status_view

    if sort not in Sort._value2member_map_:
        raise Exit(f"没有次序“{sort}”，可以用：{'、'.join(Sort)}")
    session = open_session(shared)
    chosen = selection(session, dept, section, state, role, leader)
    return session.show(status_view(session.assess() or session.header, chosen, Sort(sort)))
