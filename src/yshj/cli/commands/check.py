"""`yshj check`."""

import os
from pathlib import Path
from typing import Annotated

from yshj.cli.machinery.declaring import Word, Words, flag, option
from yshj.cli.machinery.exits import FINE, UNREADABLE, Exit
from yshj.cli.machinery.outputs import Output, refuse_outputs, write
from yshj.cli.machinery.selecting import FindingsOf, SeverityNames, findings_selection
from yshj.cli.machinery.session import Session, open_session
from yshj.cli.machinery.shared_options import SharedOptions, shared_options
from yshj.cli.machinery.streams import print_message, print_problems
from yshj.cli.machinery.verdict import ExtraReports, give_verdict, parse_reports
from yshj.files.create.schema_line import schema_line_like
from yshj.files.find.workspace import is_plan_name
from yshj.files.load.baseline import baseline_text, read_baseline
from yshj.judging.gate import WrongGate, check_gate
from yshj.judging.views.verdict import check_view
from yshj.model.assessment import Assessment

FailOn = Annotated[
    Words,
    option(
        "--fail-on",
        "条件",
        "门禁条件，可重复或用逗号分开：状态（overdue 或 逾期、at-risk、unowned）、代码（O03）、"
        "级别（error、warning）；默认 overdue",
    ),
]


@shared_options
def command(
    shared: SharedOptions,
    fail_on: FailOn = None,
    dept: FindingsOf = None,
    severity: SeverityNames = None,
    baseline: Annotated[Word, option("--baseline", "文件", "其中已知的发现不触发门禁，另行列出")] = None,
    write_baseline: Annotated[bool, flag("--write-baseline", "把当前的发现写入 --baseline 的文件")] = False,
    report: ExtraReports = None,
) -> int:
    """门禁：有触发条件的事项退出码为 1，有读不了的输入为 3，否则为 0。

    例：

    yshj check --as-of 2025-10-20

    yshj check --fail-on overdue,unowned --format json

    yshj check --dept 市科学技术局 --severity error --as-of 2025-10-20

    yshj check --as-of 2025-10-20 --baseline 基线.yaml --write-baseline
    """
    reports = parse_reports(report)
    others = {
        "-o": shared.output, "--format": shared.form, "--report": report,
        "--fail-on": fail_on, "--dept": dept, "--severity": severity,
    }  # fmt: skip
    given = "、".join(name for name, value in others.items() if value)
    if write_baseline and given:
        raise Exit(f"--write-baseline 只写基线，写入全部发现，不能与 {given} 合用")
    session = open_session(shared)
    try:
        gate = check_gate(session.config.check.fail_on if fail_on is None else fail_on)
    except WrongGate as reason:
        raise Exit(str(reason)) from None
    ahead = shared.as_of is None
    chosen = findings_selection(session, dept, severity)
    if write_baseline:
        return _write_baseline(session, session.assess(ahead=ahead), baseline)
    known = read_baseline(baseline, session.workspace) if baseline else None
    if baseline:
        session = session._replace(opened=session.opened | {os.path.abspath(baseline)})
    if isinstance(known, list):
        session, known = session.with_problems(known), None
    view = check_view(session.assess(ahead=ahead) or session.header, gate, chosen, known, baseline or "")
    return give_verdict(session, view, reports)


def _write_baseline(session: Session, assessment: Assessment | None, path: str | None) -> int:
    if path is None:
        raise Exit("--write-baseline 要与 --baseline 文件 合用")
    if assessment is None or session.loaded.problems:
        print_problems(session.loaded.problems)
        raise Exit("有未能读入的内容，没有写基线；请先改正", UNREADABLE)
    live = [finding for finding in assessment.findings if not finding.waived]
    plan = session.workspace.root / assessment.books.plan_file
    refuse_outputs([Output("--baseline", path)], session.opened)
    if is_plan_name(session.workspace, path):
        raise Exit(f"--baseline {path}：下次会被当作方案来读；请换一个地方")
    write(schema_line_like(plan, "baseline", Path(path)) + baseline_text(live), path)
    print_message(f"已写入基线 {path}：{len(live)} 项发现，截至 {session.as_of}")
    return FINE
