"""The shapes of `check`, `lint` and `explain`."""

from yshj.judging.verdict_view import CheckView, ExplainView, LintView
from yshj.output.json_shapes.parts import (
    Json,
    filter_shape,
    finding_shape,
    header_shape,
    picked,
    problem_shapes,
)
from yshj.output.json_shapes.settings import setting_shape


def check_shape(view: CheckView) -> Json:
    """`yshj-check/1`."""
    return {
        **header_shape("yshj-check/1", view.header),
        **filter_shape(view.selection),
        "gate": list(view.gate),
        **_baseline(view),
        "passed": view.passed,
        "failed": [
            {
                "task": task.id,
                "unit": lead and lead.unit,
                "state": (lead or task).state,
                "incomplete": bool(lead and lead.incomplete),
            }
            for task, lead in view.verdict.leads
        ],
        "findings": [finding_shape(f, known=f.key in view.known) for f in view.findings],
        "problems": problem_shapes(view.header),
    }


def lint_shape(view: LintView) -> Json:
    """`yshj-lint/1`."""
    return {
        **header_shape("yshj-lint/1", view.header),
        **filter_shape(view.selection),
        "gate": list(view.gate),
        "passed": view.passed,
        "findings": [finding_shape(finding) for finding in view.findings],
        "problems": problem_shapes(view.header),
    }


def explain_shape(view: ExplainView) -> Json:
    """`yshj-explain/1`."""
    return {
        "schema": "yshj-explain/1",
        **picked(view, "code title severity text"),
        "numbers": [setting_shape(setting) for setting in view.numbers],
    }


def _baseline(view: CheckView) -> Json:
    if view.baseline is None:
        return {}
    used = view.baseline
    stale = [picked(known, "code task unit about") for known in used.gone]
    counts = {"known": len(view.known_findings), "gone": len(used.gone)}
    return {"baseline": {"file": used.file, **counts, "stale": stale}}
