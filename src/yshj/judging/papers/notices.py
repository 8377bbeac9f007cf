"""What a unit has to be told: which of its leads call for action, how urgently, since when, and why."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from yshj.judging.views.lists import LeadRow
from yshj.judging.views.scoreboard import GROUP, NOT_RANKED
from yshj.judging.views.short import shown
from yshj.model.assessment import Assessment, Header, TaskStanding
from yshj.model.finding import Finding, Severity
from yshj.model.labelled import Labelled
from yshj.model.standing import Standing, State

_ACTING = (State.OVERDUE, State.UNOWNED, State.AT_RISK)
_OWED = ("E02", "E04", "E06")


class Tone(Labelled):
    """How a unit is addressed, the gravest first; never above what the findings say (督办、约谈 by T08)."""

    TALK = "talk", "约谈建议"
    SUPERVISE = "supervise", "督办"
    REMIND = "remind", "提示"


class Matter(NamedTuple):
    """One lead that calls for action."""

    row: LeadRow
    tone: Tone
    since: date | None
    """The day after the due day of one that is overdue; of month ends the grounds tell (T08)."""
    grounds: tuple[Finding, ...]
    """What was found, gravest first; neither infos nor what is waived."""
    brief: tuple[str, ...]
    """The same in few words."""


class Notice(NamedTuple):
    """All that one unit has to be told, gravest first."""

    header: Header
    unit: str
    equals: bool
    """Whether it is no subordinate: courts, party bodies, enterprises … are written to as equals."""
    matters: tuple[Matter, ...]

    @property
    def tone(self) -> Tone:
        """The gravest of its matters'."""
        return min((matter.tone for matter in self.matters), key=lambda tone: tone.rank)

    @property
    def incomplete(self) -> bool:
        """Whether it has input that could not be read."""
        return self.header.is_incomplete(self.unit)


def notices(assessment: Assessment, unit: str | None = None, task: str | None = None) -> tuple[Notice, ...]:
    """One notice for each unit with something to be told, in the plan's order; of one unit, or one task.

    A group that nobody was named for gets none: there is nobody to write to.
    """
    kinds = {body.name: body.kind for body in assessment.books.plan.units}
    told: dict[str, list[Matter]] = {name: [] for name in assessment.books.names.bodies}
    for standing in assessment.tasks:
        if task in (None, standing.id):
            for matter in _matters(standing):
                told.setdefault(matter.row.lead.unit, []).append(matter)
    return tuple(
        Notice(assessment.header, name, kinds[name] in NOT_RANKED, tuple(sorted(matters, key=_urgency)))
        for name, matters in told.items()
        if matters and unit in (None, name) and kinds.get(name, GROUP) != GROUP
    )


def _matters(task: TaskStanding) -> Iterator[Matter]:
    for lead in task.leads:
        found = [f for f in task.findings if f.unit == lead.unit and _speaks(f, lead)]
        if found and (lead.state in _ACTING or lead.unmet):
            row = LeadRow(task, lead)
            yield Matter(row, _tone(found), _since(lead), tuple(found), shown(task, lead, paper=True))


def _speaks(finding: Finding, lead: Standing) -> bool:
    if finding.waived or finding.severity is Severity.INFO:
        return False
    return finding.code in _OWED if lead.state is State.DONE else finding.code[0] in "TO"


def _tone(found: list[Finding]) -> Tone:
    calls = {finding.figures.note for finding in found if finding.code == "T08"}
    if "约谈" in calls:
        return Tone.TALK
    return Tone.SUPERVISE if calls else Tone.REMIND


def _since(lead: Standing) -> date | None:
    late = lead.state is State.OVERDUE and lead.effective_due
    return late + timedelta(days=1) if late else None


def _urgency(matter: Matter) -> tuple[int, int, date]:
    lead = matter.row.lead
    return matter.tone.rank, lead.state.rank, lead.effective_due or date.max
