"""The shapes of `check`, `lint`, `explain` and `config`."""

from yshj.judging.views.config import ConfigView, Setting
from yshj.judging.views.verdict import CheckView, ExplainView, LintView
from yshj.model.policy import Window
from yshj.output.json_shapes import parts
from yshj.output.json_shapes.parts import Json, picked


def check_shape(view: CheckView) -> Json:
    """`yshj-check/1`."""
    return {
        **parts.header("yshj-check/1", view.header),
        **parts.filtered(view.selection),
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
        "findings": [parts.finding(f, known=f.key in view.known) for f in view.findings],
        "problems": parts.problems(view.header),
    }


def lint_shape(view: LintView) -> Json:
    """`yshj-lint/1`."""
    return {
        **parts.header("yshj-lint/1", view.header),
        **parts.filtered(view.selection),
        "gate": list(view.gate),
        "passed": view.passed,
        "findings": [parts.finding(finding) for finding in view.findings],
        "problems": parts.problems(view.header),
    }


def explain_shape(view: ExplainView) -> Json:
    """`yshj-explain/1`."""
    return {
        "schema": "yshj-explain/1",
        **picked(view, "code title severity text"),
        "numbers": [_setting(setting) for setting in view.numbers],
    }


def _baseline(view: CheckView) -> Json:
    if view.baseline is None:
        return {}
    used = view.baseline
    stale = [picked(known, "code task unit about") for known in used.gone]
    counts = {"known": len(view.known_findings), "gone": len(used.gone)}
    return {"baseline": {"file": used.file, **counts, "stale": stale}}


def settings_shape(view: ConfigView) -> Json:
    """`yshj-settings/1`: the format `yshj-config/1` is that of the file."""
    return {
        **parts.header("yshj-settings/1", view.header),
        "file": view.file,
        "ignored": view.ignored,
        "settings": [_setting(setting) for setting in view.settings],
        "problems": parts.problems(view.header),
    }


def _setting(setting: Setting) -> Json:
    return {
        **picked(setting, "key title"),
        "value": _value(setting),
        "origin": setting.origin,
        "source": setting.source or None,
        **picked(setting.place, "file line column"),
    }


def _value(setting: Setting) -> object:
    if not isinstance(setting.value, tuple):
        return setting.value
    return [picked(item, "length warn") if isinstance(item, Window) else item for item in setting.value]
