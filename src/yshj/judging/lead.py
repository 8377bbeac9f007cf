"""Leads of one task judged on one day: what is known of each, its state, its findings."""

from collections.abc import Iterable
from datetime import date, timedelta
from operator import attrgetter
from typing import NamedTuple

from yshj.judging.bad_months import bad_months
from yshj.judging.case import Case
from yshj.judging.engine import DONE_RULES, LEAD_RULES, MONTH_END_RULES, run
from yshj.judging.lead_facts import Lead
from yshj.judging.rule import DoneRule, LeadRule, Rule
from yshj.judging.seats import Seat
from yshj.judging.succession import Ended
from yshj.model.finding import Finding, Severity
from yshj.model.standing import NextMilestone, Reason, Standing, State, Trait

_STATE_RULES = tuple(  # the worst first; O before T: what costs least to ask goes first
    sorted((rule for rule in LEAD_RULES if rule.sets_state), key=attrgetter("sets_state.rank", "code"))
)
_OTHER_RULES = tuple(rule for rule in LEAD_RULES if not rule.sets_state)
_RUNNING_RULES = (*_STATE_RULES, *_OTHER_RULES)
_ALWAYS_RULES = tuple(rule for rule in _OTHER_RULES if rule.when_done)
_NOBODY_RULES = tuple(rule for rule in _STATE_RULES if rule.for_nobody)
_BEFORE_ISSUE_RULES = tuple(rule for rule in _NOBODY_RULES if rule.sets_state is State.UNOWNED)
_STAYING_RULES = tuple(rule for rule in LEAD_RULES if rule.stays)
_UNMET = ("E02", "E04", "E06")


class Judged(NamedTuple):
    """A lead's standing, and the findings about it."""

    standing: Standing
    findings: list[Finding]


def judge_lead(case: Case, seat: Seat, duties: list[Finding]) -> Judged:
    """The standing of one lead; `duties` are the findings of recurring work, of any unit."""
    lead = _lead(case, seat)
    findings = _found(lead, _rules_about(lead))
    state = _state(lead, findings)
    if _counts(state, findings) and not seat.nobody:
        findings += _about_months(lead)
    return Judged(_standing(lead, state, findings, duties), findings)


def state_of(case: Case, seat: Seat) -> State:
    """The state alone, as `judge_lead` has it: nothing is worded, no month end is looked at."""
    lead = _lead(case, seat)
    if lead.done or lead.suspended:
        return _state(lead, [])
    asked = _rules_about(lead)
    puts = (rule.sets_state for rule in _STATE_RULES if rule in asked and rule.puts(lead))
    return next(puts, None) or State.ON_TRACK


def leads_in(case: Case) -> list[Lead]:
    """The leads of a case as their rules look at them, without open groups that nobody was named for."""
    return [_lead(case, seat) for seat in case.seating.leads if not seat.nobody]


def left_by(case: Case, ended: Ended) -> list[Finding]:
    """What stays with a lead that has handed the task over."""
    eve = ended.day - timedelta(days=1)
    return run(_STAYING_RULES, Lead(case, Seat(ended.unit), ended.history, eve, ended.day), case.task.id)


def _lead(case: Case, seat: Seat) -> Lead:
    return Lead(case, seat, case.leads.of(seat.unit)[-1], case.as_of)


def _found(lead: Lead, rules: Iterable[Rule[Lead]]) -> list[Finding]:
    return lead.case.waivers.applied(run(rules, lead, lead.task.id), lead.as_of)


def _about_months(lead: Lead) -> list[Finding]:
    """What there is to say of the run of month ends up to the day on which the lead stood badly."""
    run_of = bad_months(lead)
    findings = run(MONTH_END_RULES, run_of, lead.task.id) if run_of else []
    return lead.case.waivers.applied(findings, lead.as_of)


def _standing(lead: Lead, state: State, findings: list[Finding], duties: list[Finding]) -> Standing:
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
        reasons=_reasons(state, findings),
        since=lead.since,
        returned_on=_unheard_return(lead),
        suspended_on=moment.suspended.day if moment.suspended else None,
        unmet=_unmet([*findings, *(duty for duty in duties if duty.unit == lead.unit)]),
        next_milestone=_next_milestone(lead),
    )


def _rules_about(lead: Lead) -> tuple[LeadRule | DoneRule, ...]:
    """The rules to ask, those that make states first (judgement, points 9, 11 and 28)."""
    if lead.suspended:
        return ()
    if lead.seat.nobody:
        if lead.done:
            return ()
        return _NOBODY_RULES if lead.as_of >= lead.case.issued else _BEFORE_ISSUE_RULES
    if lead.as_of < lead.case.issued:
        return ()
    if lead.done:
        return (*_ALWAYS_RULES, *DONE_RULES)
    return _RUNNING_RULES


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
    speaking = [finding for finding in findings if finding.code[0] in "TO"]
    if len(speaking) > 1:
        speaking.sort(key=lambda f: (f.sets_state is not state, f.code[0] == "O", f.code))
    return tuple([Reason(f.code, f.text, f.sets_state, f.traits, f.figures) for f in speaking])


def _unmet(findings: list[Finding]) -> tuple[str, ...]:
    """What a lead still owes that its plan demands, by code."""
    owed = [finding.code for finding in findings if finding.severity is Severity.ERROR]
    return tuple([code for code in _UNMET if code in owed])


def _unheard_return(lead: Lead) -> date | None:
    """Entries of the day itself are older than the return."""
    heard = lead.returned and lead.last_entry and lead.last_entry > lead.returned
    return None if lead.done or heard else lead.returned


def _next_milestone(lead: Lead) -> NextMilestone | None:
    if lead.done or lead.suspended or lead.seat.nobody:
        return None
    for node in lead.nodes:
        if node.due >= lead.as_of and not lead.reached(node.milestone):
            return NextMilestone(node.milestone.name, node.due, node.milestone.progress)
    return None
