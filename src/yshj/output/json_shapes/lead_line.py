"""The shape of one line of `publish jsonl`: every key on every line, always of one type, or null."""

from typing import Any

from yshj.judging.lead_lines import LeadLine, LeadLinesView
from yshj.model.finding import Finding
from yshj.model.plan import Task
from yshj.model.selection import Selection
from yshj.model.standing import Standing
from yshj.output.json_shapes.parts import (
    Json,
    day_text,
    filter_shape,
    finding_shape,
    milestone_shape,
    reason_shape,
)
from yshj.output.words import notice, other_numbers


def line_header(view: LeadLinesView) -> Json:
    """`yshj-lead/1`: what every line states of its workspace and of how it was judged."""
    header, plan, inputs = view.header, view.plan, view.header.inputs
    return {
        "schema": "yshj-lead/1",
        "as_of": str(header.as_of),
        "sample": header.sample,
        "plan_name": plan.name,
        "plan_version": plan.version,
        "plan_document": plan.document or None,
        "plan_issuer": plan.issuer or None,
        "plan_issued": str(plan.issued),
        "inputs_found": inputs.found,
        "inputs_read": inputs.read,
        "inputs_refused": inputs.refused,
        "inputs_entries": inputs.entries,
        "inputs_last_entry": day_text(header.last_entry),
        "problems": len(header.problems),
        "unread_units": list(header.unread_units),
        "notice": notice(header) or None,
        "policy": other_numbers(header),
        "filter": _filter(view.selection),
    }


def line_shape(line: LeadLine) -> Json:
    """The task and its lead, with what was found about each."""
    return {
        **_task(line),
        **_lead(line),
        "codes": list(dict.fromkeys(finding.code for finding in line.findings)),
        "findings": [_own_finding(finding) for finding in line.findings],
        "task_findings": [finding_shape(finding, task=False) for finding in line.task_findings],
    }


def _filter(selection: Selection) -> list[str]:
    """Words, not an object: an object would have other keys on the lines of another workspace."""
    kept: dict[str, Any] = filter_shape(selection).get("filter", {})
    return [f"{key}={'、'.join(v) if isinstance(v, list) else v}" for key, v in kept.items()]


def _task(line: LeadLine) -> Json:
    task = line.task.task
    return {
        "task": task.id,
        "title": task.title,
        "section": task.section,
        "section_title": line.section,
        "category": task.category,
        "category_title": line.category,
        "leader": task.leader,
        "due": day_text(task.due),
        "base_due": day_text(line.task.base_due),
        "task_effective_due": day_text(line.task.effective_due),
        "task_days_left": line.task.days_left,
        "task_state": line.task.state,
        "task_progress": line.task.progress,
        "leads": len(line.task.leads),
        "first_of_task": line.first,
        "support": list(task.support),
        "support_open": task.support_open,
        **_demands(task),
    }


def _demands(task: Task) -> Json:
    """What the task has to bring. A bound is always a float: a reader fixes the type by the first it sees."""
    return {
        "deliverables": [{"name": d.name, "force": d.force} for d in task.deliverables],
        "targets": [
            {
                "name": t.name,
                "comparator": t.comparator,
                "bound": float(t.bound),
                "unit": t.unit,
                "force": t.force,
            }
            for t in task.targets
        ],
        "recurring": [
            {
                "name": r.name,
                "units": list(r.units),
                "every": r.every,
                "at_least": r.at_least,
                "force": r.force,
            }
            for r in task.recurring
        ],
    }


def _lead(line: LeadLine) -> Json:
    lead = line.lead
    due = lead.effective_due if lead else line.task.effective_due
    return {
        "unit": lead and lead.unit,
        "unit_kind": line.kind,
        "state": line.state,
        "progress": lead and lead.progress,
        "expected": lead and lead.expected,
        "gap": line.gap,
        "owner": lead and lead.owner,
        "last_entry": day_text(lead.last_entry if lead else None),
        "since": day_text(lead.since if lead else None),
        "done_on": day_text(lead.done_on if lead else None),
        "late": bool(lead and lead.late),
        "closed_on": day_text(lead.closed_on if lead else None),
        "verified": bool(lead and lead.verified),
        "incomplete": bool(lead and lead.incomplete),
        "effective_due": day_text(due),
        "days_left": line.days_left,
        "forecast": day_text(lead.forecast if lead else None),
        "next_milestone": milestone_shape(lead.next_milestone if lead else None),
        "unmet": list(lead.unmet) if lead else [],
        "reasons": _reasons(lead),
    }


def _reasons(lead: Standing | None) -> list[Json]:
    return [reason_shape(reason) for reason in lead.reasons] if lead else []


def _own_finding(finding: Finding) -> Json:
    """Without its unit, which is that of the line."""
    return {key: value for key, value in finding_shape(finding, task=False).items() if key != "unit"}
