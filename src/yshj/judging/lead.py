"""One lead judged on one day: what is facts of it, its state, its findings."""

from datetime import date
from operator import attrgetter
from typing import NamedTuple

from yshj.judging.engine import DONE_RULES, OTHER_LEAD_RULES, STATE_RULES, run
from yshj.judging.facts import Lead, MonthEnd
from yshj.judging.periods import month_ends
from yshj.judging.responsibility import Responsibility, Seat
from yshj.judging.rule import DoneRule, LeadRule
from yshj.judging.timeline import LeadFacts, LeadLedger, facts_of
from yshj.judging.workdays import next_workday
from yshj.model.books import Books
from yshj.model.finding import Finding
from yshj.model.plan import Task
from yshj.model.policy import Terms
from yshj.model.standing import Reason, Standing, State, Trait

_NOBODY_RULES = tuple(rule for rule in STATE_RULES if rule.for_nobody)
_BAD_STATES = (State.OVERDUE, State.AT_RISK)
_SEVERAL_MONTHS = 3

_AT_MONTH_ENDS = sorted(
    (rule for rule in STATE_RULES if rule.sets_state and Trait.REMINDER not in rule.traits),
    key=lambda rule: rule.sets_state.rank,  # type: ignore[union-attr]  # selected above
)
"""What is asked about a month end, worst first; a mere reminder does not count (judgement, point 6)."""


class Judged(NamedTuple):
    """A lead's standing, the findings about it, and what is facts of it."""

    standing: Standing
    findings: list[Finding]
    facts: LeadFacts


class LeadJudge:
    """Judges one lead after the other, for the same books and day."""

    def __init__(self, books: Books, responsibility: Responsibility, terms: Terms) -> None:
        self._books = books
        self._issued = books.plan.issued
        self._responsibility = responsibility
        self._terms = terms
        self._month_ends = [
            Responsibility(books, day) for day in month_ends(responsibility.day, _SEVERAL_MONTHS)
        ]

    def judge(self, task: Task, seat: Seat, wrote: LeadLedger) -> Judged:
        """The standing of one lead, by what it `wrote` up to the day."""
        lead = self._facts(task, seat, wrote, self._responsibility)
        if self._may_have_stood_badly(lead):
            lead = lead._replace(month_ends=self._bad_month_ends(task, seat, wrote))
        findings = run(_rules_about(lead), lead, task.id)
        state = _state(findings, lead.facts)
        return Judged(self._standing(lead, state, findings), findings, lead.facts)

    def _may_have_stood_badly(self, lead: Lead) -> bool:
        """Whether the last month end is worth judging: nobody, and who was done by then, stood well.

        A close that names a group may have reached the unit only later, once it was assigned.
        """
        done_on, closing = lead.facts.done_on, lead.facts.closing
        if lead.seat.nobody:
            return False
        if closing and closing.target not in (None, lead.seat.unit):
            return True
        return done_on is None or done_on > self._month_ends[0].day

    def _facts(self, task: Task, seat: Seat, wrote: LeadLedger, responsibility: Responsibility) -> Lead:
        decisions = responsibility.rulings_for(task, seat.unit)
        facts = facts_of(wrote, decisions, task.due, self._settled)
        issued, due, as_of = self._issued, facts.effective_due, responsibility.day
        policy = self._terms.policy
        incomplete = seat.unit in self._books.unread_units
        return Lead(task, seat, facts, issued, due, as_of, policy, incomplete=incomplete)

    def _settled(self, day: date) -> date:
        """The due day that `day` means, where it may be a rest day."""
        if self._terms.policy.due_on_rest_day == "same":
            return day
        return next_workday(day, self._terms.calendar)

    def _bad_month_ends(self, task: Task, seat: Seat, wrote: LeadLedger) -> tuple[MonthEnd, ...]:
        """The last month ends, latest first, as long as the lead stood badly."""
        ends: list[MonthEnd] = []
        stays = self._responsibility.never_changes(task)
        for responsibility in self._month_ends:
            then = seat if stays else responsibility.lead(task, seat.unit)
            if then is None or then.nobody:
                break
            state = _stood(self._facts(task, then, wrote.until(responsibility.day), responsibility))
            if state not in _BAD_STATES:
                break
            ends.append(MonthEnd(responsibility.day, state))
        return tuple(ends)

    def _standing(self, lead: Lead, state: State, findings: list[Finding]) -> Standing:
        facts, unit, coming = lead.facts, lead.seat.unit, lead.forecast()
        return Standing(
            task=lead.task.id,
            unit=unit,
            state=state,
            progress=facts.progress,
            expected=lead.expected_on(lead.as_of),
            owner=facts.owner,
            last_entry=facts.last_entry,
            done_on=facts.done_on,
            closed_on=facts.closing.day if facts.closing else None,
            late=bool(facts.done_on and lead.due and facts.done_on > lead.due),
            incomplete=lead.incomplete,
            effective_due=lead.due,
            forecast=coming.day if coming else None,
            reasons=_reasons(state, findings),
        )


def _rules_about(lead: Lead) -> tuple[LeadRule | DoneRule, ...]:
    """The rules to ask, those that make states first (judgement, point 9)."""
    if lead.seat.nobody:
        return () if lead.facts.done else _NOBODY_RULES
    if lead.facts.done:
        return (*OTHER_LEAD_RULES, *DONE_RULES)
    return (*STATE_RULES, *OTHER_LEAD_RULES)


def _state(findings: list[Finding], facts: LeadFacts) -> State:
    if facts.done:
        return State.DONE
    made = [finding.sets_state for finding in findings if finding.sets_state]
    return min(made, key=attrgetter("rank"), default=State.ON_TRACK)


def _stood(lead: Lead) -> State:
    """The state at a month end, where reminders do not count."""
    if lead.facts.done:
        return State.DONE
    for rule in _AT_MONTH_ENDS:
        for hit in rule.check(lead):
            if state := rule.state_of(hit):
                return state
    return State.ON_TRACK


def _reasons(state: State, findings: list[Finding]) -> tuple[Reason, ...]:
    """All T and O findings: those that make the state first, then time before ownership."""
    families = "TO"
    speaking = [finding for finding in findings if finding.code[0] in families]
    speaking.sort(key=lambda f: (f.sets_state is not state, families.index(f.code[0]), f.code))
    return tuple([Reason(f.code, f.text, f.sets_state, f.traits) for f in speaking])
