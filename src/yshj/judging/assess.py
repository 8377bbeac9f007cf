"""The verb: everything that follows from the books on one day."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from yshj.judging.engine import LATER_RULES, LEDGER_RULES, TASK_RULES, in_order, marked, run
from yshj.judging.facts import Later, TaskFacts, UnitLedger
from yshj.judging.lead import Judged, LeadJudge
from yshj.judging.responsibility import Responsibility
from yshj.judging.timeline import LeadLedger, entries_until, ledger_of
from yshj.judging.waivers import apply_waivers
from yshj.model.assessment import Assessment, Header, TaskStanding
from yshj.model.books import Books
from yshj.model.finding import Finding
from yshj.model.plan import Task
from yshj.model.policy import Terms
from yshj.model.standing import Standing, State


def assess(
    books: Books, header: Header, terms: Terms | None = None, *, today: date | None = None
) -> Assessment:
    """The judgement of `books` by what is dated on or before the day of `header`.

    With `today`, what is dated after it is reported too (D04); nothing else ever looks ahead.
    """
    as_of, terms = header.as_of, terms or Terms()
    writers: dict[str, list[str]] = defaultdict(list)
    for unit, task_id in books.ledgers:
        writers[task_id].append(unit)
    judge = _TaskJudge(books, as_of, terms, today)
    tasks = tuple([judge.judge(task, writers[task.id]) for task in books.plan.tasks])
    return Assessment(header, books, terms, tasks)


class _TaskJudge:
    """Judges one task after the other, for the same books and day."""

    def __init__(self, books: Books, as_of: date, terms: Terms, today: date | None) -> None:
        self._books = books
        self._as_of = as_of
        self._today = today
        self._responsibility = Responsibility(books, as_of)
        self._leads = LeadJudge(books, self._responsibility, terms)

    def judge(self, task: Task, writers: Sequence[str]) -> TaskStanding:
        wrote = {unit: self._wrote(unit, task) for unit in writers}
        judged = [
            self._leads.judge(task, seat, _NOTHING if seat.nobody else wrote.get(seat.unit, _NOTHING))
            for seat in self._responsibility.leads(task)
        ]
        standings = tuple([one.standing for one in judged])
        helpers = tuple([seat.unit for seat in self._responsibility.supports(task)])
        units = [standing.unit for standing in standings]
        found = [finding for one in judged for finding in one.findings]
        found += run(TASK_RULES, self._task_facts(task, wrote), task.id)
        for ledger in self._ledgers(task, wrote, judged, helpers):
            found += run(LEDGER_RULES, ledger, task.id)
        if self._today:
            found += run(LATER_RULES, self._later(task, writers, self._today), task.id)
        found = self._waived(task, units, found)
        due = _effective_due(task, standings)
        return TaskStanding(
            task=task,
            leads=standings,
            supports=helpers,
            state=_state(task, standings, self._as_of),
            progress=_mean_progress(standings),
            effective_due=due,
            days_left=(due - self._as_of).days if due else None,
            findings=in_order(marked(found, self._books.unread_units), [*units, *helpers]),
        )

    def _wrote(self, unit: str, task: Task) -> LeadLedger:
        return ledger_of(entries_until(self._books.ledgers[unit, task.id], self._as_of))

    def _task_facts(self, task: Task, wrote: Mapping[str, LeadLedger]) -> TaskFacts:
        doing = [
            self._responsibility.members(task, recurring.units or task.lead) for recurring in task.recurring
        ]
        return TaskFacts(
            task=task,
            issued=self._books.plan.issued,
            as_of=self._as_of,
            recurring_units=tuple(doing),
            entries_of=lambda unit: wrote.get(unit, _NOTHING).entries,
            unread_units=self._books.unread_units,
        )

    def _ledgers(
        self,
        task: Task,
        wrote: Mapping[str, LeadLedger],
        judged: Sequence[Judged],
        helping: Sequence[str],
    ) -> Iterator[UnitLedger]:
        counting = {one.standing.unit: one.facts.figures for one in judged}
        belonging = {*counting, *helping}
        for unit, own in wrote.items():
            if own.entries:
                yield UnitLedger(
                    task=task,
                    unit=unit,
                    entries=own.entries,
                    figures=counting.get(unit, own.figures),
                    belongs=unit in belonging or self._may_write(task, unit),
                    missing_evidence=self._books.missing_evidence,
                )

    def _may_write(self, task: Task, unit: str) -> bool:
        """Whether a unit that neither leads nor supports belongs to the task nevertheless."""
        if task.support_open or self._responsibility.has_open_group(task):
            return True
        doing = [name for recurring in task.recurring for name in recurring.units]
        return unit in self._responsibility.members(task, doing)

    def _later(self, task: Task, writers: Sequence[str], today: date) -> Later:
        entries = (
            (unit, entry)
            for unit in writers
            for entry in self._books.ledgers[unit, task.id]
            if entry.date > today
        )
        decisions = (r for r in self._books.decisions.get(task.id, ()) if r.day > today)
        return Later(tuple(entries), tuple(decisions), today)

    def _waived(self, task: Task, units: list[str], found: list[Finding]) -> list[Finding]:
        waivers = [
            (
                resolved,
                self._responsibility.reached(task, resolved.target) if resolved.target else frozenset(units),
            )
            for resolved in self._responsibility.decisions(task)
            if resolved.decision.kind == "waive"
        ]
        return apply_waivers(found, waivers, task.id, self._as_of)


_NOTHING = ledger_of(())


def _state(task: Task, standings: Sequence[Standing], as_of: date) -> State:
    """The worst of the leads; without any, overdue after the due day, else unowned."""
    if standings:
        return min((standing.state for standing in standings), key=lambda state: state.rank)
    return State.OVERDUE if task.due and as_of > task.due else State.UNOWNED


def _effective_due(task: Task, standings: Sequence[Standing]) -> date | None:
    """The earliest among leads not done; when all are done, the latest."""
    waiting = [s.effective_due for s in standings if s.state is not State.DONE and s.effective_due]
    if waiting:
        return min(waiting)
    return max((s.effective_due for s in standings if s.effective_due), default=task.due)


def _mean_progress(standings: Sequence[Standing]) -> int:
    if not standings:
        return 0
    return sum(standing.progress or 0 for standing in standings) // len(standings)
