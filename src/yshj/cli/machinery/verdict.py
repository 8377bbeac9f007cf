"""How `check` and `lint` end: the reports, the screen, what a GitHub step is told, the exit code."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from yshj.cli.machinery.exits import FINE, GATED
from yshj.cli.machinery.extra_reports import Report, write_reports
from yshj.cli.machinery.outputs import Output, append, own_output, refuse_outputs
from yshj.cli.machinery.session import Session, chosen_format

if TYPE_CHECKING:
    from yshj.output.ci_results import VerdictView
    from yshj.output.render_options import Roots


def give_verdict(session: Session, view: "VerdictView", reports: Sequence[Report]) -> int:
    """Writes everything asked for; returns the exit code."""
    form = chosen_format(session.shared, "table")
    outputs = [Output("--report", path, form) for form, path in reports]
    refuse_outputs([*own_output(session.shared, form), *outputs], session.opened)
    write_reports(view, reports, session)
    code = session.show(view) or (FINE if view.passed else GATED)
    if "github" in (form.name, *(form.name for form, _ in reports)):
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
