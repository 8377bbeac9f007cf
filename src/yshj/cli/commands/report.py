"""`yshj report`."""

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from yshj.cli.machinery.exits import UNREADABLE, Exit
from yshj.cli.machinery.shared_options import SharedOptions, shared_options
from yshj.cli.machinery.streams import print_problems

if TYPE_CHECKING:
    from yshj.cli.machinery.session import Session

_WEEK = re.compile(r"(\d{4})-?W(\d{1,2})", re.ASCII | re.IGNORECASE)


@shared_options
def command(
    shared: SharedOptions,
    kind: Annotated[str, typer.Argument(metavar="种类", help="week 周报")],
    period: Annotated[
        str | None, typer.Argument(metavar="周期", help="如 2025-W42；不写则为最近结束的一周")
    ] = None,
) -> int:
    """周报：一个 ISO 周的进展，以星期日为准，Markdown 格式。

    例：

    yshj report week 2025-W42

    yshj report week 2025-W42 -o 周报.md
    """
    from yshj.cli.machinery.session import open_session
    from yshj.judging.week import week_view

    if kind != "week":
        raise Exit(f"没有“{kind}”这种报告，现在可以用：week")
    session = open_session(shared)
    sunday = _sunday(session, period)
    before = session.assess(sunday - timedelta(days=7))
    after = session.assess(sunday)
    if before is None or after is None:
        print_problems(session.loaded.problems)
        return UNREADABLE
    return session.show(week_view(before, after), "markdown")


def _sunday(session: "Session", period: str | None) -> date:
    """The Sunday of the week asked for, or of the last one completed."""
    completed = session.as_of
    if session.shared.as_of is None:
        completed -= timedelta(days=1)
    if period is None:
        from dateutil.relativedelta import SU, relativedelta

        return completed + relativedelta(weekday=SU(-1))
    found = _WEEK.fullmatch(period)
    if not found:
        raise Exit(f"“{period}”不是周，应写成 年-W周，例如 2025-W42")
    try:
        sunday = date.fromisocalendar(int(found[1]), int(found[2]), 7)
    except ValueError:
        raise Exit(f"{found[1]} 年没有第 {int(found[2])} 周") from None
    if sunday > completed:
        raise Exit(f"{period} 要到 {sunday} 才结束，现在还不能出周报")
    return sunday
