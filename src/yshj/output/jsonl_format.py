"""View → JSON Lines: one object a line, for databases that read many workspaces together.

Every key is on every line, always of one type, or null.
"""

from typing import Any

from yshj.judging.views.lead_lines import LeadLine, LeadLinesView
from yshj.model.finding import Finding
from yshj.model.plan import Task
from yshj.model.selection import Selection
from yshj.output.json_shapes import parts
from yshj.output.json_shapes.parts import Json, picked, written
from yshj.output.page import View
from yshj.output.render_options import RenderOptions
from yshj.output.words import notice, other_numbers

_OF_TASK = "effective_due days_left state progress"


def render(view: View, _look: RenderOptions) -> str | None:
    """A line a lead; None for every other view."""
    if not isinstance(view, LeadLinesView):
        return None
    header = _header(view)
    return "".join(written({**header, **_line(line)}) for line in view.lines)


def _header(view: LeadLinesView) -> Json:
    """`yshj-lead/1`: what every line states of its workspace and of how it was judged."""
    header, plan = view.header, view.plan
    return {
        "schema": "yshj-lead/1",
        "as_of": header.as_of,
        "sample": header.sample,
        "plan_name": plan.name,
        "plan_version": plan.version,
        "plan_document": plan.document or None,
        "plan_issuer": plan.issuer or None,
        "plan_issued": plan.issued,
        **{
            f"inputs_{name}": getattr(header.inputs, name) for name in ("found", "read", "refused", "entries")
        },
        "inputs_last_entry": header.last_entry,
        "problems": len(header.problems),
        "unread_units": list(header.unread_units),
        "notice": notice(header) or None,
        "policy": other_numbers(header),
        "filter": _filter(view.selection),
    }


def _line(line: LeadLine) -> Json:
    """The task and its lead, with what was found about each."""
    return {
        **_task(line),
        **_lead(line),
        "codes": list(dict.fromkeys(finding.code for finding in line.findings)),
        "findings": [_own_finding(finding) for finding in line.findings],
        "task_findings": [parts.finding(finding, task=False) for finding in line.task_findings],
    }


def _filter(selection: Selection) -> list[str]:
    """Words, not an object: that would have other keys on the lines of another workspace."""
    kept: dict[str, Any] = parts.filtered(selection).get("filter", {})
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
        **picked(task, "leader due"),
        "base_due": line.task.base_due,
        **{f"task_{name}": value for name, value in picked(line.task, _OF_TASK).items()},
        "leads": len(line.task.leads),
        "first_of_task": line.first,
        **picked(task, "support support_open"),
        **_demands(task),
    }


def _demands(task: Task) -> Json:
    """What the task has to bring. A bound is always a float: a reader fixes the type by the first it sees."""
    return {
        "deliverables": [picked(item, "name force") for item in task.deliverables],
        "targets": [
            {**picked(t, "name comparator"), "bound": float(t.bound), **picked(t, "unit force")}
            for t in task.targets
        ],
        "recurring": [picked(work, "name units every at_least force") for work in task.recurring],
    }


def _lead(line: LeadLine) -> Json:
    lead = line.lead
    return {
        **picked(lead, "unit"),
        "unit_kind": line.kind,
        "state": line.state,
        **picked(lead, "progress expected"),
        "gap": line.gap,
        **picked(lead, "owner last_entry since done_on"),
        "late": bool(lead and lead.late),
        **picked(lead, "closed_on"),
        "verified": bool(lead and lead.verified),
        "incomplete": bool(lead and lead.incomplete),
        **picked(lead or line.task, "effective_due"),
        "days_left": line.days_left,
        **picked(lead, "forecast"),
        "next_milestone": parts.milestone(lead.next_milestone if lead else None),
        "unmet": lead.unmet if lead else [],
        "reasons": [parts.reason(reason) for reason in lead.reasons] if lead else [],
    }


def _own_finding(finding: Finding) -> Json:
    """Without its unit, which is that of the line."""
    return {key: value for key, value in parts.finding(finding, task=False).items() if key != "unit"}
