"""`yshj dept`."""

from typing import Annotated

from yshj.cli.machinery.declaring import Word, argument, flag
from yshj.cli.machinery.selecting import refuse_group, units_selected
from yshj.cli.machinery.shared_options import SharedOptions, shared_options


@shared_options
def command(
    shared: SharedOptions,
    unit: Annotated[Word, argument("单位", "不写则列出全部牵头部门")] = None,
    by_value: Annotated[bool, flag("--by-value", "按按时率、完成率由高到低排名次，不参与排名的另列")] = False,
) -> int:
    """单位一览，附计算口径；写单位名则为该单位的一页。

    例：

    yshj dept --as-of 2025-10-20

    yshj dept 市住建局 --as-of 2025-10-20
    """
    from yshj.cli.machinery.session import open_session
    from yshj.judging.views.scoreboard import scoreboard_view, unit_view

    session = open_session(shared)
    assessment = session.judged()
    if unit is None:
        return session.show(scoreboard_view(assessment, by_value=by_value))
    chosen = units_selected(session, unit)
    if len(chosen.units) > 1:
        refuse_group(session, unit)
    return session.show(unit_view(assessment, chosen))
