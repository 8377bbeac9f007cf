"""How `check` and `lint` end: the reports, the screen, what a GitHub step is told, the exit code."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

from yshj.cli.machinery.declaring import Words, option
from yshj.cli.machinery.exits import FINE, GATED, Exit
from yshj.cli.machinery.outputs import Output, append, deliver, own_output, refuse_outputs
from yshj.cli.machinery.session import Session, chosen_format, rendered
from yshj.output.formats import FORMATS, Format

if TYPE_CHECKING:
    from yshj.output.ci_results import VerdictView
    from yshj.output.render_options import Roots

ExtraReports = Annotated[
    Words, option("--report", "格式=文件", "另以此格式写入文件，可重复，如 json=check.json")
]
Report = tuple[Format, str]
"""A format and the file to be written in it."""


def parse_reports(typed: list[str] | None) -> list[Report]:
    """What is to be written where; raises Exit for an unknown format or a missing file."""
    reports = []
    for text in typed or []:
        name, _, path = text.partition("=")
        if name not in FORMATS or not path.strip():
            raise Exit(f"--report 应写成 格式=文件，读到“{text}”；格式可以用：{'、'.join(FORMATS)}")
        reports.append((FORMATS[name], path))
    return reports


def give_verdict(session: Session, view: "VerdictView", reports: Sequence[Report]) -> int:
    """Writes everything asked for; returns the exit code, raises Exit for a file that cannot be written."""
    form = chosen_format(session.shared, "table")
    outputs = [Output("--report", path, one) for one, path in reports]
    refuse_outputs([*own_output(session.shared, form), *outputs], session.opened)
    contents = [rendered(view, one, session.options_for(path)) for one, path in reports]
    for (one, path), content in zip(reports, contents, strict=True):
        deliver(content, one.kind, path)
    code = session.show(view) or (FINE if view.passed else GATED)
    if "github" in (form.name, *(one.name for one, _ in reports)):
        _tell_github(view, session.roots, code)
    return code


def _tell_github(view: "VerdictView", roots: "Roots", code: int) -> None:
    """Adds to the step's summary and outputs, where the runner says that there are such files."""
    from yshj.output.github_files import SUMMARY_BYTES, step_outputs, step_summary

    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary:
        # the limit is the step's, which may have written to it before
        room = SUMMARY_BYTES - (os.path.getsize(summary) if os.path.exists(summary) else 0)
        append(step_summary(view, roots, room), summary)
    outputs = os.environ.get("GITHUB_OUTPUT")
    if outputs:
        append(step_outputs(view, code), outputs)
