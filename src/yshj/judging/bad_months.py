"""Month ends on which a lead stood badly: the same rules asked of earlier days (judgement, point 6)."""

from collections.abc import Callable, Iterator, Set
from datetime import date
from operator import attrgetter

from yshj.judging.engine import LEAD_RULES
from yshj.judging.lead_facts import BadMonths, Lead
from yshj.model.standing import State, Trait

_RULES = tuple(rule for rule in LEAD_RULES if rule.sets_state and Trait.REMINDER not in rule.traits)
_GRAVE = 3

Question = tuple[Callable[[Lead], object], State | None]
"""What tells whether a rule speaks of a lead, and the state that this makes."""


def _questions(*, overdue: bool) -> list[Question]:
    """O before T: what costs least to ask goes first."""
    rules = [rule for rule in _RULES if (rule.sets_state is State.OVERDUE) is overdue]
    return [(rule.holds or rule.puts, rule.sets_state) for rule in sorted(rules, key=attrgetter("code"))]


_OVERDUE, _LESSER = _questions(overdue=True), _questions(overdue=False)


def bad_months(lead: Lead) -> BadMonths | None:
    """The run of month ends up to the day of `lead`, of which the state counts; None without any."""
    ends = list(_bad_ends(lead))
    if not ends:
        return None
    latest = [state for _, state in ends[:_GRAVE]]
    return BadMonths(lead, ends[-1][0], len(ends), latest == [State.OVERDUE] * _GRAVE)


def _bad_ends(lead: Lead) -> Iterator[tuple[date, State]]:
    """The month ends, latest first, on which its state counted: up to the first on which none did."""
    case, lesser = lead.case, [*_LESSER]
    since = lead.since or lead.history.start.assigned or date.min
    always = len(case.roster.seatings) == 1
    for day in case.calendars.month_ends:
        if day < since or not (always or lead.unit in case.roster.on(day).units):
            return
        earlier = Lead(case, lead.seat, lead.history, day)
        if earlier.done or earlier.suspended:
            return
        waived = case.waivers.codes(lead.unit, day)
        state = _stood_unwaived(earlier, waived) if waived else _stood(earlier, lesser)
        if state is None:
            return
        yield day, state


def _stood(lead: Lead, lesser: list[Question]) -> State | None:
    """The state at a month end, where that counts; which one of those that are no overdue, nobody asks.

    The first rule that speaks will do. Of `lesser` it moves to the front, for it is likely to have spoken a
    month before as well.
    """
    for holds, state in _OVERDUE:
        if holds(lead):
            return state
    for index, (holds, state) in enumerate(lesser):
        if holds(lead):
            if index:
                lesser.insert(0, lesser.pop(index))
            return state
    return None


def _stood_unwaived(lead: Lead, waived: Set[str]) -> State | None:
    """The state at a month end, where a rule that makes it is of none of the codes `waived`."""
    speaking = [rule for rule in _RULES if rule.puts(lead)]
    worst = min((rule.sets_state for rule in speaking), key=attrgetter("rank"), default=None)
    counts = any(rule.sets_state is worst and rule.code not in waived for rule in speaking)
    return worst if counts else None
