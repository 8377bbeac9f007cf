"""The verb: everything that follows from the books on one day."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from yshj.judging.case import Case, Cases
from yshj.judging.engine import (
    DECISION_RULES,
    LATER_RULES,
    LEDGER_RULES,
    TASK_RULES,
    in_order,
    marked,
    run,
)
from yshj.judging.facts import Idle, Later
from yshj.judging.known import Known
from yshj.judging.lead import judge_lead, left_by, state_of
from yshj.judging.succession import Ended
from yshj.judging.unit_ledger import UnitLedger
from yshj.model.assessment import Assessment, Header, TaskStanding
from yshj.model.books import Books
from yshj.model.finding import Finding
from yshj.model.policy import Terms
from yshj.model.standing import Standing, State

_CHANGES = frozenset({"amend", "extend", "close", "return", "suspend", "resume", "supervise"})
"""The kinds of decision that change something for a lead, or what the plan says."""


def assess(
    books: Books, header: Header, terms: Terms | None = None, *, today: date | None = None
) -> Assessment:
    """The judgement of `books` by what is dated on or before the day of `header`.

    With `today`, what is dated after it is reported too (D04); nothing else ever looks ahead.
    """
    terms = terms or Terms()
    cases = Cases(books, terms, header.as_of)
    tasks: list[TaskStanding] = []
    idle: Counter[int] = Counter()
    for task in books.plan.tasks:
        case = cases.of(task)
        for order in case.roster.idle:
            idle[order] += 1
        tasks.append(_judged(case, today))
    if tasks and books.everywhere:
        loose = _loose_ends(
            cases.known, {order for order, times in idle.items() if times == len(tasks)}, today
        )
        tasks[0] = tasks[0]._replace(findings=(*tasks[0].findings, *loose))
    return Assessment(header, books, terms, tuple(tasks))


class Stood(NamedTuple):
    """How one task stood on a day, and its leads by the names that they had then."""

    state: State
    leads: tuple[tuple[str, State], ...]


def states_on(books: Books, terms: Terms, day: date) -> tuple[Stood, ...]:
    """The states alone that `assess` finds on a day, in the plan's order; a fourth of its time."""
    cases = map(Cases(books, terms, day).of, books.plan.tasks)
    return tuple(_stood(case) for case in cases)


def _stood(case: Case) -> Stood:
    leads = tuple((seat.unit, state_of(case, seat)) for seat in case.seating.leads)
    return Stood(_state(case, [state for _, state in leads]), leads)


def _judged(case: Case, today: date | None) -> TaskStanding:
    """The standing of one task."""
    found = run(TASK_RULES, case, case.task.id)
    judged = [judge_lead(case, seat, found) for seat in case.seating.leads]
    found += [finding for one in judged for finding in one.findings]
    found += [finding for ended in _gone(case) for finding in left_by(case, ended)]
    for unit, ledger in case.wrote.items():
        found += run(LEDGER_RULES, UnitLedger(case, unit, ledger), case.task.id)
    if today:
        found += run(LATER_RULES, _later(case, today), case.task.id)
    found += _about_idle(_idle(case), case)
    found = case.waivers.applied(found, case.as_of)
    found += case.waivers.applied(_about_idle(case.waivers.idle(found, case.as_of), case), case.as_of)
    return _standing(case, tuple([one.standing for one in judged]), found)


def _standing(case: Case, leads: tuple[Standing, ...], found: list[Finding]) -> TaskStanding:
    state = _state(case, [lead.state for lead in leads])
    due, dues, supports = _effective_due(case, leads), case.leads.unled.dues, case.seating.supports
    return TaskStanding(
        task=case.task,
        leads=leads,
        supports=supports,
        state=state,
        progress=_mean_progress(leads),
        base_due=dues.base if dues else None,
        effective_due=due,
        days_left=(due - case.as_of).days if due and not state.over else None,
        findings=in_order(marked(found, case.unread), [*(lead.unit for lead in leads), *supports]),
    )


def _loose_ends(known: Known, idle: Set[int], today: date | None) -> list[Finding]:
    """What is found about decisions that name no task; `idle` in all of them are those of these orders."""
    without = [Idle(made, expired=False) for made in known.everywhere if made.order in idle]
    found = [finding for one in without for finding in run(DECISION_RULES, one)]
    if today:
        later = tuple(made for made in known.books.everywhere if made.day > today)
        found += run(LATER_RULES, Later((), later, today))
    return found


def _about_idle(idle: Iterable[Idle], case: Case) -> list[Finding]:
    return [finding for one in idle for finding in run(DECISION_RULES, one, case.task.id)]


def _gone(case: Case) -> Iterator[Ended]:
    """Who handed the task over and does not lead it by what it was then."""
    for ended in case.leads.ended:
        if ended.unit not in case.seating.units or case.leads.of(ended.unit)[-1] is not ended.history:
            yield ended


def _idle(case: Case) -> Iterator[Idle]:
    effective = case.leads.effective if case.decisions else ()
    for made in case.decisions:
        unchanged = made.decision.kind in _CHANGES and made.order not in effective
        if unchanged or made.order in case.roster.idle:
            yield Idle(made, expired=False)


def _later(case: Case, today: date) -> Later:
    ledgers, task = case.books.ledgers, case.task.id
    entries = ((unit, entry) for unit in case.known.writers[task] for entry in ledgers[unit, task])
    decisions = tuple(made for made in case.books.decisions.get(task, ()) if made.day > today)
    return Later(tuple(item for item in entries if item[1].date > today), decisions, today)


def _state(case: Case, leads: Sequence[State]) -> State:
    """The worst of the leads; without any, overdue after the due day, else unowned."""
    if leads:
        return min(leads, key=_RANK)
    return State.OVERDUE if case.days_unled else State.UNOWNED


def _effective_due(case: Case, leads: Sequence[Standing]) -> date | None:
    """The earliest among leads neither done nor suspended; where there are none, the latest."""
    waiting = [lead.effective_due for lead in leads if not lead.state.over and lead.effective_due]
    if waiting:
        return min(waiting)
    return max((lead.effective_due for lead in leads if lead.effective_due), default=case.unled_due)


def _mean_progress(leads: Sequence[Standing]) -> int:
    """Of those not suspended; of all, when all are."""
    counted = [lead for lead in leads if lead.state is not State.SUSPENDED] or leads
    return sum(lead.progress or 0 for lead in counted) // len(counted) if counted else 0


_RANK = attrgetter("rank")
