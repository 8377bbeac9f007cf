"""`yshj at-risk`."""

from yshj.cli.selecting import Dept, Section, selection
from yshj.cli.shared import Shared, remembered, shared_options


@shared_options
@remembered
def command(shared: Shared, dept: Dept = None, section: Section = None) -> int:
    """预警的事项：一个牵头单位一行，时限最近的在前，写明全部理由。

    例：

    yshj at-risk --as-of 2025-10-20
    """
    from yshj.cli.session import open_session
    from yshj.judging.views import at_risk_view

    session = open_session(shared)
    chosen = selection(session, dept, section)
    return session.show(at_risk_view(session.frame, session.assess(), chosen))
