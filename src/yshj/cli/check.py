"""`yshj check`."""

from typing import Annotated

import typer

from yshj.cli.exits import GATED, Stop
from yshj.cli.session import open_session
from yshj.cli.shared import Shared, shared_options
from yshj.judging.gate import Gate, UnknownGate, Verdict, judge_gate, parse_gate
from yshj.judging.verdict_view import check_view

FailOn = Annotated[
    list[str] | None,
    typer.Option(
        "--fail-on",
        metavar="条件",
        help="门禁条件，可重复或用逗号分开：状态（overdue、at-risk、unowned）、代码（O03）、"
        "级别（error、warning）；默认 overdue",
    ),
]


@shared_options
def command(shared: Shared, fail_on: FailOn = None) -> int:
    """门禁：有触发条件的事项退出码为 1，有读不了的输入为 3，否则为 0。

    例：

    yshj check --as-of 2025-10-20

    yshj check --fail-on overdue,unowned --format json
    """
    session = open_session(shared)
    gate = gate_of(fail_on, session.config.check.fail_on)
    assessment = session.assess(ahead=shared.as_of is None)
    verdict = judge_gate(assessment, gate, frozenset()) if assessment else Verdict((), ())
    view = check_view(session.frame, assessment, gate, verdict, frozenset())
    return session.show(view) or (0 if view.passed else GATED)


def gate_of(typed: list[str] | None, configured: list[str]) -> Gate:
    """The gate asked for, or the workspace's own; raises Stop for words it does not know."""
    words = typed if typed is not None else configured
    try:
        return parse_gate(word for text in words for word in text.replace("，", ",").split(","))
    except UnknownGate as unknown:
        raise Stop(str(unknown)) from None
