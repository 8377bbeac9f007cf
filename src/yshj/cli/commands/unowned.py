"""`yshj unowned`."""

from yshj.cli.machinery.selecting import Dept, Section, selection
from yshj.cli.machinery.shared_options import SharedOptions, shared_options


@shared_options
def command(shared: SharedOptions, dept: Dept = None, section: Section = None) -> int:
    """未认领与无人负责的事项，已逾期的也在内；另列已认领但未写明责任人的。

    例：

    yshj unowned --as-of 2025-10-20
    """
    from yshj.cli.machinery.session import open_session
    from yshj.judging.views.lists import unowned_view

    session = open_session(shared)
    chosen = selection(session, dept, section)
    return session.show(unowned_view(session.assess() or session.header, chosen))
