"""`yshj report`."""

from datetime import timedelta
from typing import TYPE_CHECKING, Annotated, cast

import typer

from yshj.cli.machinery.exits import Exit
from yshj.cli.machinery.shared_options import SharedOptions, shared_options

if TYPE_CHECKING:
    from yshj.cli.machinery.session import Session
    from yshj.judging.period_view import PeriodView
    from yshj.model.plan import Every

KINDS = {"week": "周报", "month": "月报", "quarter": "季报", "year": "年报"}


@shared_options
def command(
    shared: SharedOptions,
    kind: Annotated[str, typer.Argument(metavar="种类", help="；".join(map(" ".join, KINDS.items())))],
    period: Annotated[
        str | None,
        typer.Argument(metavar="周期", help="如 2025-W42、2025-09、2025-Q3、2025；不写则为最近结束的一个"),
    ] = None,
) -> int:
    """一个周期的进展：以最后一天为准，与上个周期的最后一天相比；Markdown，-o 写 .docx 则为 Word。

    例：

    yshj report week 2025-W42

    yshj report month 2025-09 -o 月报.docx
    """
    from yshj.cli.machinery.session import open_session

    if kind not in KINDS:
        raise Exit(f"没有“{kind}”这种报告，现在可以用：{'、'.join(KINDS)}")
    session = open_session(shared)
    view = _view(session, cast("Every", kind), period)
    if shared.form == "docx" or (shared.form is None and (shared.output or "").lower().endswith(".docx")):
        from yshj.cli.machinery.paper_out import show_as_word

        return show_as_word(session, view)
    return session.show(view, "markdown")


def _view(session: "Session", every: "Every", period: str | None) -> "PeriodView":
    """Of the period asked for, or of the last one completed; a day of today's is not over yet."""
    from yshj.judging.period_named import NoSuchPeriod, period_named
    from yshj.judging.period_view import period_view

    completed = session.as_of - timedelta(days=session.shared.as_of is None)
    try:
        window = period_named(every, period, completed)
    except NoSuchPeriod as reason:
        raise Exit(str(reason)) from None
    before = session.judged(window.first - timedelta(days=1))
    return period_view(every, window, before, session.judged(window.last))
