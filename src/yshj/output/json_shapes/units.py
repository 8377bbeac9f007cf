def scoreboard(view: ScoreboardView) -> Json:
    return {
        **head("yshj-dept/1", view.frame),
        "rows": [score(score) for score in view.scores],
        "problems": problems(view.frame),
    }


def unit(view: UnitView) -> Json:
    return {
        **head("yshj-unit/1", view.frame),
        "unit": score(view.score),
        "leads": [lead_row(row) for row in view.leads],
        "supports": [
            {"task": row.task.task.id, "title": row.task.task.title, "state": row.task.state}
            for row in view.supports
        ],
        "findings": [finding(finding) for finding in view.findings],
        "problems": problems(view.frame),
    }


def score(score: Score) -> Json:
    return {
        "unit": score.unit,
        "kind": score.kind,
        "leads": score.leads,
        "supports": score.supports,
        **{state.value: score.states[state] for state in State},
        "done_percent": score.done_percent,
        "on_time_percent": score.on_time_percent,
        "last_entry": day(score.last_entry),
        "incomplete": score.incomplete,
    }
