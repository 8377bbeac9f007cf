"""Who stands where on each task, from which day on: assignments and handovers applied.

Judgement, points 10, 11 and 27. It is worked out once for a book; a day is a filter.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from yshj.judging.seats import Lists, Place, Seating, lists_of, place_of
from yshj.model.books import ResolvedDecision
from yshj.model.names import Names
from yshj.model.plan import Plan, Task

ByTask = Mapping[str, Sequence[ResolvedDecision]]
Everyone = Callable[[date], tuple[str, ...]]


class Takeover(NamedTuple):
    """On the morning of `day` the lead `unit` takes over from the leads `heir_of`."""

    day: date
    unit: str
    heir_of: tuple[str, ...]


class Handover(NamedTuple):
    """From the morning of `day` on `heir` stands where `unit` stood, as whatever that was."""

    day: date
    unit: str
    heir: str


class TaskRoster(NamedTuple):
    """One task: its seatings by their first day, and who handed over to whom."""

    seatings: tuple[Seating, ...]
    takeovers: tuple[Takeover, ...] = ()
    handovers: tuple[Handover, ...] = ()
    redirected: tuple[Handover, ...] = ()
    """What `unit` writes from that day on counts as written by `heir`."""
    idle: tuple[int, ...] = ()
    """The orders of assigns and transfers that changed nothing."""

    def on(self, day: date) -> Seating:
        """Who stands where by the end of `day`."""
        if len(self.seatings) == 1:  # most tasks
            return self.seatings[0]
        return self.seatings[bisect_right(self.seatings, day, key=_FIRST) - 1]

    def led_since(self, unit: str, day: date) -> date:
        """The first day since which `unit` leads up to `day` without a break; of all days by the plan."""
        since = day
        for seating in reversed(self.seatings):
            if seating.first <= day:
                if unit not in seating.rows:
                    break
                since = seating.first
        return since

    def gone_since(self, unit: str) -> date | None:
        """From which day on `unit` neither leads, supports nor has recurring work; None: it does by now."""
        gone: date | None = None
        for seating in reversed(self.seatings):
            if seating.has(unit):
                break
            gone = seating.first
        handed_over = any(moved.unit == unit and moved.day == gone for moved in self.handovers)
        return gone if handed_over or gone in (None, date.min) else gone + _ONE_DAY

    def author(self, unit: str, day: date) -> str:
        """Whose entry it is that `unit` wrote on `day`: its last handover by then decides."""
        handed = {moved.unit: moved for moved in self.handovers if moved.day <= day}
        for _ in handed:
            if unit not in handed or handed[unit] not in self.redirected or self.on(day).has(unit):
                break
            unit = handed[unit].heir
        return unit

    def in_place_of(self, unit: str, day: date) -> tuple[str, ...]:
        """The leads that stand on `day` where `unit` stood: itself, or whoever took over from it."""
        units = self.on(day).units
        if unit in units:
            return (unit,)
        heirs = {unit}
        for takeover in self.takeovers:
            if takeover.day <= day and heirs & {*takeover.heir_of}:
                heirs.add(takeover.unit)
        return tuple([seat.unit for seat in self.on(day).leads if seat.unit in heirs])

    def heirs(self, unit: str, day: date) -> set[str]:
        """Every unit that took over from `unit` by `day`, directly or from one that did."""
        if not self.handovers:
            return set()
        heirs = {unit}
        for moved in self.handovers:
            if moved.day <= day and moved.unit in heirs:
                heirs.add(moved.heir)
        return heirs - {unit}

    def before(self, unit: str, day: date) -> dict[str, date]:
        """Whoever stood earlier where `unit` stands on `day` → the day on which that ended."""
        found: dict[str, date] = {}
        wanted = {unit}
        for moved in reversed(self.handovers):
            if moved.heir in wanted and moved.day <= day and moved.unit != unit:
                found.setdefault(moved.unit, moved.day)
                wanted.add(moved.unit)
        return found


class Roster:
    """Who stands where on every task, by the decisions given.

    `who` turns a unit's name in the plan into the one under which it stands (renames); `everywhere` are
    the decisions that name no task.
    """

    def __init__(
        self,
        plan: Plan,
        names: Names,
        decisions: ByTask,
        everywhere: Sequence[ResolvedDecision] = (),
        who: Callable[[str], str] = str,
    ) -> None:
        self._plan, self._names, self._who = plan, names, who
        self._places: dict[str, Place] = {}
        self._everywhere = _moves(everywhere)
        self._moves = {task: moves for task, made in decisions.items() if (moves := _moves(made))}
        self._known: dict[str, TaskRoster] = {}

    def task(self, task: Task) -> TaskRoster:
        """Who stands where on `task`."""
        known = self._known.get(task.id)
        if known is None:
            known = self._known[task.id] = self._worked_out(task, self._all_leads_on)
        return known

    def _worked_out(self, task: Task, everyone: Everyone) -> TaskRoster:
        lists = lists_of(task, self._place)
        if any(place.every_lead for place in lists.places):
            days = {move.day for moves in self._moves.values() for move in moves}
        else:
            days, everyone = set(), _nobody
        moves = self._moves.get(task.id, [])
        if self._everywhere:
            moves = sorted([*moves, *self._everywhere], key=lambda move: (move.day, move.order))
        if not moves and not days:
            return TaskRoster((lists.seating(date.min, everyone(date.min)),))
        return _Sequel(lists, everyone).told({*days, *(move.day for move in moves)}, moves)

    def _place(self, name: str) -> Place:
        place = self._places.get(name)
        if place is None:
            place = self._places[name] = place_of(name, self._names, self._who)
        return place

    def _all_leads_on(self, day: date) -> tuple[str, ...]:
        """Every unit that leads any task on `day` other than as one of all leads."""
        rows = (seat for roster in self._direct for seat in roster.on(day).leads if not seat.nobody)
        return tuple(dict.fromkeys(seat.unit for seat in rows))

    @cached_property
    def _direct(self) -> tuple[TaskRoster, ...]:
        return tuple(self._worked_out(task, _nobody) for task in self._plan.tasks)


class _Sequel:
    """What assigns and handovers make of the lists of one task, day by day."""

    def __init__(self, lists: Lists, everyone: Everyone) -> None:
        self._lists, self._everyone = lists, everyone
        self._seatings = [self._seated(date.min)]
        self._takeovers: list[Takeover] = []
        self._handovers: list[Handover] = []
        self._redirected: list[Handover] = []
        self._idle: list[int] = []

    def told(self, days: Iterable[date], moves: Sequence[ResolvedDecision]) -> TaskRoster:
        """Day after day: handovers in the morning, assigns in the evening."""
        by_day: dict[date, list[ResolvedDecision]] = {day: [] for day in sorted(days)}
        for move in moves:
            by_day[move.day].append(move)
        for day, made in by_day.items():
            self._morning(day, [move for move in made if move.decision.kind == "transfer"])
            for move in made:
                if move.decision.kind == "assign":
                    self._assign(move)
            self._seatings.append(self._seated(day))
        return TaskRoster(
            tuple(self._seatings),
            tuple(self._takeovers),
            tuple(self._handovers),
            tuple(self._redirected),
            tuple(self._idle),
        )

    def _seated(self, day: date) -> Seating:
        return self._lists.seating(day, self._everyone(day))

    def _morning(self, day: date, transfers: Sequence[ResolvedDecision]) -> None:
        before = self._seatings[-1]
        received: dict[str, list[str]] = {}
        for transfer in transfers:
            source, heirs = transfer.source or "", transfer.units
            seated = self._seated(day)
            if not seated.has(source) and not any(source in (units or ()) for units in seated.bound):
                self._idle.append(transfer.order)
                continue
            sources = [source] if source in before.units else []
            sources += received.pop(source, [])
            for heir in heirs:
                received.setdefault(heir, []).extend(sources)
            self._lists = self._lists.handed_over(source, heirs)
            moved = [Handover(day, source, heir) for heir in heirs]
            self._handovers += moved
            if transfer.decision.task is None and len(heirs) == 1 and heirs[0] not in before.units:
                self._redirected += moved
        morning = self._seated(day).units if received else frozenset()
        self._takeovers += [
            Takeover(day, heir, tuple(dict.fromkeys(sources)))
            for heir, sources in received.items()
            if sources and heir in morning
        ]

    def _assign(self, move: ResolvedDecision) -> None:
        places = [place for place in self._lists.places if place.name == move.target]
        if all(place.opened and place.units == move.units for place in places):
            self._idle.append(move.order)
        self._lists = self._lists.assigned(move.target, move.units)


def _moves(decisions: Sequence[ResolvedDecision]) -> list[ResolvedDecision]:
    return [made for made in decisions if made.decision.kind in ("assign", "transfer")]


def _nobody(day: date) -> tuple[str, ...]:
    return ()


_FIRST = attrgetter("first")
_ONE_DAY = timedelta(days=1)
