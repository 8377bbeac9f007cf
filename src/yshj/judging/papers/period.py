"""What a leader reads of a period: as of its last day, against the day before its first."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from yshj.judging.papers.change import Change, change
from yshj.judging.papers.period_parts import Parts, parts_of
from yshj.judging.papers.urgency import by_urgency, is_wrong
from yshj.judging.periods import Period, period_of
from yshj.judging.views.asks import Ask, pending
from yshj.judging.views.lists import LeadRow, Summary, lead_rows, summarise
from yshj.judging.views.missing import MissingView, last_period, missing_view
from yshj.judging.views.scoreboard import percent_of
from yshj.model.assessment import Assessment, Header, TaskStanding
from yshj.model.finding import Finding, Severity
from yshj.model.plan import Every
from yshj.model.standing import NextMilestone, Reason, State

_WEEK_AHEAD = 14
"""Days after a week; after another period those of the next of its kind."""
_WORST = 5
_PROMISES = frozenset(("E02", "E04", "E06"))


class MustAct(NamedTuple):
    """A unit that must act, with its leads that need it, worst first."""

    unit: str
    rows: tuple[LeadRow, ...]


class Owing(NamedTuple):
    """What a unit has not kept of what the plan demands of it, as lead or with recurring work."""

    task: TaskStanding
    unit: str
    done: bool
    """Whether it leads the task and is done."""
    findings: tuple[Finding, ...]


class Node(NamedTuple):
    """A milestone that falls due, and who has not reached it."""

    task: TaskStanding
    milestone: NextMilestone
    units: tuple[str, ...]


class Trend(NamedTuple):
    """How the tasks stood on the last day of an earlier month."""

    day: date
    summary: Summary

    @property
    def done_percent(self) -> float | None:
        """How many of the tasks not suspended were done."""
        states = self.summary.states
        return percent_of(states[State.DONE], self.summary.tasks - states[State.SUSPENDED])


class PeriodView(NamedTuple):
    """One period. Rows are leads, most urgent first, but where something else is said."""

    header: Header
    every: Every
    window: Period
    before: date
    """The day with which it is compared."""
    days_ahead: int
    """For how many days after the period it is told what falls due."""
    silent_days: int
    """By the policy in force on the last day."""
    tasks: tuple[TaskStanding, ...]
    summary: Summary
    summary_before: Summary
    leads: dict[State, int]
    leads_before: dict[State, int]
    change: Change
    overdue: tuple[LeadRow, ...]
    unowned: tuple[LeadRow, ...]
    wrong: tuple[LeadRow, ...]
    """At risk for more than a near deadline."""
    due_soon: tuple[LeadRow, ...]
    """At risk for nothing worse than a near deadline."""
    unverified: tuple[LeadRow, ...]
    """Done and not yet closed, in the plan's order."""
    owing: tuple[Owing, ...]
    """In the plan's order."""
    asks: tuple[Ask, ...]
    due_next: tuple[LeadRow, ...]
    """In the days ahead, by day."""
    nodes: tuple[Node, ...]
    """Milestones that fall due in the same days."""
    missing: MissingView
    """Who reported: of a week by the last reporting day until then, else by all of the period."""
    trend: tuple[Trend, ...] = ()
    """The month ends of the year, this one included; empty for a week."""
    parts: Parts | None = None
    """None for a week."""

    @property
    def done_percent(self) -> float | None:
        """How many of the tasks not suspended are done."""
        return Trend(self.window.last, self.summary).done_percent

    @property
    def worst(self) -> tuple[LeadRow, ...]:
        """The few most urgent of all that are not well; of no unit with unread input."""
        faulty = (*self.overdue, *self.unowned, *self.wrong)
        return by_urgency(row for row in faulty if not row.lead.incomplete)[:_WORST]

    @property
    def escalated(self) -> tuple[tuple[LeadRow, Reason], ...]:
        """Who stood badly at several month ends in a row, with the reason that says since when (T08)."""
        return tuple((row, r) for row in self.having("T08") for r in row.lead.reasons if r.code == "T08")

    @property
    def leaderless(self) -> tuple[TaskStanding, ...]:
        """Tasks that nobody leads."""
        return tuple(task for task in self.tasks if not task.leads)

    @property
    def unmet(self) -> int:
        """How many leads are done and still owe something that binds."""
        return sum(1 for one in self.owing if one.done)

    @property
    def must_act(self) -> tuple[MustAct, ...]:
        """Units with overdue or unowned work, work that is wrong, or promises unkept where they are done."""
        rows = [*self.overdue, *self.unowned, *self.wrong]
        rows += [
            LeadRow(one.task, lead)
            for one in self.owing
            if one.done
            for lead in one.task.leads
            if lead.unit == one.unit
        ]
        by_unit: dict[str, list[LeadRow]] = {}
        for row in rows:
            by_unit.setdefault(row.lead.unit, []).append(row)
        return tuple(MustAct(unit, tuple(own)) for unit, own in by_unit.items())

    def having(self, *codes: str) -> tuple[LeadRow, ...]:
        """The leads not over for whom any of these codes was found, most urgent first."""
        waiting = (*self.overdue, *self.unowned, *self.wrong)
        return tuple(row for row in waiting if not row.lead.codes.isdisjoint(codes))


