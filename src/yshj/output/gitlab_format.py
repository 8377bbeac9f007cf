"""Verdict → GitLab code quality: an array of issues for the widget of a merge request.

The report has no place for the day, the plan, a filter or the counts; the job's log has them. What is
waived or known stays in it as `info`, with its real severity in words: GitLab compares reports by
fingerprint, so leaving a finding out would show it as fixed in the merge request that waives it.
"""

import json
from typing import Any

from yshj.model.finding import Severity
from yshj.output.ci_results import CiResult, VerdictView, ci_results_of
from yshj.output.page import View
from yshj.output.render_options import RenderOptions

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.INFO: "info"}
_INPUT_PROBLEM = "blocker"


def render(view: View, options: RenderOptions) -> str | None:
    """The array as JSON; None for a view that is no verdict."""
    if not isinstance(view, VerdictView):
        return None
    issues = [_issue(item) for item in ci_results_of(view, options.roots)]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _issue(item: CiResult) -> dict[str, Any]:
    kept = f"（原级别：{item.found.severity.label}；{item.excuse}）" if item.excuse else ""
    severity = "info" if item.excuse else _SEVERITIES[item.found.severity]
    return {
        "description": f"{item.found.text}{kept}",
        "check_name": item.found.code,
        "fingerprint": item.fingerprint,
        "severity": _INPUT_PROBLEM if item.found.code.startswith("F") else severity,
        "location": {"path": item.found.at.file, "lines": {"begin": item.found.at.line}},
    }
