"""What one unit wrote on one task, read once, then cut at every day that is asked about."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from operator import attrgetter, itemgetter
from typing import NamedTuple

from yshj.model.report import Entry

Figure = tuple[date, int]
"""A day, and the progress in whole percent that was reported on it."""


class Ledger(NamedTuple):
    """The entries of one unit on one task, and what they say of progress and block."""

    entries: tuple[Entry, ...]
    """By date; those of one day in file order; each once."""
    figures: tuple[Figure, ...]
    """The last progress reported on each day."""
    below: Mapping[date, int]
    """Of a day that ends with 100 what was reported on it before that, where anything was."""
    blocks: tuple[Entry, ...]
    """The entries that set or lift a block."""
    repeated: tuple[Entry, ...] = ()
    """Entries that say again what an earlier one says: they count for nothing (D09)."""
    crowded: bool = False
    """Whether some day has several entries."""

    def since(self, day: date) -> "Ledger":
        """What of it is dated on or after `day`."""
        return ledger_of(tuple([entry for entry in self.entries if entry.date >= day]))


def ledger_of(entries: tuple[Entry, ...]) -> Ledger:
    """What these entries of one unit on one task say, by date."""
    crowded = len(set(map(_DATE, entries))) < len(entries)
    kept, repeated = _each_once(entries) if crowded else (entries, ())
    figures = {entry.date: entry.progress for entry in kept if entry.progress is not None}
    return Ledger(
        entries=kept,
        figures=tuple(figures.items()),
        below=_below(kept, figures) if crowded else {},
        blocks=_blocks(kept),
        repeated=repeated,
        crowded=crowded,
    )


def entries_until(entries: tuple[Entry, ...], day: date) -> tuple[Entry, ...]:
    """The entries dated on or before `day`, of entries in the order of their dates."""
    if not entries or entries[-1].date <= day:  # all of them, on the day that is judged
        return entries
    return entries[: bisect_right(entries, day, key=_DATE)]


def last_before(figures: Sequence[Figure], day: date) -> int | None:
    """The last figure dated before `day`; None without one."""
    if not figures or figures[0][0] >= day:  # most leads began with nothing
        return None
    index = bisect_left(figures, day, key=_DAY)
    return figures[index - 1][1] if index else None


def by_date(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Entries in the order of their dates, else as they come."""
    return tuple(sorted(entries, key=_DATE))


def _below(entries: Iterable[Entry], figures: Mapping[date, int]) -> dict[date, int]:
    reported = ((entry.date, entry.progress) for entry in entries if entry.progress is not None)
    return {day: value for day, value in reported if value < 100 == figures[day]}


def _blocks(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries that set or lift a block; none where nothing was ever blocked, as in most ledgers."""
    if not any(map(_BLOCKED, entries)):
        return ()
    return tuple([entry for entry in entries if entry.speaks_of_block])


def _each_once(entries: tuple[Entry, ...]) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """The entries that say something new, and those equal in every key and value to an earlier one."""
    kept: list[Entry] = []
    repeated: list[Entry] = []
    day: list[Entry] = []
    for entry in entries:
        if day and day[-1].date != entry.date:
            day = []
        if any(map(entry.says_the_same, day)):
            repeated.append(entry)
        else:
            day.append(entry)
            kept.append(entry)
    return tuple(kept), tuple(repeated)


_DATE, _BLOCKED = map(attrgetter, ("date", "blocked"))
_DAY = itemgetter(0)
NOTHING = ledger_of(())
