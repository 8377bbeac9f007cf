"""One lead from its beginning: one sweep over its figures and the decisions that reach it.

Judgement, points 2, 5, 7, 8, 27 and 28. `on(day)` is the only way to what was known of it by a day.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import takewhile
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from yshj.judging.dues import DueDays, Extension
from yshj.judging.ledger import Figure, Ledger, by_date, entries_until
from yshj.model.books import ResolvedDecision
from yshj.model.report import Entry

Settle = Callable[[date, date], date]
"""(a due day, the day of which the policy holds) → the day that it means, where it may be a rest day."""


class Moment(NamedTuple):
    """What decisions have made of a lead, from the end of `day` on."""

    day: date
    closing: ResolvedDecision | None = None
    done_on: date | None = None
    """Of a closed lead; of others their figures tell."""
    suspended: ResolvedDecision | None = None
    struck: date | None = None
    """A 100 reported up to this day does not count."""
    returned: date | None = None
    resumed: date | None = None


class Standpoint:
    """What is known of a lead by the end of a day."""

    __slots__ = ("done_on", "figures", "moment", "suspended")

    def __init__(self, moment: Moment, figures: tuple[Figure, ...], done_on: date | None) -> None:
        self.moment = moment
        self.figures = figures
        """Those that count: no 100 that a return struck or that was reported while suspended."""
        self.done_on = done_on
        self.suspended = moment.suspended is not None
        """Suspended and not resumed since."""

    @property
    def running(self) -> bool:
        """Neither done nor suspended."""
        return self.done_on is None and not self.suspended

    @property
    def progress(self) -> int | None:
        """Whole percent; a closed lead counts as 100; None without any figure that counts."""
        if self.moment.closing:
            return 100
        return self.figures[-1][1] if self.figures else None


class Start(NamedTuple):
    """With what a lead begins: nothing, or what it took over."""

    dues: DueDays | None
    milestones: Mapping[str, DueDays] = {}
    day: date | None = None
    """The day of the handover."""
    assigned: date | None = None
    """The day of the assign, where the unit had handed over before."""
    figures: tuple[Figure, ...] = ()
    moment: Moment = Moment(date.min)
    entries: tuple[Entry, ...] = ()
    """What was named before: deliverables, milestones, measures, evidence."""
    supervisions: tuple[ResolvedDecision, ...] = ()


class History:
    """One lead; `advance` reads on, `on` looks back."""

    def __init__(self, start: Start, wrote: Ledger, decisions: Sequence[ResolvedDecision], settle: Settle):
        self.start = start
        self.wrote = wrote.since(start.day) if start.day else wrote
        self.dues = start.dues
        self.milestones = {**start.milestones}
        self.late: list[Extension] = []
        self.supervisions: list[ResolvedDecision] = []
        self.named = [(date.min, start.entries)] if start.entries else []
        """Entries of others that count from a day on for what they name."""
        self.newly_bound: dict[str, date] = {}
        self.effective: set[int] = set()
        """The orders of the decisions that changed something."""
        self._figures = (*start.figures, *self.wrote.figures)
        self._moments = [start.moment]
        self._decisions, self._next = decisions, 0
        self._settle = settle

    def advance(self, day: date) -> None:
        """Takes in every decision dated on or before `day`."""
        while self._next < len(self._decisions) and self._decisions[self._next].day <= day:
            resolved = self._decisions[self._next]
            self._next += 1
            if _APPLY[resolved.decision.kind](self, resolved):
                self.effective.add(resolved.order)

    def moment_on(self, day: date) -> Moment:
        """What decisions have made of the lead by the end of `day`."""
        moment = self._moments[-1]
        if moment.day <= day:  # most leads, most days
            return moment
        return self._moments[bisect_right(self._moments, day, key=_DAY) - 1]

    def on(self, day: date) -> Standpoint:
        """What is known by the end of `day`, of what has been taken in."""
        return self._seen(self.moment_on(day), day)

    def _seen(self, moment: Moment, day: date) -> Standpoint:
        figures = self._figures
        if figures and figures[-1][0] > day:
            figures = figures[: bisect_right(figures, day, key=_WHEN)]
        struck, suspended = moment.struck, moment.suspended
        if struck or suspended:
            since = suspended.day if suspended else date.max
            figures = tuple(self._counting(figures, struck or date.min, since))
        done_on = moment.done_on
        if figures and figures[-1][1] == 100 and not suspended and not moment.closing:
            done_on = _first_of_run(figures)
        return Standpoint(moment, figures, done_on)

    def _counting(self, figures: Iterable[Figure], struck: date, since: date) -> Iterator[Figure]:
        """Without a 100 up to `struck` or after `since`: what the day said before it holds again."""
        for when, value in figures:
            if value < 100 or struck < when <= since:
                yield when, value
            elif when in self.wrote.below:
                yield when, self.wrote.below[when]

    @property
    def ever_suspended(self) -> bool:
        """Whether it was suspended at any time."""
        return any(moment.suspended for moment in self._moments)

    def named_until(self, day: date) -> tuple[Entry, ...]:
        """By date: the entries whose deliverables, milestones, measures and evidence count by `day`."""
        own = entries_until(self.wrote.entries, day)
        others = [entries for since, entries in self.named if since <= day]
        if not others:
            return own
        kept = {id(entry): entry for entries in (*others, own) for entry in entries}
        return by_date(kept.values())

    def _mark(self, day: date, **changes: Any) -> bool:
        moment = self._moments[-1]._replace(day=day, **changes)
        if self._moments[-1].day == day and len(self._moments) > 1:
            self._moments[-1] = moment
        else:
            self._moments.append(moment)
        return True

    def _amend(self, resolved: ResolvedDecision) -> bool:
        due = resolved.decision.due
        return bool(self.dues and due and self.dues.amend(resolved.day, due))

    def _extend(self, resolved: ResolvedDecision) -> bool:
        decision = resolved.decision
        dues = self.milestones.get(decision.milestone) if decision.milestone else self.dues
        until = decision.until
        if dues is None or until is None:
            return False
        if not decision.milestone:
            until = max(until, dues.base)
        applied = decision.applied or resolved.day
        changed, late = dues.extend(resolved, until, self._settle(dues.on(applied), applied))
        if late:
            self.late.append(late._replace(milestone=decision.milestone))
        return changed

    def _close(self, resolved: ResolvedDecision) -> bool:
        moment = self._moments[-1]
        if moment.closing:
            return False
        claimed = self._seen(moment._replace(suspended=None), resolved.day).done_on
        return self._mark(resolved.day, suspended=None, closing=resolved, done_on=claimed or resolved.day)

    def _return(self, resolved: ResolvedDecision) -> bool:
        if self.on(resolved.day).done_on is None:
            return False
        if self.dues and resolved.decision.until:
            self.dues.put_off(resolved.day, resolved.decision.until)
        day = resolved.day
        return self._mark(day, closing=None, done_on=None, struck=day, returned=day)

    def _suspend(self, resolved: ResolvedDecision) -> bool:
        return self.on(resolved.day).running and self._mark(resolved.day, suspended=resolved)

    def _resume(self, resolved: ResolvedDecision) -> bool:
        if not self._moments[-1].suspended:
            return False
        return self._mark(resolved.day, suspended=None, resumed=resolved.day)

    def _supervise(self, resolved: ResolvedDecision) -> bool:
        self.supervisions.append(resolved)
        return True


def _first_of_run(figures: Sequence[Figure]) -> date:
    """The first day of the unbroken run of 100 with which `figures` end."""
    run = takewhile(lambda figure: figure[1] == 100, reversed(figures))
    return min(day for day, _ in run)


def _none(history: History, resolved: ResolvedDecision) -> bool:
    return True


_APPLY: Mapping[str, Callable[[History, ResolvedDecision], bool]] = {
    "amend": History._amend,
    "extend": History._extend,
    "close": History._close,
    "return": History._return,
    "suspend": History._suspend,
    "resume": History._resume,
    "supervise": History._supervise,
    "assign": _none,
    "transfer": _none,
    "waive": _none,
}
_DAY, _WHEN = attrgetter("day"), itemgetter(0)
