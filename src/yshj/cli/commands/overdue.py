"""`yshj overdue`."""

from yshj.cli.machinery.selecting import Dept, Section, selection
from yshj.cli.machinery.shared_options import SharedOptions, shared_options


@shared_options
def command(shared: SharedOptions, dept: Dept = None, section: Section = None) -> int:
    """逾期的事项：一个牵头部门一行，逾期最久的在前。

    例：

    yshj overdue --as-of 2025-10-20
    """
    from yshj.cli.machinery.session import open_session
    from yshj.judging.views.lists import overdue_view

    session = open_session(shared)
    chosen = selection(session, dept, section)
    return session.show(overdue_view(session.assess() or session.header, chosen))
