"""The shapes of `status`, `overdue`, `at-risk`, `unowned` and `show`."""

from yshj.judging.views.lists import LeadsView, StatusView
from yshj.judging.views.show import ShowView
from yshj.model.plan import Deliverable, Milestone, Target
from yshj.model.record import fields_of
from yshj.model.report import Entry
from yshj.output.json_shapes import parts
from yshj.output.json_shapes.parts import Json, picked


def status_shape(view: StatusView) -> Json:
    """`yshj-status/1`."""
    asked, own = view.selection.dept, view.own_summary
    return {
        **parts.header("yshj-status/1", view.header),
        **parts.filtered(view.selection),
        "summary": parts.summary(view.summary),
        **({"own_summary": own and parts.summary(own)} if asked else {}),
        "tasks": [
            {**parts.task(task), **({"own": parts.own(view.own.get(task.id))} if asked else {})}
            for task in view.tasks
        ],
        "problems": parts.problems(view.header),
    }


def leads_shape(view: LeadsView) -> Json:
    """`yshj-overdue/1`, `yshj-at-risk/1`, `yshj-unowned/1`."""
    name = view.kind.replace("_", "-")
    shape = {
        **parts.header(f"yshj-{name}/1", view.header),
        **parts.filtered(view.selection),
        "rows": [parts.row(row) for row in view.rows],
    }
    if view.kind == "unowned":
        shape["without_owner"] = [parts.row(row) for row in view.nameless]
    if view.kind != "at_risk":
        shape["without_lead"] = [parts.task(task) for task in view.leaderless]
    return {**shape, "problems": parts.problems(view.header)}


def show_shape(view: ShowView) -> Json:
    """`yshj-show/1`."""
    task = view.task.task
    return {
        **parts.header("yshj-show/1", view.header),
        "task": {
            **parts.task(view.task),
            "text": task.text,
            "note": view.header.plan and view.header.plan.note,
            "support_open": task.support_open,
            "deliverables_summary": view.summarised,
            "deliverables": [
                {**picked(d, "name force"), "leads": _delivered(view, d)} for d in task.deliverables
            ],
            "targets": [
                {"name": t.name, t.comparator: t.bound, **picked(t, "unit force"), "leads": _met(view, t)}
                for t in task.targets
            ],
            "milestones": [
                {**picked(m, "name due progress force"), "leads": _reached(view, m)} for m in task.milestones
            ],
            "recurring": [picked(work, "name units every at_least") for work in task.recurring],
        },
        "history": [
            {
                "unit": unit,
                "incomplete": view.header.is_incomplete(unit),
                **_entry(entry),
                "file": entry.at.file,
                "line": entry.at.place().line,
            }
            for unit, entry in view.history
        ],
        "decisions": [parts.decision(resolved, view.header) for resolved in view.decisions],
        "problems": parts.problems(view.header),
    }


def _whose(view: ShowView, unit: str) -> Json:
    return {"unit": unit, "incomplete": view.half_read(unit)}


def _met(view: ShowView, target: Target) -> list[Json]:
    """`met` is null where nothing was measured."""
    return [
        {**_whose(view, one.unit), **picked(one, "bound measured on met gap")}
        for one in view.demands.targets
        if one.target is target
    ]


def _delivered(view: ShowView, deliverable: Deliverable) -> list[Json]:
    """`on` is the day of the first entry that names it, null where none does."""
    return [
        {**_whose(view, one.unit), "on": one.on}
        for one in view.demands.deliverables
        if one.deliverable is deliverable
    ]


def _reached(view: ShowView, milestone: Milestone) -> list[Json]:
    return [
        {**_whose(view, one.unit), "due": one.due, "met": one.reached, "on": one.on}
        for one in view.demands.milestones
        if one.milestone is milestone
    ]


def _entry(entry: Entry) -> Json:
    return picked(
        entry, " ".join(key for key in fields_of(Entry) if key in entry.at.written and key != "task")
    )
