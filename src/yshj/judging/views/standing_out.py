"""Who of a task's leads stands out, and how many the others are."""

from collections import Counter
from collections.abc import Collection
from typing import NamedTuple

from yshj.judging.views.short import short, shown
from yshj.model.assessment import TaskStanding
from yshj.model.standing import NextMilestone, Standing, State

_MOST_NAMED = 2
_ONLY_NEAR = (short("T02"),)


class Named(NamedTuple):
    """A lead that stands out, with what is to be said of it in few words."""

    lead: Standing
    reasons: tuple[str, ...]


class Others(NamedTuple):
    """How many leads not named are alike."""

    state: State
    only_near: bool
    """At risk for no other reason than that the deadline is near."""
    number: int
    owing: int
    """How many of them are done and still owe something."""


class StandingOut(NamedTuple):
    """A task's leads as a row has room for them."""

    leads: tuple[Standing, ...]
    """All of whom this is said."""
    named: tuple[Named, ...]
    others: tuple[Others, ...]
    next_milestone: NextMilestone | None

    @property
    def among_others(self) -> bool:
        """Whether some that are not named stand as those that are."""
        return bool(self.named) and self.named[0].lead.state in {one.state for one in self.others}

    @property
    def codes(self) -> tuple[str, ...]:
        """Of all reasons, and of what is still owed."""
        told = {code for lead in self.leads for code in lead.unmet}
        told.update([reason.code for lead in self.leads for reason in lead.reasons])
        return tuple(sorted(told, key=lambda code: ("TOE".index(code[0]), code)))


def standing_out(task: TaskStanding, units: tuple[str, ...] = ()) -> StandingOut:
    """Of the leads (those of `units`, where any of them leads) the worst two by name; the others counted.

    Worst: in the worst state, with more to say than that the deadline is near, then with most to say, then
    with the lowest figure. Two leads that are well are both named.
    """
    leads = [lead for lead in task.leads if lead.unit in units] or list(task.leads)
    said = [Named(lead, reasons_in_short(task, lead)) for lead in leads]
    state = min((lead.state for lead in leads), key=lambda state: state.rank, default=None)
    worst = sorted(
        (one for one in said if one.lead.state is state and (len(leads) == 1 or _tells(one))), key=_how_bad
    )
    named = tuple(worst[:_MOST_NAMED])
    if not named and len(leads) <= _MOST_NAMED and {one.lead.state for one in said} == {state}:
        named = tuple(said)
    rest = [one for one in said if one not in named]
    return StandingOut(tuple(leads), named, _others(rest), _next_milestone(leads))


def only_near(reasons: tuple[str, ...]) -> bool:
    """Whether nothing is said but that the deadline is near."""
    return reasons == _ONLY_NEAR


def reasons_in_short(
    task: TaskStanding, lead: Standing, but: Collection[str] = (), *, everything: bool = False
) -> tuple[str, ...]:
    """As `shown`, and what the day is that has passed, where it is not the plan's own."""
    said = shown(task, lead, but=but, everything=everything)
    notes = [reason.figures.note for reason in lead.reasons if reason.code == "T01" and reason.figures.note]
    return (*[f"{note}的时限" if note.endswith("后") else note for note in notes], *said) if notes else said


def _tells(one: Named) -> bool:
    if one.lead.state in (State.OVERDUE, State.UNOWNED):
        return True
    return one.lead.incomplete or one.reasons not in ((), _ONLY_NEAR)


def _how_bad(one: Named) -> tuple[int, int]:
    return (-len(one.reasons), one.lead.progress or 0)


def _others(rest: list[Named]) -> tuple[Others, ...]:
    if not rest:  # of most tasks
        return ()
    counted = Counter((one.lead.state, only_near(one.reasons)) for one in rest)
    owing = sum(one.lead.state is State.DONE and bool(one.lead.unmet) for one in rest)
    alike = sorted(counted, key=lambda key: (key[0].rank, key[1]))
    return tuple(
        [
            Others(state, near, counted[state, near], owing if state is State.DONE else 0)
            for state, near in alike
        ]
    )


def _next_milestone(leads: list[Standing]) -> NextMilestone | None:
    coming = [lead.next_milestone for lead in leads if lead.next_milestone]
    return min(coming, key=lambda milestone: milestone.due, default=None)
