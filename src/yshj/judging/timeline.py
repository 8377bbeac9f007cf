"""What is known of one lead on one task by the end of a day (judgement, points 2 and 7 to 10)."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from datetime import date
from itertools import compress
from operator import attrgetter
from typing import NamedTuple

from yshj.judging.pace import Figure, figures_until
from yshj.model.books import ResolvedDecision
from yshj.model.report import Entry


class Extension(NamedTuple):
    """A decided extension: the due day in force when it was applied for, and the one it sets."""

    resolved: ResolvedDecision
    due_before: date | None
    due: date

    @property
    def applied_on(self) -> date:
        """The day of the application; without one, that of the decision."""
        return self.resolved.decision.applied or self.resolved.day


class LeadLedger(NamedTuple):
    """What one unit wrote on one task: read once, then cut at every day that is asked about."""

    entries: tuple[Entry, ...]
    """By date; those of one day in file order."""
    figures: tuple[Figure, ...]
    """The last progress reported on each day."""
    blocks: tuple[Entry, ...]
    """The entries that set or lift a block."""
    owners: tuple[Entry, ...]
    """The entries that name an owner."""

    def until(self, day: date) -> "LeadLedger":
        """What of it is dated on or before `day`."""
        return LeadLedger(
            entries_until(self.entries, day),
            figures_until(self.figures, day),
            entries_until(self.blocks, day),
            entries_until(self.owners, day),
        )


class LeadFacts(NamedTuple):
    """Facts of one lead, from entries and decisions dated on or before the day."""

    entries: tuple[Entry, ...]
    figures: tuple[Figure, ...]
    """The last figure of each day that counts: no 100 that a return struck."""
    owner: str | None
    blocked: Entry | None
    """The entry that reported the block still standing."""
    done_on: date | None
    closing: ResolvedDecision | None
    """The close that stands, if the office verified the work and did not return it since."""
    extensions: tuple[Extension, ...]
    effective_due: date | None

    @property
    def progress(self) -> int | None:
        """Whole percent; a closed lead counts as 100; None without any figure that counts."""
        if self.closing:
            return 100
        return self.figures[-1][1] if self.figures else None

    @property
    def done(self) -> bool:
        """Closed, or claimed and not returned since."""
        return self.done_on is not None

    @property
    def last_entry(self) -> date | None:
        """The day of the last entry, whatever it says."""
        return self.entries[-1].date if self.entries else None


def entries_until(entries: tuple[Entry, ...], day: date) -> tuple[Entry, ...]:
    """The entries dated on or before `day`, of entries in the order of their dates."""
    return entries[: bisect_right(entries, day, key=_DATE)]


def ledger_of(entries: tuple[Entry, ...]) -> LeadLedger:
    """What these entries of one unit on one task say, by date."""
    return LeadLedger(
        entries=entries,
        figures=_figures(entries),
        blocks=_blocks(entries),
        owners=tuple(compress(entries, map(_OWNER, entries))),
    )


def facts_of(
    wrote: LeadLedger, decisions: Sequence[ResolvedDecision], due: date | None, settle: Callable[[date], date]
) -> LeadFacts:
    """What all that one lead `wrote` and all `decisions` on it, both up to one day, say together.

    `due` is the plan's; `settle` moves a due day that falls on a rest day, where the policy says so.
    """
    figures, due = wrote.figures, settle(due) if due else None
    closing: ResolvedDecision | None = None
    extensions: tuple[Extension, ...] = ()
    if decisions:  # most leads have none
        figures = _left_by_returns(wrote, decisions)
        closing = _closing(decisions)
        extensions, due = _extensions(decisions, due, settle)
    owner = wrote.owners[-1].owner if wrote.owners else None
    blocked = wrote.blocks[-1] if wrote.blocks and wrote.blocks[-1].blocked else None
    done_on = _done_on(figures, closing)
    return LeadFacts(wrote.entries, figures, owner, blocked, done_on, closing, extensions, due)


def _figures(entries: Sequence[Entry], struck: date = date.min) -> tuple[Figure, ...]:
    """The last progress reported on each day, without those 100s that a return on `struck` struck."""
    reported = zip(map(_DATE, entries), map(_PROGRESS, entries), strict=True)
    counting = {day: value for day, value in reported if value is not None and (value < 100 or day > struck)}
    return tuple(counting.items())


def _blocks(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries that set or lift a block; none where nothing was ever blocked, as in most ledgers."""
    if not any(map(_BLOCKED, entries)):
        return ()
    return tuple([entry for entry in entries if entry.speaks_of_block])


def _left_by_returns(wrote: LeadLedger, decisions: Sequence[ResolvedDecision]) -> tuple[Figure, ...]:
    returned = [resolved.day for resolved in decisions if resolved.decision.kind == "return"]
    return _figures(wrote.entries, struck=returned[-1]) if returned else wrote.figures


def _closing(decisions: Sequence[ResolvedDecision]) -> ResolvedDecision | None:
    closing: ResolvedDecision | None = None
    for resolved in decisions:
        if resolved.decision.kind == "return":
            closing = None
        elif resolved.decision.kind == "close" and closing is None:
            closing = resolved
    return closing


def _done_on(figures: tuple[Figure, ...], closing: ResolvedDecision | None) -> date | None:
    if closing is None:
        return _claimed_on(figures)
    return _claimed_on(figures_until(figures, closing.day)) or closing.day


def _claimed_on(figures: Sequence[Figure]) -> date | None:
    """The first day of the unbroken run of 100 that the figures end with."""
    first: date | None = None
    for day, value in reversed(figures):
        if value < 100:
            break
        first = day
    return first


def _extensions(
    decisions: Sequence[ResolvedDecision], due: date | None, settle: Callable[[date], date]
) -> tuple[tuple[Extension, ...], date | None]:
    extensions: list[Extension] = []
    in_force = due
    for resolved in decisions:
        if resolved.decision.kind == "extend" and resolved.decision.until:
            then = due
            for earlier in extensions:
                if earlier.resolved.day <= (resolved.decision.applied or resolved.day):
                    then = earlier.due
            in_force = settle(resolved.decision.until)
            extensions.append(Extension(resolved, then, in_force))
    return tuple(extensions), in_force


_DATE, _PROGRESS, _OWNER, _BLOCKED = map(attrgetter, ("date", "progress", "owner", "blocked"))
