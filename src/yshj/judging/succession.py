"""The histories of all leads of one task: an heir begins with its predecessors' end (judgement, point 27)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import chain, groupby
from operator import attrgetter
from typing import NamedTuple

from yshj.judging.dues import DueDays
from yshj.judging.filed import also_for_later_units, filed
from yshj.judging.history import History, Moment, Settle, Standpoint, Start
from yshj.judging.ledger import NOTHING, Figure, Ledger, by_date
from yshj.judging.roster import Takeover, TaskRoster
from yshj.model.books import ResolvedDecision
from yshj.model.plan import Task
from yshj.model.report import Entry

_ONE_DAY = timedelta(days=1)


class Ended(NamedTuple):
    """A lead that handed its task over on the morning of `day`."""

    unit: str
    history: History
    day: date


class Succession:
    """Every history of the task, read up to one day."""

    def __init__(
        self,
        task: Task,
        roster: TaskRoster,
        decisions: Sequence[ResolvedDecision],
        wrote: Mapping[str, Ledger],
        settle: Settle,
        as_of: date,
    ) -> None:
        self._task, self._roster, self._wrote, self._settle = task, roster, wrote, settle
        self._filed = filed(decisions, roster) if decisions else {}
        self._amends = [made for made in decisions if made.decision.kind == "amend"]
        self._histories: dict[str, list[History]] = {}
        self.ended: list[Ended] = []
        for day, takeovers in groupby(roster.takeovers, key=_DAY):
            self._hand_over(day, list(takeovers))
        for seating in roster.seatings:
            for seat in seating.leads:
                self._current(seat.unit)
        for unit in roster.on(as_of).units if self.ended else ():
            self._leading(unit, as_of)
        self.unled = History(Start(self._due_days()), NOTHING, self._amends, settle)
        """What the plan and its amends say, whoever leads."""
        for history in (self.unled, *(made[-1] for made in self._histories.values())):
            history.advance(as_of)

    @property
    def effective(self) -> set[int]:
        """The orders of the decisions that changed something."""
        return self.unled.effective.union(*(history.effective for history in self._every))

    @property
    def ever_suspended(self) -> bool:
        """Whether any lead was suspended at any time."""
        return any(history.ever_suspended for history in self._every)

    @property
    def _every(self) -> Iterator[History]:
        return chain.from_iterable(self._histories.values())

    def of(self, unit: str) -> Sequence[History]:
        """The histories of all that `unit` led here, one after the other; none where it never did."""
        return self._histories.get(unit, ())

    def at(self, unit: str, day: date) -> History | None:
        """The history of the lead that `unit` was on `day`."""
        begun = [h for h in self.of(unit) if (h.start.day or h.start.assigned or date.min) <= day]
        return begun[-1] if begun else None

    def _current(self, unit: str) -> History:
        known = self._histories.get(unit)
        if known is None:
            start = Start(self._due_days(), self._milestones(unit))
            known = self._histories[unit] = [self._begun(unit, start)]
        return known[-1]

    def _leading(self, unit: str, day: date) -> History:
        """That of a lead of `day`; who handed over once, and was assigned since, is another lead."""
        known = self._current(unit)
        if any(ended.history is known for ended in self.ended):
            assigned = self._roster.led_since(unit, day)
            start = Start(self._due_days(), self._milestones(unit), assigned=assigned)
            known = self._begun(unit, start)
            self._histories[unit].append(known)
        return known

    def _begun(self, unit: str, start: Start) -> History:
        wrote, decisions = self._wrote.get(unit, NOTHING), self._reaching(unit, start)
        return History(start, wrote, decisions, self._settle)

    def _due_days(self) -> DueDays | None:
        return DueDays(self._task.due) if self._task.due else None

    def _milestones(self, unit: str) -> dict[str, DueDays]:
        return {
            milestone.name: DueDays(milestone.due)
            for index, milestone in enumerate(self._task.milestones)
            if not milestone.units or any(unit in (s.bound[index] or ()) for s in self._roster.seatings)
        }

    def _reaching(self, unit: str, start: Start) -> Sequence[ResolvedDecision]:
        """The decisions that reach `unit` from its `start` on; an amend is for all leads, of whatever day."""
        if not self._filed and not self._amends:  # of most tasks none
            return ()
        since, reaching = start.day or date.min, self._filed.get(unit, ())
        if start.assigned:  # what reached it as it led before was handed over
            reaching = [
                one
                for one in reaching
                if one.day >= start.assigned or unit not in one.reached or also_for_later_units(one)
            ]
        return sorted([one for one in (*reaching, *self._amends) if one.day >= since], key=_BY_DAY)

    def _hand_over(self, day: date, takeovers: list[Takeover]) -> None:
        before, eve = self._roster.on(day - _ONE_DAY), day - _ONE_DAY
        old = {name: self._leading(name, eve) for t in takeovers for name in t.heir_of}
        old |= {t.unit: self._leading(t.unit, eve) for t in takeovers if t.unit in before.units}
        for history in old.values():
            history.advance(eve)
        for takeover in takeovers:
            heir_of = [old[name] for name in takeover.heir_of]
            own = old.get(takeover.unit) if takeover.unit in before.units else None
            if own and _keeps_its_own(own, heir_of, eve):
                self._add(own, heir_of, takeover)
            else:
                self.ended += [Ended(takeover.unit, own, day)] if own else []
                self._begin_anew(heir_of, takeover)
        self.ended += [Ended(name, old[name], day) for name in dict.fromkeys(_names(takeovers))]

    def _add(self, own: History, heir_of: list[History], takeover: Takeover) -> None:
        """Who leads already keeps its own; what the others named counts for it as well."""
        day, eve = takeover.day, takeover.day - _ONE_DAY
        for one in heir_of:
            own.named.append((day, one.named_until(eve)))
        then, now = self._roster.on(eve).bound, self._roster.on(day).bound
        for milestone, bound, binds in zip(self._task.milestones, then, now, strict=True):
            if bound is not None and takeover.unit not in bound and takeover.unit in (binds or ()):
                own.newly_bound[milestone.name] = day
                theirs = (one.milestones.get(milestone.name) for one in heir_of)
                dues = next(filter(None, theirs), None) or DueDays(milestone.due)
                own.milestones[milestone.name] = dues.copy()

    def _begin_anew(self, heir_of: list[History], takeover: Takeover) -> None:
        day, unit = takeover.day, takeover.unit
        if any(unit in seating.units for seating in self._roster.seatings if seating.first < day):
            self._current(unit).advance(day - _ONE_DAY)  # led once, and no more
        self._histories.setdefault(unit, []).append(self._begun(unit, handed_over(heir_of, day)))


def _keeps_its_own(own: History, heir_of: Sequence[History], eve: date) -> bool:
    """Whether a lead goes on as it was: neither done nor suspended where a predecessor was not."""
    then = own.on(eve)
    ends = (one.on(eve) for one in heir_of)
    return then.running or all(not end.running and end.suspended == then.suspended for end in ends)


def handed_over(heir_of: Sequence[History], day: date) -> Start:
    """With what the heir of these leads begins on the morning of `day`."""
    eve = day - _ONE_DAY
    ends = [one.on(eve) for one in heir_of]
    moments = [end.moment for end in ends]
    returned = max((m.returned for m in moments if m.returned), default=None)
    done = [end.done_on for end in ends if end.done_on]
    if len(done) == len(ends):
        chosen = max(range(len(ends)), key=lambda index: done[index])
        figures = _claim(ends, done[chosen])
        closed = all(moment.closing for moment in moments)
        moment = Moment(date.min, returned=returned)
        if closed:
            moment = moment._replace(closing=moments[chosen].closing, done_on=done[chosen])
    else:
        open_ = [index for index in range(len(ends)) if ends[index].done_on is None]
        chosen = min(open_, key=lambda index: _in_force(heir_of[index], eve))
        lowest = _lowest([end.progress for end in ends])
        figures = ((eve, lowest),) if lowest is not None else ()
        suspended = moments[chosen].suspended if all(end.suspended for end in ends) else None
        moment = Moment(date.min, suspended=suspended, returned=returned)
    from_ = heir_of[chosen]
    return Start(
        dues=from_.dues.copy() if from_.dues else None,
        milestones={name: dues.copy() for name, dues in from_.milestones.items()},
        day=day,
        figures=figures,
        moment=moment,
        entries=_together(heir_of, eve),
        supervisions=tuple(s for one in heir_of for s in (*one.start.supervisions, *one.supervisions)),
    )


def _claim(ends: Sequence[Standpoint], done_on: date) -> tuple[Figure, ...]:
    """A claim handed over, and below it the figure that holds again should it be returned."""
    below = _lowest([_below(end.figures) for end in ends])
    return (*(((done_on, below),) if below is not None else ()), (done_on, 100))


def _below(figures: Sequence[Figure]) -> int | None:
    return next((value for _, value in reversed(figures) if value < 100), None)


def _lowest(values: Sequence[int | None]) -> int | None:
    """The lowest; nothing counts as lower than any."""
    return None if None in values else min(value for value in values if value is not None)


def _in_force(history: History, day: date) -> date:
    return history.dues.on(day) if history.dues else date.max


def _together(heir_of: Sequence[History], eve: date) -> tuple[Entry, ...]:
    entries = {id(entry): entry for one in heir_of for entry in one.named_until(eve)}
    return by_date(entries.values())


def _names(takeovers: Iterable[Takeover]) -> Iterable[str]:
    return (name for takeover in takeovers for name in takeover.heir_of)


_DAY, _BY_DAY = attrgetter("day"), attrgetter("day", "order")
