"""What lies behind a verdict: the findings that fail the gate, and the tasks that are only excused."""

from yshj.judging.gate import Gate, Verdict, excused, judge_gate
from yshj.model.assessment import Assessment, TaskStanding
from yshj.model.finding import Key
from yshj.model.selection import EVERYTHING, Selection


def failing(assessment: Assessment, gate: Gate, verdict: Verdict, known: frozenset[Key]) -> frozenset[Key]:
    """The findings that fail the gate: asked for by code or severity, or making a state that is."""
    accused = {(task.id, lead.unit if lead else None) for task, lead in verdict.leads}
    making = (
        finding.key
        for finding in assessment.findings
        if finding.sets_state in gate.states
        and (finding.task, finding.unit) in accused
        and not excused(finding, known)
    )
    return frozenset((*(finding.key for finding in verdict.findings), *making))


def spared(
    assessment: Assessment, gate: Gate, verdict: Verdict, selection: Selection = EVERYTHING
) -> frozenset[str]:
    """The ids of the tasks that pass, but would fail without waivers and baseline."""
    bare = assessment._replace(tasks=tuple(_unwaived(task) for task in assessment.tasks))
    return _failed(judge_gate(bare, gate, frozenset(), selection)) - _failed(verdict)


def _unwaived(task: TaskStanding) -> TaskStanding:
    if not any(finding.waived for finding in task.findings):
        return task
    return task._replace(findings=tuple(finding._replace(waived=False) for finding in task.findings))


def _failed(verdict: Verdict) -> frozenset[str]:
    found = {task.id for task, _ in verdict.leads}
    return frozenset(found | {finding.task or "" for finding in verdict.findings})
