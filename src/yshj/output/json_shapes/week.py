def week(view: WeekView) -> Json:
    change = view.change
    return {
        **head("yshj-week/1", view.frame),
        "first": str(view.first),
        "last": str(view.last),
        "summary": summary(view.summary),
        "summary_before": summary(view.summary_before),
        "newly": {state.value: [lead_row(r) for r in change.newly[state]] for state in State},
        "returned": [ruling(ruling) for ruling in change.returned],
        "extended": [ruling(ruling) for ruling in change.extended],
        "closed": [ruling(ruling) for ruling in change.closed],
        "due_next": [lead_row(row) for row in view.due_next],
        "must_act": [
            {"unit": one.unit, "leads": [lead_row(row) for row in one.rows]} for one in view.must_act
        ],
        "silent": [{"unit": unit, "leads": count} for unit, count in view.silent],
        "reporting": view.reporting,
        "problems": problems(view.frame),
    }
