"""View → JSON: versioned shapes of their own, with a fixed order of keys and lists."""

import json
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from yshj.judging.scoreboard import Score, ScoreboardView, UnitView
from yshj.judging.verdict_view import CheckView, ExplainView, LintView
from yshj.judging.views import Frame, LeadRow, LeadsView, Selection, ShowView, StatusView, Summary
from yshj.judging.week import WeekView
from yshj.model.assessment import TaskStanding
from yshj.model.books import Problem, Ruling
from yshj.model.finding import Finding
from yshj.model.standing import Standing, State
from yshj.output.page import View
from yshj.output.safe import safe

Json = dict[str, Any]


def render(view: View) -> str:
    """One line of JSON that ends with a newline."""
    shape = _SHAPES[type(view)](view)
    return safe(json.dumps(shape, ensure_ascii=False, separators=(",", ":"))) + "\n"


def _status(view: StatusView) -> Json:
    return {
        **_head("yshj-status/1", view.frame),
        **_filter(view.selection),
        "summary": _summary(view.summary),
        "tasks": [_task(task) for task in view.tasks],
        "problems": _problems(view.frame),
    }


def _leads(view: LeadsView) -> Json:
    name = view.kind.replace("_", "-")
    shape = {
        **_head(f"yshj-{name}/1", view.frame),
        **_filter(view.selection),
        "rows": [_lead_row(row) for row in view.rows],
    }
    if view.kind == "unowned":
        shape["without_owner"] = [_lead_row(row) for row in view.nameless]
    if view.kind != "at_risk":
        shape["without_lead"] = [_task(task) for task in view.leaderless]
    return {**shape, "problems": _problems(view.frame)}


def _show(view: ShowView) -> Json:
    task = view.task.task
    return {
        **_head("yshj-show/1", view.frame),
        "task": {
            **_task(view.task),
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
            {"unit": unit, **_entry(post.entry), "file": post.file, "line": post.entry.place("").line}
            for unit, post in view.history
        ],
        "decisions": [_ruling(ruling) for ruling in view.rulings],
        "problems": _problems(view.frame),
    }


def _scoreboard(view: ScoreboardView) -> Json:
    return {
        **_head("yshj-dept/1", view.frame),
        "rows": [_score(score) for score in view.scores],
        "problems": _problems(view.frame),
    }


def _unit(view: UnitView) -> Json:
    return {
        **_head("yshj-unit/1", view.frame),
        "unit": _score(view.score),
        "leads": [_lead_row(row) for row in view.leads],
        "supports": [
            {"task": row.task.task.id, "title": row.task.task.title, "state": row.task.state}
            for row in view.supports
        ],
        "findings": [_finding(finding) for finding in view.findings],
        "problems": _problems(view.frame),
    }


def _check(view: CheckView) -> Json:
    return {
        **_head("yshj-check/1", view.frame),
        "gate": list(view.gate),
        **_baseline(view),
        "passed": view.passed,
        "failed": [
            {"task": task.task.id, "unit": lead.unit if lead else None, "state": (lead or task).state}
            for task, lead in view.verdict.leads
        ],
        "findings": [_finding(f, known=f in view.known) for f in view.findings],
        "problems": _problems(view.frame),
    }


def _baseline(view: CheckView) -> Json:
    if view.baseline is None:
        return {}
    used = view.baseline
    return {"baseline": {"file": used.file, "known": len(view.known), "gone": used.gone}}


def _lint(view: LintView) -> Json:
    return {
        **_head("yshj-lint/1", view.frame),
        "gate": list(view.gate),
        "passed": view.passed,
        "findings": [_finding(finding) for finding in view.findings],
        "problems": _problems(view.frame),
    }


def _explain(view: ExplainView) -> Json:
    return {
        "schema": "yshj-explain/1",
        "code": view.code,
        "title": view.title,
        "severity": view.severity,
        "text": view.text,
    }


def _week(view: WeekView) -> Json:
    change = view.change
    return {
        **_head("yshj-week/1", view.frame),
        "first": str(view.first),
        "last": str(view.last),
        "summary": _summary(view.summary),
        "summary_before": _summary(view.summary_before),
        "newly": {state.value: [_lead_row(r) for r in change.newly[state]] for state in State},
        "returned": [_ruling(ruling) for ruling in change.returned],
        "extended": [_ruling(ruling) for ruling in change.extended],
        "closed": [_ruling(ruling) for ruling in change.closed],
        "due_next": [_lead_row(row) for row in view.due_next],
        "must_act": [
            {"unit": one.unit, "leads": [_lead_row(row) for row in one.rows]} for one in view.must_act
        ],
        "silent": [{"unit": unit, "leads": count} for unit, count in view.silent],
        "reporting": view.reporting,
        "problems": _problems(view.frame),
    }


