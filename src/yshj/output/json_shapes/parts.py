def head(schema: str, frame: Frame) -> Json:
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


def filtered(selection: Selection) -> Json:
    written = {
        "dept": selection.dept and list(selection.units),
        "role": selection.role,
        "section": selection.section,
        "state": selection.state,
    }
    kept = {key: value for key, value in written.items() if value}
    return {"filter": kept} if kept else {}


def summary(summary: Summary) -> Json:
    order = (State.DONE, State.OVERDUE, State.UNOWNED, State.AT_RISK, State.ON_TRACK)
    return {"tasks": summary.tasks, **{state.value: summary.states[state] for state in order}}


def task(task: TaskStanding) -> Json:
    return {
        "id": task.task.id,
        "title": task.task.title,
        "section": task.task.section,
        "category": task.task.category,
        "due": day(task.task.due),
        "effective_due": day(task.effective_due),
        "days_left": task.days_left,
        "state": task.state,
        "progress": task.progress,
        "support": task.task.support,
        "leads": [lead(lead) for lead in task.leads],
        "findings": [finding(finding, task=False) for finding in task.findings],
    }


def lead(lead: Standing) -> Json:
    return {
        "unit": lead.unit,
        "state": lead.state,
        "progress": lead.progress,
        "expected": lead.expected,
        "owner": lead.owner,
        "last_entry": day(lead.last_entry),
        "done_on": day(lead.done_on),
        "late": lead.late,
        "verified": lead.verified,
        "incomplete": lead.incomplete,
        "effective_due": day(lead.effective_due),
        "forecast": day(lead.forecast),
        "reasons": [{"code": reason.code, "text": reason.text} for reason in lead.reasons],
    }


def lead_row(row: LeadRow) -> Json:
    return {
        "task": row.task.task.id,
        "title": row.task.task.title,
        "days_left": row.days_left,
        **lead(row.lead),
    }


def finding(finding: Finding, *, task: bool = True, known: bool | None = None) -> Json:
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


def ruling(ruling: Ruling) -> Json:
    decision = ruling.decision
    return {
        "date": str(decision.date),
        "kind": decision.kind,
        "task": decision.task,
        "unit": ruling.target,
        "units": list(ruling.units),
        "until": day(decision.until),
        "code": decision.code,
        "reason": decision.reason,
        "authority": decision.authority,
    }


def problems(frame: Frame) -> list[Json]:
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


def day(value: date | None) -> str | None:
    return None if value is None else str(value)
