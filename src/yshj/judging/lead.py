"""Leads of one task judged on one day: what is known of each, its state, its findings."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile
from operator import attrgetter
from typing import NamedTuple

from yshj.judging.calendars import Calendars
from yshj.judging.engine import DONE_RULES, LEAD_RULES, MONTH_END_RULES, run
from yshj.judging.facts import BadMonths
from yshj.judging.history import History
from yshj.judging.known import Known
from yshj.judging.lead_facts import Lead
from yshj.judging.ledger import Ledger, ledger_of
from yshj.judging.periods import month_ends
from yshj.judging.roster import TaskRoster
from yshj.judging.rule import DoneRule, LeadRule
from yshj.judging.seats import Seat
from yshj.judging.succession import Ended, Succession
from yshj.judging.waivers import Waivers
from yshj.model.books import Books
from yshj.model.finding import Finding, Severity
from yshj.model.plan import Task
from yshj.model.standing import NextMilestone, Reason, Standing, State, Trait

_STATE_RULES = tuple(rule for rule in LEAD_RULES if rule.sets_state)
_OTHER_RULES = tuple(rule for rule in LEAD_RULES if not rule.sets_state)
_ALWAYS_RULES = tuple(rule for rule in _OTHER_RULES if rule.when_done)
_NOBODY_RULES = tuple(rule for rule in _STATE_RULES if rule.for_nobody)
_BEFORE_ISSUE_RULES = tuple(rule for rule in _NOBODY_RULES if rule.sets_state is State.UNOWNED)
_COUNTING_RULES = tuple(rule for rule in _STATE_RULES if Trait.REMINDER not in rule.traits)
_OVERDUE_RULES = tuple(rule for rule in _COUNTING_RULES if rule.sets_state is State.OVERDUE)
_LESSER_RULES = sorted(  # O before T: what costs least to ask goes first
    (rule for rule in _COUNTING_RULES if rule not in _OVERDUE_RULES), key=attrgetter("code")
)
_STAYING_RULES = tuple(rule for rule in LEAD_RULES if rule.stays)
_UNMET = ("E02", "E04", "E06")
_GRAVE = 3
NOTHING = ledger_of(())


class Judged(NamedTuple):
    """A lead's standing, and the findings about it."""

    standing: Standing
    findings: list[Finding]


@dataclass(eq=False, slots=True)
class LeadJudge:
    """Judges one lead of a task after the other, for the same books and day."""

    books: Books
    task: Task
    roster: TaskRoster
    succession: Succession
    waivers: Waivers
    calendars: Calendars
    as_of: date
    known: Known

    def judge(self, seat: Seat, duties: list[Finding]) -> Judged:
        """The standing of one lead; `duties` are the findings of recurring work, of any unit."""
        history = self.succession.of(seat.unit)[-1]
        lead = self._lead(seat, history, self.as_of)
        findings = self._found(lead)
        state = _state(lead, findings)
        if _counts(state, findings) and not seat.nobody:
            lead.bad_months = self._bad_months(lead)
            findings += self.waivers.applied(run(MONTH_END_RULES, lead, self.task.id), self.as_of)
        return Judged(self._standing(lead, state, [*findings, *duties]), findings)

    def leads(self) -> list[Lead]:
        """The task's leads as their rules look at them, without open groups that nobody was named for."""
        seats = (seat for seat in self.roster.on(self.as_of).leads if not seat.nobody)
        return [self._lead(seat, self.succession.of(seat.unit)[-1], self.as_of) for seat in seats]

    def left(self, ended: Ended) -> list[Finding]:
        """What stays with a lead that has handed the task over."""
        lead = self._lead(Seat(ended.unit), ended.history, ended.day - timedelta(days=1))
        lead.left_on = ended.day
        return run(_STAYING_RULES, lead, self.task.id)

    def _lead(self, seat: Seat, history: History, day: date) -> Lead:
        return Lead(
            task=self.task,
            seat=seat,
            history=history,
            roster=self.roster,
            as_of=day,
            issued=self.books.plan.issued,
            policy=self.calendars.policy_on(day),
            settle=self.calendars.settle,
            reporting=self.calendars.reporting_of(self.task),
            never_asked=self.calendars.never_asked(self.task),
            incomplete=seat.unit in self.known.unread,
            worthless=self.books.worthless_evidence,
            digests=self.books.evidence_digests,
            names=self.known.name_of,
            summarised=self.books.plan.plan.deliverables == "summary",
        )

    def _found(self, lead: Lead) -> list[Finding]:
        return self.waivers.applied(run(_rules_about(lead), lead, self.task.id), lead.as_of)

    def _bad_months(self, lead: Lead) -> BadMonths | None:
        """The run of month ends up to the day on which the lead stood in a state that counts."""
        ends: list[tuple[date, State]] = []
        rules = [*_LESSER_RULES]
        first = max(lead.since or date.min, lead.issued)
        days = takewhile(
            lambda day: day >= first and lead.unit in self.roster.on(day).units, month_ends(self.as_of)
        )
        for then in lead.by(days, self.calendars.policy_on):
            state = self._stood(then, rules)
            if state is None:
                break
            ends.append((then.as_of, state))
        if not ends:
            return None
        latest = ends[:_GRAVE]
        grave = len(latest) == _GRAVE and all(state is State.OVERDUE for _, state in latest)
        return BadMonths(ends[-1][0], len(ends), grave)

    def _stood(self, lead: Lead, lesser: list[LeadRule]) -> State | None:
        """The state at a month end, where that counts; which one of those that are no overdue, nobody asks.

        Without waivers the first rule that speaks will do; of `lesser` it moves to the front, for it is
        likely to have spoken a month before as well.
        """
        if lead.done or lead.suspended:
            return None
        if self.waivers.first <= lead.as_of:
            findings = self.waivers.applied(run(_STATE_RULES, lead, self.task.id), lead.as_of)
            stood = _state(lead, findings)
            return stood if _counts(stood, findings) else None
        for rule in (*_OVERDUE_RULES, *lesser):
            for hit in rule.check(lead):
                if state := rule.state_of(hit):
                    if rule is not lesser[0]:
                        lesser.insert(0, rule)
                    return state
        return None

    def _standing(self, lead: Lead, state: State, findings: list[Finding]) -> Standing:
        moment, forecast = lead.known.moment, lead.forecast
        return Standing(
            task=lead.task.id,
            unit=lead.unit,
            state=state,
            progress=None if lead.seat.nobody and not lead.done else lead.progress,
            expected=lead.expected_on(lead.as_of),
            owner=lead.owner,
            last_entry=lead.last_entry,
            done_on=lead.known.done_on,
            closed_on=moment.closing.day if moment.closing else None,
            late=lead.late,
            incomplete=lead.incomplete,
            effective_due=lead.due,
            forecast=forecast.shown if forecast else None,
            reasons=_reasons(state, [f for f in findings if f.unit == lead.unit]),
            since=lead.since,
            returned_on=_unheard_return(lead),
            suspended_on=moment.suspended.day if moment.suspended else None,
            unmet=_unmet(lead, findings),
            next_milestone=_next_milestone(lead),
        )


