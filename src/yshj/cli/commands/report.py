"""`yshj report`."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from yshj.cli.machinery.exits import Exit
from yshj.cli.machinery.shared_options import SharedOptions, shared_options

if TYPE_CHECKING:
    from yshj.cli.machinery.session import Session


KINDS = {"week": "周报"}


@shared_options
def command(
    shared: SharedOptions,
    kind: Annotated[str, typer.Argument(metavar="种类", help="；".join(map(" ".join, KINDS.items())))],
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
    from yshj.judging.period_view import period_view
    from yshj.judging.periods import Period

    if kind not in KINDS:
        raise Exit(f"没有“{kind}”这种报告，现在可以用：{'、'.join(KINDS)}")
    session = open_session(shared)
    sunday = _sunday(session, period)
    week = Period(sunday - timedelta(days=6), sunday)
    before, after = session.judged(sunday - timedelta(days=7)), session.judged(sunday)
    return session.show(period_view("week", week, before, after), "markdown")


def _sunday(session: "Session", period: str | None) -> date:
    """The Sunday of the week asked for, or of the last one completed; a day of today's is not over yet."""
    from yshj.judging.periods import NoSuchWeek, week_end

    completed = session.as_of - timedelta(days=session.shared.as_of is None)
    try:
        return week_end(period, completed)
    except NoSuchWeek as reason:
        raise Exit(str(reason)) from None
