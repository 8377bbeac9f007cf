"""One lead judged on one day: what is known of it, its state, its findings."""

from datetime import date
from typing import NamedTuple

from yshj.judging.engine import OTHER_LEAD_RULES, STATE_RULES, run
from yshj.judging.facts import Lead, MonthEnd
from yshj.judging.pace import forecast
from yshj.judging.periods import month_ends
from yshj.judging.rule import LeadRule
from yshj.judging.seats import Seat, members, seat_on
from yshj.judging.timeline import Known, know
from yshj.judging.workdays import next_workday
from yshj.model.books import Books, Ruling
from yshj.model.finding import Finding
from yshj.model.plan import Task
from yshj.model.policy import Terms
from yshj.model.standing import Reason, Standing, State

_MAKES = {rule.code: rule.makes for rule in STATE_RULES if rule.makes}
_SEVERAL_MONTHS = 3


class Judged(NamedTuple):
    """A lead's standing, and the findings about it."""

    standing: Standing
    findings: tuple[Finding, ...]


def judge_lead(books: Books, task: Task, seat: Seat, as_of: date, terms: Terms) -> Judged:
    """The standing of one lead as of a day, by what is dated on or before it."""
    lead = _facts(books, task, seat, as_of, terms)
    made = _run(STATE_RULES, lead)
    state = _state(made, lead.known)
    lead = lead._replace(month_ends=_month_ends(books, task, seat, as_of, terms))
    findings = (*made, *_run(OTHER_LEAD_RULES, lead))
    return Judged(_standing(books, lead, state, findings), findings)


def reached(books: Books, task: Task, ruling: Ruling, as_of: date) -> frozenset[str] | None:
    """The units that a decision is about; None for all leads of the task."""
    if ruling.target is None:
        return None
    return frozenset({ruling.target, *members(books, task, [ruling.target], as_of)})


def rulings_on(books: Books, task: Task, unit: str, as_of: date) -> list[Ruling]:
    """The decisions on `task` that reach the lead `unit`, by date."""
    made = []
    for ruling in books.rulings.get(task.id, ()):
        units = reached(books, task, ruling, as_of)
        if units is None or unit in units:
            made.append(ruling)
    return made


def _facts(books: Books, task: Task, seat: Seat, as_of: date, terms: Terms) -> Lead:
    def settle(day: date) -> date:
        if terms.policy.due_on_rest_day == "same":
            return day
        return next_workday(day, terms.calendar)

    posts = () if seat.nobody else books.ledgers.get((seat.unit, task.id), ())
    rulings = rulings_on(books, task, seat.unit, as_of)
    known = know(posts, rulings, task.due, as_of, settle)
    coming = None
    if known.effective_due and not known.done:
        coming = forecast(
            known.figures,
            books.plan.issued,
            known.effective_due,
            as_of,
            days=terms.policy.pace_days,
            slack=terms.policy.forecast_slack,
        )
    return Lead(
        task=task,
        plan_file=books.plan_file,
        seat=seat,
        known=known,
        issued=books.plan.issued,
        as_of=as_of,
        policy=terms.policy,
        forecast=coming,
    )


def _run(rules: tuple[LeadRule, ...], lead: Lead) -> tuple[Finding, ...]:
    fitting = (rule for rule in rules if rule.for_nobody or not lead.seat.nobody)
    return tuple(run(fitting, lead, lead.task.id))


def _state(made: tuple[Finding, ...], known: Known) -> State:
    if known.done:
        return State.DONE
    return min((_MAKES[f.code] for f in made), key=lambda s: s.rank, default=State.ON_TRACK)


def _month_ends(books: Books, task: Task, seat: Seat, as_of: date, terms: Terms) -> tuple[MonthEnd, ...]:
    """How the lead stood at the last month ends, latest first, as long as it stood badly."""
    ends = []
    for day in month_ends(as_of, _SEVERAL_MONTHS):
        then = seat_on(books, task, seat, day)
        if then is None or then.nobody:
            break
        lead = _facts(books, task, then, day, terms)
        made = _run(STATE_RULES, lead)
        state = _state(made, lead.known)
        warned = state is State.AT_RISK and any(
            finding.code != "T02" and _MAKES[finding.code] is State.AT_RISK for finding in made
        )
        if not (warned or state is State.OVERDUE):
            break
        ends.append(MonthEnd(day, state, warned))
    return tuple(ends)


def _standing(books: Books, lead: Lead, state: State, findings: tuple[Finding, ...]) -> Standing:
    known, unit = lead.known, lead.seat.unit
    return Standing(
        task=lead.task.id,
        unit=unit,
        state=state,
        progress=known.progress,
        expected=lead.expected_on(lead.as_of),
        owner=known.owner,
        last_entry=known.last_entry,
        done_on=known.done_on,
        closed_on=known.closing.day if known.closing else None,
        late=bool(known.done_on and lead.due and known.done_on > lead.due),
        incomplete=unit in books.unread_units,
        effective_due=lead.due,
        forecast=lead.forecast.day if lead.forecast else None,
        reasons=_reasons(state, findings),
    )


def _reasons(state: State, findings: tuple[Finding, ...]) -> tuple[Reason, ...]:
    """All T and O findings: those that make the state first, then time before ownership."""
    families = "TO"
    speaking = [finding for finding in findings if finding.code[0] in families]
    speaking.sort(key=lambda f: (_MAKES.get(f.code) is not state, families.index(f.code[0]), f.code))
    return tuple(Reason(finding.code, finding.text) for finding in speaking)
