"""What waits for a decision of the office, to be decided in one table."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from yshj.judging.lead_facts import Lead
from yshj.judging.views.asks import Ask, pending
from yshj.judging.views.leads_of import LeadsOf
from yshj.judging.views.short import in_short
from yshj.model.assessment import Assessment, TaskStanding
from yshj.model.standing import State

CLAIM, ASK, GROUP, SUPERVISE = "核验", "申请延期", "指定单位", "督办"


class Matter(NamedTuple):
    """One of them."""

    sort: str
    """In a word."""
    task: TaskStanding
    unit: str
    """The unit or group that it is about."""
    text: str
    verdicts: tuple[str, ...]
    """The words that may decide it, the likeliest first."""


def matters(assessment: Assessment) -> list[Matter]:
    """Claims, extensions asked for, open groups, leads to be supervised; each kind in the plan's order."""
    leads_of = LeadsOf(assessment)
    found = [matter for task in assessment.tasks for matter in _claims(task, leads_of(task.task))]
    found += map(_asked, pending(assessment))
    found += (matter for task in assessment.tasks for matter in _groups(assessment, task))
    found += (matter for task in assessment.tasks for matter in _supervise(task))
    return found


def _claims(task: TaskStanding, leads: Sequence[Lead]) -> Iterator[Matter]:
    """With what the claim lacks, and all that is to prove it."""
    standings = {lead.unit: lead for lead in task.leads}
    for lead in leads:
        standing = standings[lead.unit]
        if standing.state is State.DONE and not standing.verified:
            lacking = in_short(finding for finding in task.findings if finding.unit == lead.unit)
            proofs = dict.fromkeys(proof for entry in lead.named for proof in entry.evidence)
            shown = f"\n佐证：{'、'.join(proofs)}" if proofs else ""
            text = f"{standing.done_on} 自报完成{'，'.join(('', *lacking))}{shown}"
            yield Matter(CLAIM, task, lead.unit, text, ("销号", "退回"))


def _asked(ask: Ask) -> Matter:
    why = f"：{ask.why}" if ask.why else ""
    text = f"{ask.day} 申请延期至 {ask.until}（现时限 {ask.row.lead.effective_due}）{why}"
    return Matter(ASK, ask.row.task, ask.row.lead.unit, text, ("延期", "不同意"))


def _groups(assessment: Assessment, task: TaskStanding) -> Iterator[Matter]:
    """Open groups that lead the task and that nobody was named for."""
    for lead in task.leads:
        if assessment.books.names.group(lead.unit) and lead.state not in (State.DONE, State.SUSPENDED):
            yield Matter(GROUP, task, lead.unit, "牵头的集合单位没有指定具体单位", ("指定",))


def _supervise(task: TaskStanding) -> Iterator[Matter]:
    for finding in task.findings:
        if finding.code == "T08" and finding.unit and not finding.waived:
            likely = finding.figures.note
            verdicts = dict.fromkeys((likely, "督办", "约谈", "提醒"))
            yield Matter(SUPERVISE, task, finding.unit, finding.text, tuple(verdicts))
