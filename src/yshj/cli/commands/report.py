"""`yshj report`."""

from datetime import timedelta
from itertools import takewhile
from typing import TYPE_CHECKING, Annotated, Literal

from yshj.cli.machinery.declaring import Word, argument
from yshj.cli.machinery.exits import Exit
from yshj.cli.machinery.shared_options import SharedOptions, shared_options

if TYPE_CHECKING:
    from yshj.cli.machinery.session import Session
    from yshj.judging.periods import Period
    from yshj.model.assessment import Assessment
    from yshj.output.formats import Format

Kind = Literal["week", "month", "quarter", "year"]
KINDS: dict[Kind, str] = {"week": "周报", "month": "月报", "quarter": "季报", "year": "年报"}


@shared_options
def command(
    shared: SharedOptions,
    kind: Annotated[str, argument("种类", "；".join(map(" ".join, KINDS.items())))],
    period: Annotated[
        Word, argument("周期", "如 2025-W42、2025-09、2025-Q3、2025；不写则为最近结束的一个")
    ] = None,
) -> int:
    """一个周期的进展：以最后一天为准，与上个周期的最后一天相比；Markdown，-o 写 .docx 则为 Word。

    例：

    yshj report week 2025-W42

    yshj report week 2025-W42 -o 周报.md

    yshj report month 2025-09 -o 月报.docx
    """
    from yshj.cli.machinery.session import open_session
    from yshj.judging.papers.period import period_view
    from yshj.judging.papers.period_names import NoSuchPeriod, over

    every = next((one for one in KINDS if one == kind), None)
    if every is None:
        raise Exit(f"没有“{kind}”这种报告，现在可以用：{'、'.join(KINDS)}")
    form = _format(shared)
    session = open_session(shared, form=form)
    completed = session.as_of - timedelta(days=shared.as_of is None)  # a day of today's is not over yet
    try:
        window = over(every, period, completed)
    except NoSuchPeriod as reason:
        raise Exit(str(reason)) from None
    before, after = session.judged(window.first - timedelta(days=1)), session.judged(window.last)
    earlier = [] if every == "week" else _month_ends(session, window, after)
    view = period_view(every, window, before, after, earlier)
    if form.name == "docx":
        from yshj.cli.machinery.paper_out import show_as_word

        return show_as_word(session, view)
    return session.show(view, "markdown")


def _format(shared: SharedOptions) -> "Format":
    """What was asked for, by `--format` or the ending of `-o`; raises Exit."""
    from yshj.cli.machinery.office_extra import need
    from yshj.cli.machinery.session import chosen_format

    word = shared.form is None and (shared.output or "").lower().endswith(".docx")
    form = chosen_format(shared, "docx" if word else "markdown")
    if form.name == "docx":
        need("docx")
    return form


def _month_ends(session: "Session", window: "Period", after: "Assessment") -> "list[Assessment]":
    """The judgement of every month end of the year up to the period's last day, from the issue on."""
    from yshj.judging.periods import periods_from

    first = max(after.books.plan.plan.issued, window.last.replace(month=1, day=1))
    months = takewhile(lambda month: month.last < window.last, periods_from("month", first))
    return [*(session.judged(month.last) for month in months), after]
