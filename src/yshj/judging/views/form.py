"""What a unit is asked in the form of a month, as little as possible, and what the office in its own."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from yshj.judging.calendars import Calendars
from yshj.judging.lead_facts import Lead
from yshj.judging.views.asks import pending
from yshj.judging.views.leads_of import LeadsOf
from yshj.judging.views.matters import Matter, matters
from yshj.judging.views.other_asked import OtherRow, others_asked
from yshj.judging.views.short import in_short, shown
from yshj.model.assessment import Assessment, Header, TaskStanding
from yshj.model.finding import Finding
from yshj.model.form import ALL_UNITS, OFFICE_SHEET, Meta, plan_digest
from yshj.model.report import Entry
from yshj.model.standing import Standing, State

_ALWAYS = ("progress", "note", "next", "blocked", "evidence")
_MOST = 7
_IN_TIME = frozenset((State.OVERDUE, State.AT_RISK))


class FormRow(NamedTuple):
    """One task that a unit leads, neither closed nor suspended."""

    task: TaskStanding
    lead: Standing
    told: Entry | None
    """The last entry that says something in words."""
    reasons: tuple[str, ...]
    """Why it stands as it does, in few words."""
    codes: frozenset[str]
    """What the unit can do something about, by the codes of its findings."""
    outstanding: tuple[str, ...]
    """The deliverables of the plan that it has not named yet."""
    pending: date | None
    """The day that it has asked for and that the office has not decided on."""
    cells: frozenset[str]
    """Which answers are asked, by the keys of their columns."""


class FormView(NamedTuple):
    """A form to fill in: of one unit, of all in one table, or of the office."""

    header: Header
    meta: Meta
    unit: str | None = None
    """None: of all units, each row under its own; or of the office."""
    by: date | None = None
    """The day by which it is wanted back; the office has none."""
    rows: Sequence[FormRow] = ()
    others: Sequence[OtherRow] = ()
    supports: Sequence[TaskStanding] = ()
    """What the unit supports: listed, nothing asked."""
    matters: Sequence[Matter] = ()
    """What the office is to decide."""

    @property
    def cells(self) -> int:
        """How many cells are asked; of the office, how many decisions."""
        return sum(len(row.cells) for row in self.rows) + len(self.others) + len(self.matters)

    @property
    def asks(self) -> str:
        """How much it asks, in words."""
        return f"{how_many([self])}，截止 {self.by}" if self.by else f"{len(self.matters)} 件待决定"


def how_many(forms: Sequence[FormView]) -> str:
    """How many cells these forms ask for how many leads, and how many for one at most."""
    leads = [len(row.cells) for form in forms for row in form.rows if row.cells]
    others = sum(len(form.others) for form in forms)
    most = f"（每件最多 {max(leads)} 格）" if len(leads) > 1 else ""
    return f"{len(leads)} 件牵头事项 {sum(leads)} 格{most}{f'，指标、节点等 {others} 格' if others else ''}"


def form_views(assessment: Assessment) -> list[FormView]:
    """A form for every unit that is asked anything, in the plan's order of units."""
    rows, others = _everything(assessment)
    asked = {row.lead.unit for row in rows} | {row.unit for row in others}
    return [_view(assessment, unit, rows, others) for unit in assessment.books.names.bodies if unit in asked]


def form_view(assessment: Assessment, unit: str | None) -> FormView:
    """The form of that unit, or one for all units; perhaps without rows."""
    return _view(assessment, unit, *_everything(assessment))


def office_view(assessment: Assessment) -> FormView:
    """All that waits for a decision of the office."""
    found = matters(assessment)
    return FormView(assessment.header, _meta(assessment, OFFICE_SHEET, found), matters=found)


def _meta(assessment: Assessment, unit: str, rows: Iterable[FormRow | OtherRow | Matter]) -> Meta:
    plan, ids = assessment.books.plan, dict.fromkeys(row.task.id for row in rows)
    return Meta(unit, plan.plan.version, plan_digest(plan), assessment.as_of.isoformat(), tuple(ids))


