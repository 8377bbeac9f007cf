"""`yshj lint`."""

from yshj.cli.check import FailOn, gate_of
from yshj.cli.extra_reports import ExtraReports, parse_reports
from yshj.cli.session import open_session
from yshj.cli.shared import Shared, shared_options
from yshj.cli.verdict import give_verdict
from yshj.judging.verdict_view import lint_view


@shared_options
def command(shared: Shared, fail_on: FailOn = None, report: ExtraReports = None) -> int:
    """只查文件：输入问题（退出码 3），以及方案自身的疏漏（退出码 0，除非 --fail-on）。

    例：

    yshj lint
    """
    reports = parse_reports(report)
    session = open_session(shared)
    gate = gate_of(fail_on, [])
    assessment = session.assess(session.today, ahead=True)
    books = session.loaded.books
    view = lint_view(session.frame, assessment, books, gate, session.terms)
    return give_verdict(session, view, reports)
