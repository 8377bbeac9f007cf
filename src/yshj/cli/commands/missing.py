"""`yshj missing`."""

from typing import Annotated

from yshj.cli.machinery.declaring import Word, argument
from yshj.cli.machinery.exits import Exit
from yshj.cli.machinery.session import open_session
from yshj.cli.machinery.shared_options import SharedOptions, shared_options
from yshj.judging.papers.period_names import NoSuchPeriod, period_named
from yshj.judging.views.missing import last_period, missing_view


@shared_options
def command(
    shared: SharedOptions,
    period: Annotated[
        Word, argument("周期", "2025-09、2025-W40、2025-Q3、2025-H1 或 2025；不写则为最近的报送日")
    ] = None,
) -> int:
    """谁该报、报了没有：到报送日（方案或任务的 reporting，没有的为月末）应报、已报、迟报、未报的牵头部门。

    报送日当天未完成、未中止的牵头事项才应报；报送日之后才报的为迟报。

    例：

    yshj missing 2025-09 --as-of 2025-10-20

    yshj missing 2025-09 --as-of 2025-10-20 --format text
    """
    session = open_session(shared)
    judged = session.judged()
    books, terms, header = judged.books, session.terms, judged.header
    try:
        asked = period_named(period) if period else last_period(books, terms, header.as_of)
    except NoSuchPeriod as reason:
        raise Exit(str(reason)) from None
    if asked[1].first > header.as_of:
        raise Exit(f"{period} 还没有开始（截至 {header.as_of}）；请换一个周期，或用 --as-of 指定评判日")
    return session.show(missing_view(books, terms, header, *asked))