def _view(
    assessment: Assessment, unit: str | None, rows: Sequence[FormRow], others: Sequence[OtherRow]
) -> FormView:
    """The rows of the unit, the most urgent first; of all units those that are asked anything."""
    place = {name: number for number, name in enumerate(assessment.books.names.bodies)}
    own = [row for row in rows if row.lead.unit == unit or (unit is None and row.cells)]
    own.sort(
        key=lambda row: (place.get(row.lead.unit, 0), row.lead.state.rank, row.lead.effective_due or date.max)
    )
    further = [row for row in others if unit in (None, row.unit)]
    further.sort(key=lambda row: place.get(row.unit, 0))
    return FormView(
        header=assessment.header,
        meta=_meta(assessment, unit or ALL_UNITS, (*own, *further)),
        unit=unit,
        by=_wanted_by(assessment, own),
        rows=own,
        others=further,
        supports=[task for task in assessment.tasks if unit in task.supports],
    )


def _everything(assessment: Assessment) -> tuple[list[FormRow], list[OtherRow]]:
    """All rows of all units, by task, then by lead."""
    leads_of = LeadsOf(assessment)
    asks = {(ask.row.task.id, ask.row.lead.unit): ask.until for ask in pending(assessment)}
    rows: list[FormRow] = []
    others: list[OtherRow] = []
    for task in assessment.tasks:
        standings = {lead.unit: lead for lead in task.leads}
        leads = [lead for lead in leads_of(task.task) if _asked(standings[lead.unit])]
        rows += (_row(task, standings[lead.unit], lead, asks.get((task.id, lead.unit))) for lead in leads)
        others += others_asked(task, leads, leads_of)
    return rows, others


def _asked(lead: Standing) -> bool:
    return not lead.verified and lead.state is not State.SUSPENDED


def _row(task: TaskStanding, standing: Standing, lead: Lead, asked: date | None) -> FormRow:
    named = {name for entry in lead.named for name in entry.delivered}
    outstanding = tuple(one.name for one in task.task.deliverables if one.name not in named)
    own = [finding for finding in task.findings if finding.unit == lead.unit and not finding.waived]
    codes = frozenset(finding.code for finding in own)
    cells = _cells(standing, codes, may_ask=asked is None and lead.due is not None, left=bool(outstanding))
    return FormRow(
        task=task,
        lead=standing,
        told=next((entry for entry in reversed(lead.entries) if entry.note), None),
        reasons=_reasons(task, standing, own),
        codes=codes,
        outstanding=outstanding,
        pending=asked,
        cells=cells,
    )


def _reasons(task: TaskStanding, lead: Standing, own: Sequence[Finding]) -> tuple[str, ...]:
    """As on every screen, and what the columns of screens say: how late it is, what a claim lacks."""
    if lead.state is State.DONE:
        return in_short(own)
    return (*in_short(finding for finding in own if finding.code == "T01"), *shown(task, lead))


def _cells(lead: Standing, codes: frozenset[str], *, may_ask: bool, left: bool) -> frozenset[str]:
    """At most seven; of a lead that has claimed the task only what its claim still lacks."""
    if lead.state is State.DONE:
        lacks = {"evidence": {"E01", "E07", "E08"}, "delivered": {"E06"}}
        return frozenset(key for key, missing in lacks.items() if missing & codes)
    extra = [
        *(["owner"] if lead.owner is None else []),
        *(["delivered"] if left else []),
        *(["ask"] if may_ask and lead.state in _IN_TIME else []),
    ]
    return frozenset([*_ALWAYS, *extra][:_MOST])


def _wanted_by(assessment: Assessment, rows: Sequence[FormRow]) -> date:
    """The earliest reporting day from now on that one of the rows is owed by; else the month's last day."""
    from dateutil.relativedelta import relativedelta

    day = assessment.as_of
    calendars = Calendars(assessment.books.plan, assessment.terms, day + relativedelta(years=1))
    reporting = {days for row in rows if (days := calendars.reporting_of(row.task.task))}
    found = [by for days in reporting if (by := days.next_from(day))]
    return min(found, default=day.replace(day=monthrange(day.year, day.month)[1]))