def lead_judge(
    books: Books,
    task: Task,
    known: Known,
    calendars: Calendars,
    as_of: date,
    wrote: Mapping[str, Ledger] | None = None,
) -> LeadJudge:
    """The judge of the leads of `task`; `wrote` is what `known` has of each unit, where already asked."""
    roster, decisions = known.roster.task(task), known.decisions(task)
    ledgers = known.ledgers(task, roster) if wrote is None else wrote
    succession = Succession(
        task, roster, decisions, lambda unit: ledgers.get(unit, NOTHING), calendars.settle, as_of
    )
    waivers = Waivers(decisions, roster)
    return LeadJudge(books, task, roster, succession, waivers, calendars, as_of, known)


def _rules_about(lead: Lead) -> tuple[LeadRule | DoneRule, ...]:
    """The rules to ask, those that make states first (judgement, points 9, 11 and 28)."""
    if lead.suspended:
        return ()
    if lead.seat.nobody:
        if lead.done:
            return ()
        return _NOBODY_RULES if lead.as_of >= lead.issued else _BEFORE_ISSUE_RULES
    if lead.as_of < lead.issued:
        return ()
    if lead.done:
        return (*_ALWAYS_RULES, *DONE_RULES)
    return (*_STATE_RULES, *_OTHER_RULES)


def _state(lead: Lead, findings: list[Finding]) -> State:
    if lead.done:
        return State.DONE
    if lead.suspended:
        return State.SUSPENDED
    made = [finding.sets_state for finding in findings if finding.sets_state]
    return min(made, key=attrgetter("rank"), default=State.ON_TRACK)


def _counts(state: State, findings: list[Finding]) -> bool:
    """Whether T08 counts the state: a finding that makes it, other than a reminder, was not waived."""
    return any(
        finding.sets_state is state and not finding.waived and Trait.REMINDER not in finding.traits
        for finding in findings
    )


def _reasons(state: State, findings: list[Finding]) -> tuple[Reason, ...]:
    """All T and O findings: those that make the state first, then time before ownership."""
    families = "TO"
    speaking = [finding for finding in findings if finding.code[0] in families]
    speaking.sort(key=lambda f: (f.sets_state is not state, families.index(f.code[0]), f.code))
    return tuple([Reason(f.code, f.text, f.sets_state, f.traits, f.figures) for f in speaking])


def _unmet(lead: Lead, findings: list[Finding]) -> tuple[str, ...]:
    """What a lead still owes that its plan demands, by code."""
    owed = {f.code for f in findings if f.unit == lead.unit and f.severity is Severity.ERROR}
    return tuple(code for code in _UNMET if code in owed)


def _unheard_return(lead: Lead) -> date | None:
    """Entries of the day itself are older than the return."""
    heard = lead.returned and lead.last_entry and lead.last_entry > lead.returned
    return None if lead.done or heard else lead.returned


def _next_milestone(lead: Lead) -> NextMilestone | None:
    if lead.done or lead.suspended:
        return None
    for node in lead.nodes:
        if node.due >= lead.as_of and not lead.reached(node.milestone):
            return NextMilestone(node.milestone.name, node.due, node.milestone.progress)
    return None
