"""`yshj at-risk`."""

from yshj.cli.machinery.selecting import Dept, Section, selection
from yshj.cli.machinery.shared_options import SharedOptions, shared_options


@shared_options
def command(shared: SharedOptions, dept: Dept = None, section: Section = None) -> int:
    """预警的事项：一个牵头部门一行，时限最近的在前，写明全部理由。

    例：

    yshj at-risk --as-of 2025-10-20
    """
    from yshj.cli.machinery.session import open_session
    from yshj.judging.views.lists import at_risk_view

    session = open_session(shared)
    chosen = selection(session, dept, section)
    return session.show(at_risk_view(session.assess() or session.header, chosen))
