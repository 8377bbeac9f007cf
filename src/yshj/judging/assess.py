"""The verb: everything that follows from the books on one day."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from yshj.judging.calendars import Calendars
from yshj.judging.dues import DueDays
from yshj.judging.engine import (
    DECISION_RULES,
    LATER_RULES,
    LEDGER_RULES,
    TASK_RULES,
    in_order,
    marked,
    run,
)
from yshj.judging.facts import DutyDone, Idle, Later, TaskFacts
from yshj.judging.known import Known
from yshj.judging.lead import lead_judge
from yshj.judging.ledger import Ledger
from yshj.judging.recurring import Duties
from yshj.judging.roster import TaskRoster
from yshj.judging.succession import Succession
from yshj.judging.unit_ledgers import unit_ledgers
from yshj.model.assessment import Assessment, Header, TaskStanding
from yshj.model.books import Books, ResolvedDecision
from yshj.model.finding import Finding
from yshj.model.plan import Task
from yshj.model.policy import Terms
from yshj.model.standing import Standing, State

_FOR_LEADS = frozenset({"extend", "close", "return", "suspend", "resume", "supervise"})


def assess(
    books: Books, header: Header, terms: Terms | None = None, *, today: date | None = None
) -> Assessment:
    """The judgement of `books` by what is dated on or before the day of `header`.

    With `today`, what is dated after it is reported too (D04); nothing else ever looks ahead.
    """
    as_of, terms = header.as_of, terms or Terms()
    judge = _Judge(books, Known(books, as_of), Calendars(books.plan, terms, as_of), as_of, today)
    tasks = [judge.judge(task) for task in books.plan.tasks]
    if tasks and books.everywhere:
        tasks[0] = judge.with_loose_ends(tasks[0])
    return Assessment(header, books, terms, tuple(tasks))


class _Base(NamedTuple):
    """What the plan and its amends name, whoever leads; days moved off rest days where that holds."""

    due: date | None
    """The day named last, as it was written."""
    settled: date | None
    effective: date | None
    """Where nobody leads; a day brought forward counts as that of its amend at the earliest."""
    idle: frozenset[int]
    """The orders of amends that changed nothing."""


class _Judge:
    """Judges one task after the other, for the same books and day."""

    def __init__(
        self, books: Books, known: Known, calendars: Calendars, as_of: date, today: date | None
    ) -> None:
        self._books, self._known, self._calendars = books, known, calendars
        self._as_of, self._today = as_of, today
        self._idle_somewhere: dict[int, int] = {}

    def judge(self, task: Task) -> TaskStanding:
        """The standing of one task."""
        roster = self._known.roster.task(task)
        decisions = self._known.decisions(task)
        wrote = self._known.ledgers(task, roster)
        as_of = self._as_of
        judge = lead_judge(self._books, task, self._known, self._calendars, as_of, wrote)
        leads, waivers, base = judge.succession, judge.waivers, self._base(task, decisions)
        found = waivers.applied(self._about_the_task(task, roster, leads, wrote, base), as_of)
        judged = [judge.judge(seat, found) for seat in roster.on(as_of).leads]
        standings = tuple([one.standing for one in judged])
        found += [finding for one in judged for finding in one.findings]
        here = roster.on(as_of).units
        left = [e for e in leads.ended if e.unit not in here or leads.of(e.unit)[-1] is not e.history]
        found += waivers.applied([finding for ended in left for finding in judge.left(ended)], as_of)
        found += waivers.applied(self._about_the_rest(task, roster, leads, wrote), as_of)
        found += waivers.applied(_told(self._idle(decisions, roster, leads, base), task), as_of)
        found += waivers.applied(_told(waivers.idle(found, as_of), task), as_of)
        return self._standing(task, roster, standings, base, found)

    def with_loose_ends(self, task: TaskStanding) -> TaskStanding:
        """`task` with what was found about decisions that name no task."""
        number = len(self._books.plan.tasks)
        idle = [r for r in self._known.everywhere if self._idle_somewhere.get(r.order) == number]
        found = [f for resolved in idle for f in run(DECISION_RULES, Idle(resolved, expired=False))]
        if self._today:
            later = tuple(r for r in self._books.everywhere if r.day > self._today)
            found += run(LATER_RULES, Later((), later, self._today))
        return task._replace(findings=(*task.findings, *found))

    def _standing(
        self,
        task: Task,
        roster: TaskRoster,
        leads: tuple[Standing, ...],
        base: _Base,
        found: list[Finding],
    ) -> TaskStanding:
        seating = roster.on(self._as_of)
        state = self._state(leads, base)
        due = _effective_due(leads, base)
        over = state in (State.DONE, State.SUSPENDED)
        return TaskStanding(
            task=task,
            leads=leads,
            supports=seating.supports,
            state=state,
            progress=_mean_progress(leads),
            base_due=base.due,
            effective_due=due,
            days_left=(due - self._as_of).days if due and not over else None,
            findings=in_order(
                marked(found, self._known.unread), [*(lead.unit for lead in leads), *seating.supports]
            ),
        )

    def _base(self, task: Task, decisions: Sequence[ResolvedDecision]) -> _Base:
        if task.due is None:
            return _Base(None, None, None, frozenset())
        dues, idle = DueDays(task.due), set()
        for made in decisions:
            due = made.decision.due if made.decision.kind == "amend" else None
            if due and not dues.amend(made.day, due):
                idle.add(made.order)
        settled, effective = (self._calendars.settle(due, self._as_of) for due in (dues.base, dues.last))
        return _Base(dues.base, settled, effective, frozenset(idle))

    def _about_the_task(
        self,
        task: Task,
        roster: TaskRoster,
        leads: Succession,
        wrote: Mapping[str, Ledger],
        base: _Base,
    ) -> list[Finding]:
        issued = self._books.plan.issued
        begins = max(issued, task.start or issued)
        if self._as_of < issued:  # nobody is late yet
            return run(TASK_RULES, TaskFacts(task, None, self._as_of, ()), task.id)
        done: tuple[DutyDone, ...] = ()
        if task.recurring:
            duties = Duties(task, roster, leads, wrote, self._as_of, self._known.unread)
            done = tuple(duties.done(begins, base.settled))
        return run(TASK_RULES, TaskFacts(task, base.effective, self._as_of, done), task.id)

    def _about_the_rest(
        self, task: Task, roster: TaskRoster, leads: Succession, wrote: Mapping[str, Ledger]
    ) -> list[Finding]:
        found: list[Finding] = []
        for ledger in unit_ledgers(task, roster, leads, wrote, self._calendars, self._books, self._as_of):
            found += run(LEDGER_RULES, ledger, task.id)
        if self._today:
            found += run(LATER_RULES, self._later(task, self._today), task.id)
        return found

    def _idle(
        self, decisions: Sequence[ResolvedDecision], roster: TaskRoster, leads: Succession, base: _Base
    ) -> Iterator[Idle]:
        for order in roster.idle:
            self._idle_somewhere[order] = self._idle_somewhere.get(order, 0) + 1
        if not decisions:  # most tasks have none
            return
        effective, idle = leads.effective, {*roster.idle, *base.idle}
        for made in decisions:
            asleep = made.decision.kind in _FOR_LEADS and made.order not in effective
            if asleep or made.order in idle:
                yield Idle(made, expired=False)

    def _later(self, task: Task, today: date) -> Later:
        entries = (
            (unit, entry)
            for unit in self._known.writers[task.id]
            for entry in self._books.ledgers[unit, task.id]
            if entry.date > today
        )
        decisions = (r for r in self._books.decisions.get(task.id, ()) if r.day > today)
        return Later(tuple(entries), tuple(decisions), today)

    def _state(self, leads: Sequence[Standing], base: _Base) -> State:
        """The worst of the leads; without any, overdue after the due day, else unowned."""
        if leads:
            return min((lead.state for lead in leads), key=lambda state: state.rank)
        due = base.effective
        late = due and self._as_of > due and self._as_of >= self._books.plan.issued
        return State.OVERDUE if late else State.UNOWNED


def _told(idle: Iterable[Idle], task: Task) -> list[Finding]:
    return [finding for one in idle for finding in run(DECISION_RULES, one, task.id)]


def _effective_due(leads: Sequence[Standing], base: _Base) -> date | None:
    """The earliest among leads neither done nor suspended; where there are none, the latest."""
    over = (State.DONE, State.SUSPENDED)
    waiting = [lead.effective_due for lead in leads if lead.state not in over and lead.effective_due]
    if waiting:
        return min(waiting)
    return max((lead.effective_due for lead in leads if lead.effective_due), default=base.effective)


def _mean_progress(leads: Sequence[Standing]) -> int:
    """Of those not suspended; of all, when all are."""
    counted = [lead for lead in leads if lead.state is not State.SUSPENDED] or leads
    return sum(lead.progress or 0 for lead in counted) // len(counted) if counted else 0
