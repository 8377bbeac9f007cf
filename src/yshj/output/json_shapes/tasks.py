def status(view: StatusView) -> Json:
    return {
        **head("yshj-status/1", view.frame),
        **filtered(view.selection),
        "summary": summary(view.summary),
        "tasks": [task(task) for task in view.tasks],
        "problems": problems(view.frame),
    }


def leads(view: LeadsView) -> Json:
    name = view.kind.replace("_", "-")
    shape = {
        **head(f"yshj-{name}/1", view.frame),
        **filtered(view.selection),
        "rows": [lead_row(row) for row in view.rows],
    }
    if view.kind == "unowned":
        shape["without_owner"] = [lead_row(row) for row in view.nameless]
    if view.kind != "at_risk":
        shape["without_lead"] = [task(task) for task in view.leaderless]
    return {**shape, "problems": problems(view.frame)}


def show(view: ShowView) -> Json:
    task = view.task.task
    return {
        **head("yshj-show/1", view.frame),
        "task": {
            **task(view.task),
            "support_open": task.support_open,
            "deliverables": [{"name": d.name, "force": d.force} for d in task.deliverables],
            "targets": [
                {"name": t.name, t.comparator: t.bound, "unit": t.unit, "force": t.force}
                for t in task.targets
            ],
            "recurring": [
                {"name": r.name, "units": r.units, "every": r.every, "at_least": r.at_least}
                for r in task.recurring
            ],
        },
        "history": [
            {"unit": unit, **entry(post.entry), "file": post.file, "line": post.entry.place("").line}
            for unit, post in view.history
        ],
        "decisions": [ruling(ruling) for ruling in view.rulings],
        "problems": problems(view.frame),
    }


def entry(entry: Any) -> Json:
    written: Iterable[str] = (key for key in type(entry).model_fields if key in entry.model_fields_set)
    values = {key: getattr(entry, key) for key in written if key not in ("at", "task")}
    return {key: str(value) if isinstance(value, date) else value for key, value in values.items()}
