"""The pieces that several shapes are made of."""

import json
from datetime import date
from typing import Any

from yshj.judging.short import short
from yshj.judging.views import LeadRow, Own, Summary
from yshj.model.assessment import Header, TaskStanding
from yshj.model.books import ResolvedDecision
from yshj.model.finding import Finding
from yshj.model.selection import Selection
from yshj.model.standing import NextMilestone, Reason, Standing, State
from yshj.output.safe import safe
from yshj.output.words import notice, other_numbers

Json = dict[str, Any]


def picked(one: object, names: str) -> Json:
    """What `one` holds under these names; nulls where there is no `one`. Days become text when written."""
    return {name: None if one is None else getattr(one, name) for name in names.split()}


def written(shape: Json) -> str:
    """One line of JSON that ends with a newline."""
    text = json.dumps(shape, ensure_ascii=False, separators=(",", ":"), default=date.isoformat)
    return f"{safe(text)}\n"


def header_shape(schema: str, header: Header) -> Json:
    """What every output states: the day, the plan, sample data, the count."""
    return {
        "schema": schema,
        "as_of": header.as_of,
        "sample": header.sample,
        "plan": header.plan and picked(header.plan, "name version document issued"),
        "inputs": {
            **picked(header.inputs, "found read refused entries"),
            "last_entry": header.last_entry,
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
    return own and picked(own, "role state progress days_left effective_due")


def task_shape(task: TaskStanding) -> Json:
    """One task with its leads and findings."""
    return {
        **picked(task.task, "id title section category leader due"),
        **picked(task, "base_due effective_due days_left state progress"),
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
        **picked(finding, "code severity task" if task else "code severity"),
        **picked(finding, "unit text advice waived incomplete"),
        **({} if known is None else {"known": known}),
        **finding.at._asdict(),
    }


def decision_shape(resolved: ResolvedDecision, header: Header) -> Json:
    """One decision of the office."""
    decision = resolved.decision
    return {
        **picked(decision, "date kind task"),
        "unit": resolved.target,
        "from": resolved.source,
        "units": list(resolved.units),
        "incomplete": any(header.is_incomplete(name) for name in (resolved.target, *resolved.units)),
        **picked(decision, "until due milestone level reply_by code reason authority"),
    }


def problem_shapes(header: Header) -> list[Json]:
    """Everything that could not be read."""
    return [{"code": code, **place._asdict(), "text": text} for place, code, text in header.problems]


def milestone_shape(milestone: NextMilestone | None) -> Json | None:
    """What has to be reached next, and by when."""
    return milestone and picked(milestone, "name due progress")


def reason_shape(reason: Reason) -> Json:
    """One reason of a lead: whole, and in few words."""
    return {**picked(reason, "code text"), "short": short(reason.code, reason.figures)}


def _lead_shape(lead: Standing) -> Json:
    return {
        **picked(lead, "unit state progress expected owner last_entry since done_on late verified"),
        **picked(lead, "incomplete effective_due forecast"),
        "next_milestone": milestone_shape(lead.next_milestone),
        "unmet": lead.unmet,
        "reasons": [reason_shape(reason) for reason in lead.reasons],
    }
