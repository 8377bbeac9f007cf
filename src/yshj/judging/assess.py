"""The verb: everything that follows from the books on one day."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from yshj.judging.engine import ACCOUNT_RULES, LATER_RULES, TASK_RULES, in_order, run
from yshj.judging.facts import Account, Later, TaskFacts
from yshj.judging.lead import judge_lead, reached, rulings_on
from yshj.judging.seats import has_open_group, leads, members, supports
from yshj.judging.timeline import counting_figures, posts_until
from yshj.judging.waivers import apply_waivers
from yshj.model.assessment import Assessment, TaskStanding
from yshj.model.books import Books, Posted
from yshj.model.finding import Finding
from yshj.model.plan import Task
from yshj.model.policy import Terms
from yshj.model.standing import Standing, State


def assess(books: Books, as_of: date, terms: Terms | None = None, *, today: date | None = None) -> Assessment:
    """The judgement of `books` by what is dated on or before `as_of`.

    With `today`, what is dated after it is reported too (D04); nothing else ever looks ahead.
    """
    terms = terms or Terms()
    writers: dict[str, list[str]] = defaultdict(list)
    for unit, task_id in books.ledgers:
        writers[task_id].append(unit)
    judge = _TaskJudge(books, as_of, terms, today)
    tasks = tuple(judge.judge(task, writers[task.id]) for task in books.plan.tasks)
    return Assessment(books, as_of, terms, tasks)


class _TaskJudge:
    """Judges one task after the other for the same books and day."""

    def __init__(self, books: Books, as_of: date, terms: Terms, today: date | None) -> None:
        self._books = books
        self._as_of = as_of
        self._terms = terms
        self._today = today

    def judge(self, task: Task, writers: Sequence[str]) -> TaskStanding:
        seats = leads(self._books, task, self._as_of)
        judged = [judge_lead(self._books, task, seat, self._as_of, self._terms) for seat in seats]
        standings = tuple(one.standing for one in judged)
        helpers = tuple(seat.unit for seat in supports(self._books, task, self._as_of))
        units = [seat.unit for seat in seats]
        found = [finding for one in judged for finding in one.findings]
        found += run(TASK_RULES, self._task_facts(task), task.id)
        for account in self._accounts(task, writers, units, helpers):
            found += run(ACCOUNT_RULES, account, task.id)
        if self._today:
            found += run(LATER_RULES, self._later(task, writers, self._today), task.id)
        found = self._waived(task, units, found)
        state = _state(task, standings, self._as_of)
        due = _effective_due(task, standings)
        return TaskStanding(
            task=task,
            leads=standings,
            supports=helpers,
            state=state,
            progress=_mean_progress(standings),
            effective_due=due,
            days_left=(due - self._as_of).days if due else None,
            findings=in_order(found, [*units, *helpers]),
        )

    def _posts(self, unit: str, task: Task) -> tuple[Posted, ...]:
        return tuple(posts_until(self._books.ledgers.get((unit, task.id), ()), self._as_of))

    def _task_facts(self, task: Task) -> TaskFacts:
        doing = (
            members(self._books, task, recurring.units or task.lead, self._as_of)
            for recurring in task.recurring
        )
        return TaskFacts(
            task=task,
            plan_file=self._books.plan_file,
            issued=self._books.plan.issued,
            as_of=self._as_of,
            recurring_units=tuple(doing),
            posts_of=lambda unit: self._posts(unit, task),
        )

    def _accounts(
        self, task: Task, writers: Sequence[str], leading: Sequence[str], helping: Sequence[str]
    ) -> Iterator[Account]:
        open_list = task.support_open or has_open_group(self._books, task, self._as_of)
        recurring = [name for work in task.recurring for name in work.units]
        doing = members(self._books, task, recurring, self._as_of)
        belonging = {*leading, *helping, *doing}
        for unit in writers:
            posts = self._posts(unit, task)
            if not posts:
                continue
            rulings = rulings_on(self._books, task, unit, self._as_of) if unit in leading else []
            made = [ruling for ruling in rulings if ruling.day <= self._as_of]
            yield Account(
                task=task,
                unit=unit,
                posts=posts,
                figures=counting_figures(posts, made),
                belongs=open_list or unit in belonging,
                missing_evidence=self._books.missing_evidence,
            )

    def _later(self, task: Task, writers: Sequence[str], today: date) -> Later:
        posts = (
            (unit, post)
            for unit in writers
            for post in self._books.ledgers[unit, task.id]
            if post.day > today
        )
        rulings = (r for r in self._books.rulings.get(task.id, ()) if r.day > today)
        return Later(tuple(posts), tuple(rulings), today)

    def _waived(self, task: Task, units: list[str], found: list[Finding]) -> list[Finding]:
        waivers = []
        for ruling in self._books.rulings.get(task.id, ()):
            if ruling.decision.kind == "waive" and ruling.day <= self._as_of:
                meant = reached(self._books, task, ruling, self._as_of)
                waivers.append((ruling, frozenset(units) if meant is None else meant))
        return apply_waivers(found, waivers, task.id, self._as_of)


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
