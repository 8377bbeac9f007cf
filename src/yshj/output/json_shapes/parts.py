"""The pieces that several shapes are made of."""

from datetime import date
from typing import Any

from yshj.judging.short import short
from yshj.judging.views import LeadRow, Own, Summary
from yshj.model.assessment import Header, TaskStanding
from yshj.model.books import ResolvedDecision
from yshj.model.finding import Finding
from yshj.model.problem import Problem
from yshj.model.selection import Selection
from yshj.model.standing import NextMilestone, Reason, Standing, State
from yshj.output.words import notice, other_numbers

Json = dict[str, Any]


def header_shape(schema: str, header: Header) -> Json:
    """What every output states: the day, the plan, sample data, the count."""
    plan = header.plan
    return {
        "schema": schema,
        "as_of": str(header.as_of),
        "sample": header.sample,
        "plan": plan
        and {
            "name": plan.name,
            "version": plan.version,
            "document": plan.document,
            "issued": str(plan.issued),
        },
        "inputs": {
            "found": header.inputs.found,
            "read": header.inputs.read,
            "refused": header.inputs.refused,
            "entries": header.inputs.entries,
            "last_entry": day_text(header.last_entry),
        },
        "unread_units": list(header.unread_units),
        **({"notice": notice(header)} if notice(header) else {}),
        **({"policy": other_numbers(header)} if header.departures else {}),
    }


def filter_shape(selection: Selection) -> Json:
    """What was filtered; nothing where nothing was."""
    written = {
        "dept": selection.dept and list(selection.units),
        "renamed": selection.renamed,
        "role": selection.role,
        "leader": selection.leader,
        "section": selection.section,
        "state": selection.state,
        "severity": list(selection.severities),
    }
    kept = {key: value for key, value in written.items() if value}
    return {"filter": kept} if kept else {}


def summary_shape(summary: Summary) -> Json:
    """How many tasks there are in each state."""
    order = (State.DONE, *(state for state in State if state is not State.DONE))
    return {"tasks": summary.tasks, **{state.value: summary.states[state] for state in order}}


def own_shape(own: Own | None) -> Json | None:
    """How the unit asked about stands on a task; null where a group was asked about."""
    return own and {
        "role": own.role,
        "state": own.state,
        "progress": own.progress,
        "days_left": own.days_left,
        "effective_due": day_text(own.effective_due),
    }


def task_shape(task: TaskStanding) -> Json:
    """One task with its leads and findings."""
    return {
        "id": task.id,
        "title": task.title,
        "section": task.task.section,
        "category": task.task.category,
        "leader": task.task.leader,
        "due": day_text(task.task.due),
        "base_due": day_text(task.base_due),
        "effective_due": day_text(task.effective_due),
        "days_left": task.days_left,
        "state": task.state,
        "progress": task.progress,
        "support": task.task.support,
        "leads": [_lead_shape(lead) for lead in task.leads],
        "findings": [finding_shape(finding, task=False) for finding in task.findings],
    }


def row_shape(row: LeadRow) -> Json:
    """One lead on one task, as a row of a list."""
    return {
        "task": row.task.id,
        "title": row.task.title,
        "leader": row.task.task.leader,
        "days_left": row.days_left,
        **_lead_shape(row.lead),
    }


def finding_shape(finding: Finding, *, task: bool = True, known: bool | None = None) -> Json:
    """One finding; `task` where it is not inside its task, `known` where there is a baseline."""
    return {
        "code": finding.code,
        "severity": finding.severity,
        **({"task": finding.task} if task else {}),
        "unit": finding.unit,
        "text": finding.text,
        "advice": finding.advice,
        "waived": finding.waived,
        "incomplete": finding.incomplete,
        **({} if known is None else {"known": known}),
        "file": finding.at.file,
        "line": finding.at.line,
        "column": finding.at.column,
    }


def decision_shape(resolved: ResolvedDecision, header: Header) -> Json:
    """One decision of the office."""
    decision = resolved.decision
    return {
        "date": str(decision.date),
        "kind": decision.kind,
        "task": decision.task,
        "unit": resolved.target,
        "from": resolved.source,
        "units": list(resolved.units),
        "incomplete": any(header.is_incomplete(name) for name in (resolved.target, *resolved.units)),
        "until": day_text(decision.until),
        "due": day_text(decision.due),
        "milestone": decision.milestone,
        "level": decision.level,
        "reply_by": day_text(decision.reply_by),
        "code": decision.code,
        "reason": decision.reason,
        "authority": decision.authority,
    }


def problem_shapes(header: Header) -> list[Json]:
    """Everything that could not be read."""
    return [_problem(problem) for problem in header.problems]


def day_text(value: date | None) -> str | None:
    """2025-06-30, or null."""
    return None if value is None else str(value)


def milestone_shape(milestone: NextMilestone | None) -> Json | None:
    """What has to be reached next, and by when."""
    return milestone and {
        "name": milestone.name,
        "due": str(milestone.due),
        "progress": milestone.progress,
    }


def reason_shape(reason: Reason) -> Json:
    """One reason of a lead: whole, and in few words."""
    short_text = short(reason.code, reason.figures)
    return {"code": reason.code, "text": reason.text, "short": short_text}


def _lead_shape(lead: Standing) -> Json:
    return {
        "unit": lead.unit,
        "state": lead.state,
        "progress": lead.progress,
        "expected": lead.expected,
        "owner": lead.owner,
        "last_entry": day_text(lead.last_entry),
        "since": day_text(lead.since),
        "done_on": day_text(lead.done_on),
        "late": lead.late,
        "verified": lead.verified,
        "incomplete": lead.incomplete,
        "effective_due": day_text(lead.effective_due),
        "forecast": day_text(lead.forecast),
        "next_milestone": milestone_shape(lead.next_milestone),
        "unmet": list(lead.unmet),
        "reasons": [reason_shape(reason) for reason in lead.reasons],
    }


def _problem(problem: Problem) -> Json:
    place = problem.place
    return {
        "code": problem.code,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "text": problem.text,
    }