def _head(schema: str, frame: Frame) -> Json:
    plan = frame.plan
    return {
        "schema": schema,
        "as_of": str(frame.as_of),
        "sample": frame.sample,
        "plan": plan
        and {
            "name": plan.name,
            "version": plan.version,
            "document": plan.document,
            "issued": str(plan.issued),
        },
        "inputs": {
            "found": frame.inputs.found,
            "read": frame.inputs.read,
            "refused": frame.inputs.refused,
            "entries": frame.inputs.entries,
        },
    }


def _filter(selection: Selection) -> Json:
    written = {
        "dept": selection.dept and list(selection.units),
        "role": selection.role,
        "section": selection.section,
        "state": selection.state,
    }
    kept = {key: value for key, value in written.items() if value}
    return {"filter": kept} if kept else {}


def _summary(summary: Summary) -> Json:
    order = (State.DONE, State.OVERDUE, State.UNOWNED, State.AT_RISK, State.ON_TRACK)
    return {"tasks": summary.tasks, **{state.value: summary.states[state] for state in order}}


def _task(task: TaskStanding) -> Json:
    return {
        "id": task.task.id,
        "title": task.task.title,
        "section": task.task.section,
        "category": task.task.category,
        "due": _day(task.task.due),
        "effective_due": _day(task.effective_due),
        "days_left": task.days_left,
        "state": task.state,
        "progress": task.progress,
        "support": task.task.support,
        "leads": [_lead(lead) for lead in task.leads],
        "findings": [_finding(finding, task=False) for finding in task.findings],
    }


def _lead(lead: Standing) -> Json:
    return {
        "unit": lead.unit,
        "state": lead.state,
        "progress": lead.progress,
        "expected": lead.expected,
        "owner": lead.owner,
        "last_entry": _day(lead.last_entry),
        "done_on": _day(lead.done_on),
        "late": lead.late,
        "verified": lead.verified,
        "incomplete": lead.incomplete,
        "effective_due": _day(lead.effective_due),
        "forecast": _day(lead.forecast),
        "reasons": [{"code": reason.code, "text": reason.text} for reason in lead.reasons],
    }


def _lead_row(row: LeadRow) -> Json:
    return {
        "task": row.task.task.id,
        "title": row.task.task.title,
        "days_left": row.days_left,
        **_lead(row.lead),
    }


def _finding(finding: Finding, *, task: bool = True, known: bool | None = None) -> Json:
    return {
        "code": finding.code,
        "severity": finding.severity,
        **({"task": finding.task} if task else {}),
        "unit": finding.unit,
        "text": finding.text,
        "advice": finding.advice,
        "waived": finding.waived,
        **({} if known is None else {"known": known}),
        "file": finding.at.file,
        "line": finding.at.line,
        "column": finding.at.column,
    }


def _score(score: Score) -> Json:
    return {
        "unit": score.unit,
        "kind": score.kind,
        "leads": score.leads,
        "supports": score.supports,
        **{state.value: score.states[state] for state in State},
        "done_percent": score.done_percent,
        "on_time_percent": score.on_time_percent,
        "last_entry": _day(score.last_entry),
        "incomplete": score.incomplete,
    }


def _entry(entry: Any) -> Json:
    written: Iterable[str] = (key for key in type(entry).model_fields if key in entry.model_fields_set)
    values = {key: getattr(entry, key) for key in written if key not in ("at", "task")}
    return {key: str(value) if isinstance(value, date) else value for key, value in values.items()}


def _ruling(ruling: Ruling) -> Json:
    decision = ruling.decision
    return {
        "date": str(decision.date),
        "kind": decision.kind,
        "task": decision.task,
        "unit": ruling.target,
        "units": list(ruling.units),
        "until": _day(decision.until),
        "code": decision.code,
        "reason": decision.reason,
        "authority": decision.authority,
    }


def _problems(frame: Frame) -> list[Json]:
    return [_problem(problem) for problem in frame.problems]


def _problem(problem: Problem) -> Json:
    place = problem.place
    return {
        "code": problem.code,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "text": problem.text,
    }


def _day(value: date | None) -> str | None:
    return None if value is None else str(value)


_SHAPES: dict[type, Callable[[Any], Json]] = {
    StatusView: _status,
    LeadsView: _leads,
    ShowView: _show,
    ScoreboardView: _scoreboard,
    UnitView: _unit,
    CheckView: _check,
    LintView: _lint,
    ExplainView: _explain,
    WeekView: _week,
}