def period_view(
    every: Every, window: Period, before: Assessment, after: Assessment, earlier: Sequence[Assessment] = ()
) -> PeriodView:
    """The period that ends on the day of `after`; `before` is the day before its first.

    `earlier` are the days, up to the last, by which the trend is told.
    """
    weekly = every == "week"
    ahead = _WEEK_AHEAD if weekly else period_of(every, window.last + timedelta(days=1)).days
    asked = last_period(after.books, after.terms, after.as_of) if weekly else (every, window)
    rows = lead_rows(after.tasks)
    waiting = [row for row in rows if not row.lead.state.over]
    soon = (row for row in waiting if _soon(row.lead.effective_due, after.as_of, ahead))
    standing = {state: [row for row in rows if row.lead.state is state] for state in State}
    return PeriodView(
        header=after.header,
        every=every,
        window=window,
        before=before.as_of,
        days_ahead=ahead,
        silent_days=after.terms.policy_on(after.as_of).silent_days,
        tasks=after.tasks,
        summary=summarise(after.tasks),
        summary_before=summarise(before.tasks),
        leads=summarise(row.lead for row in rows).states,
        leads_before=summarise(row.lead for row in lead_rows(before.tasks)).states,
        change=change(before, after),
        overdue=by_urgency(standing[State.OVERDUE]),
        unowned=by_urgency(standing[State.UNOWNED]),
        wrong=by_urgency(row for row in standing[State.AT_RISK] if is_wrong(row)),
        due_soon=by_urgency(row for row in standing[State.AT_RISK] if not is_wrong(row)),
        unverified=tuple(row for row in standing[State.DONE] if not row.lead.verified),
        owing=tuple(_owing(after.tasks)),
        asks=pending(after),
        due_next=tuple(sorted(soon, key=lambda row: row.due)),
        nodes=_nodes(waiting, after.as_of, ahead),
        missing=missing_view(after.books, after.terms, after.header, *asked),
        trend=tuple(Trend(one.as_of, summarise(one.tasks)) for one in earlier),
        parts=None if weekly else parts_of(every, window, before, after),
    )


def _soon(due: date | None, as_of: date, days: int) -> bool:
    return due is not None and as_of < due <= as_of + timedelta(days=days)


def _nodes(waiting: Iterable[LeadRow], as_of: date, days: int) -> tuple[Node, ...]:
    units: dict[tuple[str, NextMilestone], list[str]] = {}
    tasks: dict[str, TaskStanding] = {}
    for row in waiting:
        node = row.lead.next_milestone
        if node and _soon(node.due, as_of, days):
            units.setdefault((row.task.id, node), []).append(row.lead.unit)
            tasks[row.task.id] = row.task
    found = [Node(tasks[task], node, tuple(names)) for (task, node), names in units.items()]
    return tuple(sorted(found, key=lambda node: node.milestone.due))


def _owing(tasks: Iterable[TaskStanding]) -> Iterable[Owing]:
    for task in tasks:
        owed: dict[str, list[Finding]] = {}
        for finding in task.findings:
            if finding.code in _PROMISES and finding.severity is Severity.ERROR and finding.unit:
                owed.setdefault(finding.unit, []).append(finding)
        done = {lead.unit for lead in task.leads if lead.state is State.DONE}
        for unit, findings in owed.items():
            yield Owing(task, unit, unit in done, tuple(findings))
