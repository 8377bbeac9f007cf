"""The dated list of a lead's due days, or of one of its milestone's (judgement, points 2 and 24)."""

from bisect import bisect_right
from datetime import date
from typing import NamedTuple

from yshj.model.books import ResolvedDecision


class Extension(NamedTuple):
    """A granted extension that puts a day off: the day in force when it was applied for, and the new one."""

    resolved: ResolvedDecision
    due_before: date
    due: date
    milestone: str | None = None

    @property
    def applied_on(self) -> date:
        """The day of the application; without one, that of the decision."""
        return self.resolved.decision.applied or self.resolved.day


class DueDays:
    """Which due day is in force from which day on. The last decided wins.

    What was decided earlier and counts from the same day or later can never win again, so it is dropped:
    the list stays sorted, and each decision costs its share once.
    """

    __slots__ = ("_days", "_from", "base")

    def __init__(self, base: date) -> None:
        self.base = base
        """The day that the plan or the last `amend` names."""
        self._from = [date.min]
        self._days = [base]

    def copy(self) -> "DueDays":
        """A list that goes its own way from here."""
        twin = DueDays(self.base)
        twin._from, twin._days = [*self._from], [*self._days]
        return twin

    def on(self, day: date) -> date:
        """The due day in force on `day`."""
        return self._days[bisect_right(self._from, day) - 1]

    @property
    def last(self) -> date:
        """The due day by all that was decided."""
        return self._days[-1]

    def amend(self, day: date, due: date) -> bool:
        """A later document names another day; whether that changes the base due."""
        later, changed = due > self.base, due != self.base
        self.base = due
        self._set(day, max(due, self.last) if later else due)
        return changed

    def extend(self, resolved: ResolvedDecision, until: date, settled: date) -> tuple[bool, Extension | None]:
        """Whether `until` changes the day in force, and the extension where it was applied for too late.

        `settled` is the day in force on the day of the application, moved off a rest day where that holds.
        """
        before = self.last
        if until <= before:
            self._set(resolved.day, until)
            return self.last != before, None
        applied = resolved.decision.applied or resolved.day
        late = applied > settled
        self._put(resolved.day if late else min(applied, resolved.day), until)
        return True, Extension(resolved, settled, until) if late else None

    def put_off(self, day: date, until: date) -> None:
        """From `day` on not before `until`."""
        if until > self.last:
            self._put(day, until)

    def _set(self, day: date, due: date) -> None:
        """A day brought forward is that of the decision at the earliest, and never later than it was."""
        due = due if due >= self.last else min(self.last, max(due, day))
        if due != self.last:
            self._put(day, due)

    def _put(self, counts_from: date, due: date) -> None:
        while self._from[-1] >= counts_from:
            self._from.pop()
            self._days.pop()
        self._from.append(counts_from)
        self._days.append(due)
