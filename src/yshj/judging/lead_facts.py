"""One lead on one task on one day, as its rules look at it."""

from datetime import date, timedelta
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from yshj.judging.case import Case
from yshj.judging.facts import AS_READ
from yshj.judging.history import History
from yshj.judging.ledger import Figure, entries_until, last_before
from yshj.judging.pace import Forecast, expected, forecast, pace_ends
from yshj.judging.reporting import Owed
from yshj.judging.seats import Seat
from yshj.model.place import Place
from yshj.model.plan import BINDING, Milestone
from yshj.model.report import Entry


class Node(NamedTuple):
    """A milestone that binds the lead."""

    milestone: Milestone
    due: date
    since: date
    """The lead's beginning, for this milestone."""


class Lead:
    """One lead of a case by the end of one day: that of the case, or one before it."""

    def __init__(
        self, case: Case, seat: Seat, history: History, as_of: date, left_on: date | None = None
    ) -> None:
        self.case, self.task, self.seat, self.unit = case, case.task, seat, seat.unit
        self.history, self.as_of = history, as_of
        self.entries = entries_until(history.wrote.entries, as_of)
        """What it wrote, by date."""
        self.left_on = left_on
        """The day on which it handed the task over."""
        self.policy = case.calendars.policy_on(as_of)
        self.known = known = history.on(as_of)
        self.done, self.suspended = known.done_on is not None, known.suspended
        self.returned = known.moment.returned
        """The day of the last return."""
        self.since = history.start.day
        """The day on which it took the task over."""
        resumed = known.moment.resumed
        plain = self.since is None and resumed is None and len(case.roster.seatings) == 1  # most leads
        self.begins = case.start if plain else self._begins(resumed)
        """The lead's beginning (judgement, point 1)."""
        dues = history.dues
        self.due = case.calendars.settle(dues.on(as_of), as_of) if dues else None
        """The effective due day; None for an ongoing task."""

    @property
    def progress(self) -> int | None:
        """Whole percent; a closed lead counts as 100; None without any figure that counts."""
        return self.known.progress

    def _begins(self, resumed: date | None) -> date:
        led_since = self.case.roster.led_since(self.unit, self.as_of)
        return max(day for day in (self.case.start, self.since, resumed, led_since) if day)

    @property
    def incomplete(self) -> bool:
        """Whether the unit, or one that it took over from, has input that could not be read."""
        return self.unit in self.case.unread

    @property
    def last_entry(self) -> date | None:
        """The day of the last entry, whatever it says."""
        entries = self.entries
        return entries[-1].date if entries else None

    @property
    def owner(self) -> str | None:
        """The owner named last."""
        entries = self.entries
        if entries and entries[-1].owner:  # most leads
            return entries[-1].owner
        return next(filter(None, map(_OWNER, reversed(entries))), None)

    @property
    def blocked(self) -> Entry | None:
        """The entry that reported the block still standing."""
        if not self.history.wrote.blocks:  # most leads
            return None
        blocks = entries_until(self.history.wrote.blocks, self.as_of)
        return blocks[-1] if blocks and blocks[-1].blocked else None

    @cached_property
    def named(self) -> tuple[Entry, ...]:
        """The entries whose deliverables, milestones, measures and evidence count, by date."""
        return self.history.named_until(self.as_of)

    def due_on(self, day: date, policy_of: date | None = None) -> date | None:
        """The due day in force on `day`."""
        dues = self.history.dues
        return self.case.calendars.settle(dues.on(day), policy_of or self.as_of) if dues else None

    @property
    def length(self) -> int:
        """Days from issue or later start to the effective due day; 0 for an ongoing task."""
        return (self.due - self.case.start).days if self.due else 0

    @property
    def late(self) -> bool:
        """Done after the day in force on the day of finishing."""
        done_on = self.known.done_on
        due = self.due_on(done_on, done_on) if done_on else None
        return bool(done_on and due and done_on > due)

    @property
    def nodes(self) -> tuple[Node, ...]:
        """The milestones that bind the lead, by their days."""
        return self._nodes_on(self.as_of)

    def _nodes_on(self, day: date) -> tuple[Node, ...]:
        if not self.task.milestones:
            return ()
        found = []
        for milestone, bound in zip(self.task.milestones, self.case.roster.on(self.as_of).bound, strict=True):
            if bound is None or self.unit in bound:
                dues = self.history.milestones.get(milestone.name)
                due = self.case.calendars.settle(dues.on(day) if dues else milestone.due, self.as_of)
                since = max(self.begins, self.history.newly_bound.get(milestone.name, self.begins))
                found.append(Node(milestone, due, since))
        return tuple(sorted(found, key=lambda node: node.due))

    def reached(self, milestone: Milestone) -> bool:
        """Whether the lead has reached `milestone`."""
        enough = milestone.progress is not None and (self.progress or 0) >= milestone.progress
        return self.done or enough or any(milestone.name in entry.reached for entry in self.named)

    def expected_on(self, day: date) -> int | None:
        """The expected progress on `day` by the days in force then; None for an ongoing task."""
        due, task = self.due_on(day), self.task
        if due is None:
            return None
        if task.start and day < task.start:
            return 0
        nodes = self._setting_nodes(day, due) if task.milestones else ()
        return expected(day, self.begins, self.at_begin or 0, due, nodes)

    def _setting_nodes(self, day: date, due: date) -> tuple[Figure, ...]:
        """The milestones that set the line, by the days in force on `day`."""
        return tuple(
            (node.due, node.milestone.progress)
            for node in self._nodes_on(day)
            if node.milestone.progress is not None
            and node.milestone.force in BINDING
            and node.since < node.due <= due
        )

    @property
    def at_begin(self) -> int | None:
        """The figure that stood at the beginning."""
        return last_before(self.known.figures, self.begins)

    @property
    def on_the_way_to_a_node(self) -> bool:
        """Whether the day of some milestone that sets the line has not passed yet."""
        nodes = self._setting_nodes(self.as_of, self.due) if self.task.milestones and self.due else ()
        return bool(nodes) and self.as_of <= nodes[-1][0]

    @property
    def just_returned(self) -> bool:
        """Whether a return is not longer ago than `silent_days`."""
        returned = self.returned
        return returned is not None and (self.as_of - returned).days <= self.policy.silent_days

    @property
    def forecast(self) -> Forecast | None:
        """Where the pace leads; None when done, suspended, ongoing, or with too little to go by."""
        if self.due is None or self.done or self.suspended or self.on_the_way_to_a_node:
            return None
        since = self.as_of - timedelta(days=self.policy.pace_days)
        ends = pace_ends(self.known.figures, self.begins, self.returned, since)
        if ends is None:
            return None
        return forecast(*ends, self.due, self.length, self.as_of, self.policy.forecast_slack)

    @property
    def asked_since(self) -> date:
        """The later of the beginning and the last return."""
        return max(self.begins, self.returned) if self.returned else self.begins

    @property
    def owed(self) -> Owed | None:
        """The last reporting day that the lead owed an entry by, where the plan sets such days."""
        reporting = self.case.reporting
        return reporting.last_owed(self.as_of, self.asked_since) if reporting else None

    @property
    def as_read(self) -> str:
        """What goes before words of absence: of half a ledger they only hold for what was read."""
        return AS_READ if self.incomplete else ""

    def last_place(self) -> Place:
        """The last entry of the lead, or the task in the plan."""
        return self.entries[-1].at.place() if self.entries else self.task_place("lead")

    def task_place(self, key: str = "") -> Place:
        """The task, or its `key`, in the plan."""
        return self.task.at.place(key)


_OWNER = attrgetter("owner")


class BadMonths(NamedTuple):
    """An unbroken run of month ends on which a lead stood badly."""

    lead: Lead
    first: date
    months: int
    latest_overdue: bool
    """Whether the lead was overdue on the last three."""
