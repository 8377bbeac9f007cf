"""`yshj lint`."""

from typing import Annotated

from yshj.cli.machinery.declaring import Words, option
from yshj.cli.machinery.exits import Exit
from yshj.cli.machinery.selecting import FindingsOf, SeverityNames, findings_selection
from yshj.cli.machinery.session import open_session
from yshj.cli.machinery.shared_options import SharedOptions, shared_options
from yshj.cli.machinery.verdict import ExtraReports, give_verdict, parse_reports
from yshj.judging.gate import WrongGate, lint_gate
from yshj.judging.views.verdict import lint_view

LintFailOn = Annotated[
    Words,
    option(
        "--fail-on",
        "条件",
        "门禁条件，可重复或用逗号分开：代码（P01、D04）、级别（error、warning）；默认没有",
    ),
]


@shared_options
def command(
    shared: SharedOptions, fail_on: LintFailOn = None, dept: FindingsOf = None,
    severity: SeverityNames = None, report: ExtraReports = None,
) -> int:  # fmt: skip
    """只查文件：输入问题（退出码 3），以及方案自身的疏漏（退出码 0，除非 --fail-on）。

    写 --dept 则列出这个单位填报中不会计入的内容：名称不识别、别家的任务、佐证缺失等。

    例：

    yshj lint

    yshj lint --dept 市科学技术局
    """
    reports = parse_reports(report)
    session = open_session(shared)
    try:
        gate = lint_gate(fail_on or (), of_units=dept is not None)
    except WrongGate as reason:
        raise Exit(str(reason)) from None
    chosen = findings_selection(session, dept, severity)
    view = lint_view(session.assess(ahead=True) or session.header, gate, chosen)
    return give_verdict(session, view, reports)
