"""What waits for a decision of the office, to be decided in one table."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from yshj.judging.asks import Ask, pending
from yshj.judging.lead_facts import Lead
from yshj.judging.leads_of import LeadsOf
from yshj.judging.short import in_short
from yshj.judging.views import LeadRow
from yshj.model.assessment import Assessment, Header, TaskStanding
from yshj.model.form import OFFICE_SHEET, Meta, plan_digest
from yshj.model.standing import State

CLAIM, ASK, GROUP, SUPERVISE = "核验", "申请延期", "指定单位", "督办"


class OfficeRow(NamedTuple):
    """One matter to decide."""

    matter: str
    """Of which kind it is, in a word."""
    task: TaskStanding
    unit: str
    """The unit or group that it is about."""
    text: str
    verdicts: tuple[str, ...]
    """The words that may decide it, the likeliest first."""


class OfficeView(NamedTuple):
    """Every matter that waits, kind by kind, each in the plan's order."""

    header: Header
    meta: Meta
    rows: tuple[OfficeRow, ...]

    @property
    def cells(self) -> int:
        """How many decisions are asked."""
        return len(self.rows)

    @property
    def asks(self) -> str:
        """How much it asks, in words."""
        return f"{len(self.rows)} 件待决定"


def office_view(assessment: Assessment) -> OfficeView:
    """Claims, extensions asked for, open groups, and leads to be supervised."""
    leads_of = LeadsOf(assessment)
    leading = [LeadRow(task, lead) for task in assessment.tasks for lead in task.leads]
    rows = [row for task in assessment.tasks for row in _claims(task, leads_of(task.task))]
    rows += map(_asked, pending(assessment, leading))
    rows += (row for task in assessment.tasks for row in _groups(assessment, task))
    rows += (row for task in assessment.tasks for row in _supervise(task))
    head = assessment.books.plan.plan
    ids = tuple(dict.fromkeys(row.task.id for row in rows))
    digest, as_of = plan_digest(assessment.books.plan), assessment.as_of.isoformat()
    return OfficeView(assessment.header, Meta(OFFICE_SHEET, head.version, digest, as_of, ids), tuple(rows))


def _claims(task: TaskStanding, leads: Sequence[Lead]) -> Iterator[OfficeRow]:
    """With what the claim lacks, and all that is to prove it."""
    standings = {lead.unit: lead for lead in task.leads}
    for lead in leads:
        standing = standings[lead.unit]
        if standing.state is State.DONE and not standing.verified:
            lacking = in_short(finding for finding in task.findings if finding.unit == lead.unit)
            proofs = dict.fromkeys(proof for entry in lead.named for proof in entry.evidence)
            shown = f"\n佐证：{'、'.join(proofs)}" if proofs else ""
            text = f"{standing.done_on} 自报完成{'，'.join(('', *lacking))}{shown}"
            yield OfficeRow(CLAIM, task, lead.unit, text, ("销号", "退回"))


def _asked(ask: Ask) -> OfficeRow:
    why = f"：{ask.why}" if ask.why else ""
    text = f"{ask.day} 申请延期至 {ask.until}（现时限 {ask.row.lead.effective_due}）{why}"
    return OfficeRow(ASK, ask.row.task, ask.row.lead.unit, text, ("延期", "不同意"))


def _groups(assessment: Assessment, task: TaskStanding) -> Iterator[OfficeRow]:
    """Open groups that lead the task and that nobody was named for."""
    for lead in task.leads:
        if assessment.books.names.group(lead.unit) and lead.state not in (State.DONE, State.SUSPENDED):
            yield OfficeRow(GROUP, task, lead.unit, "牵头的集合单位没有指定具体单位", ("指定",))


def _supervise(task: TaskStanding) -> Iterator[OfficeRow]:
    for finding in task.findings:
        if finding.code == "T08" and finding.unit and not finding.waived:
            likely = finding.figures.note
            verdicts = dict.fromkeys((likely, "督办", "约谈", "提醒"))
            yield OfficeRow(SUPERVISE, task, finding.unit, finding.text, tuple(verdicts))
