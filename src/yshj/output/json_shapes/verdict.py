def check(view: CheckView) -> Json:
    return {
        **head("yshj-check/1", view.frame),
        "gate": list(view.gate),
        **_baseline(view),
        "passed": view.passed,
        "failed": [
            {"task": task.task.id, "unit": lead.unit if lead else None, "state": (lead or task).state}
            for task, lead in view.verdict.leads
        ],
        "findings": [finding(f, known=f in view.known) for f in view.findings],
        "problems": problems(view.frame),
    }


def _baseline(view: CheckView) -> Json:
    if view.baseline is None:
        return {}
    used = view.baseline
    return {"baseline": {"file": used.file, "known": len(view.known), "gone": used.gone}}


def lint(view: LintView) -> Json:
    return {
        **head("yshj-lint/1", view.frame),
        "gate": list(view.gate),
        "passed": view.passed,
        "findings": [finding(finding) for finding in view.findings],
        "problems": problems(view.frame),
    }


def explain(view: ExplainView) -> Json:
    return {
        "schema": "yshj-explain/1",
        "code": view.code,
        "title": view.title,
        "severity": view.severity,
        "text": view.text,
    }
