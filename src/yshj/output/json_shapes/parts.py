"""The pieces that several shapes are made of."""

import json
from datetime import date
from typing import Any

from yshj.judging.views.lists import LeadRow, Own, Summary
from yshj.judging.views.short import short
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


def header(schema: str, header: Header) -> Json:
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


def filtered(selection: Selection) -> Json:
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


def summary(one: Summary) -> Json:
    """How many tasks there are in each state."""
    order = (State.DONE, *(state for state in State if state is not State.DONE))
    return {"tasks": one.tasks, **{state.value: one.states[state] for state in order}}


def own(one: Own | None) -> Json | None:
    """How the unit asked about stands on a task; null where a group was asked about."""
    return one and picked(one, "role state progress days_left effective_due")


def task(one: TaskStanding) -> Json:
    """One task with its leads and findings."""
    return {
        **picked(one.task, "id title section category leader due"),
        **picked(one, "base_due effective_due days_left state progress"),
        "support": one.task.support,
        "leads": [_lead(lead) for lead in one.leads],
        "findings": [finding(own, task=False) for own in one.findings],
    }


def row(one: LeadRow) -> Json:
    """One lead on one task, as a row of a list."""
    return {
        "task": one.task.id,
        "title": one.task.title,
        "leader": one.task.task.leader,
        "days_left": one.days_left,
        **_lead(one.lead),
    }


def finding(one: Finding, *, task: bool = True, known: bool | None = None) -> Json:
    """One finding; `task` where it is not inside its task, `known` where there is a baseline."""
    return {
        **picked(one, "code severity task" if task else "code severity"),
        **picked(one, "unit text advice waived incomplete"),
        **({} if known is None else {"known": known}),
        **one.at._asdict(),
    }


def decision(resolved: ResolvedDecision, header: Header) -> Json:
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


def problems(header: Header) -> list[Json]:
    """Everything that could not be read."""
    return [{"code": code, **place._asdict(), "text": text} for place, code, text in header.problems]


def milestone(one: NextMilestone | None) -> Json | None:
    """What has to be reached next, and by when."""
    return one and picked(one, "name due progress")


def reason(one: Reason) -> Json:
    """One reason of a lead: whole, and in few words."""
    return {**picked(one, "code text"), "short": short(one.code, one.figures)}


def _lead(lead: Standing) -> Json:
    return {
        **picked(lead, "unit state progress expected owner last_entry since done_on late verified"),
        **picked(lead, "incomplete effective_due forecast"),
        "next_milestone": milestone(lead.next_milestone),
        "unmet": lead.unmet,
        "reasons": [reason(one) for one in lead.reasons],
    }
