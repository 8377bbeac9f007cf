"""What is known of one lead on one task by the end of a day (judgement, points 2 and 7 to 10)."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from datetime import date
from itertools import compress
from operator import attrgetter
from typing import NamedTuple

from yshj.judging.pace import Figure, figures_until
from yshj.model.books import Ruling
from yshj.model.report import Entry


class Extension(NamedTuple):
    """A decided extension: the due day in force when it was applied for, and the one it sets."""

    ruling: Ruling
    due_before: date | None
    due: date

    @property
    def applied_on(self) -> date:
        """The day of the application; without one, that of the decision."""
        return self.ruling.decision.applied or self.ruling.day


class Written(NamedTuple):
    """What one unit wrote on one task: read once, then cut at every day that is asked about."""

    posts: tuple[Entry, ...]
    """By date; those of one day in file order."""
    figures: tuple[Figure, ...]
    """The last progress reported on each day."""
    blocks: tuple[Entry, ...]
    """The entries that set or lift a block."""
    owners: tuple[Entry, ...]
    """The entries that name an owner."""

    def until(self, day: date) -> "Written":
        """What of it is dated on or before `day`."""
        return Written(
            posts_until(self.posts, day),
            figures_until(self.figures, day),
            posts_until(self.blocks, day),
            posts_until(self.owners, day),
        )


class Known(NamedTuple):
    """Facts of one lead, from entries and decisions dated on or before the day."""

    posts: tuple[Entry, ...]
    figures: tuple[Figure, ...]
    """The last figure of each day that counts: no 100 that a return struck."""
    owner: str | None
    blocked: Entry | None
    """The entry that reported the block still standing."""
    done_on: date | None
    closing: Ruling | None
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
        return self.posts[-1].date if self.posts else None


def posts_until(posts: tuple[Entry, ...], day: date) -> tuple[Entry, ...]:
    """The entries dated on or before `day`, of entries in the order of their dates."""
    return posts[: bisect_right(posts, day, key=_DATE)]


def written(posts: tuple[Entry, ...]) -> Written:
    """What these entries of one unit on one task say, by date."""
    return Written(
        posts=posts,
        figures=_figures(posts),
        blocks=_blocks(posts),
        owners=tuple(compress(posts, map(_OWNER, posts))),
    )


def know(
    wrote: Written, rulings: Sequence[Ruling], due: date | None, settle: Callable[[date], date]
) -> Known:
    """What all that one lead `wrote` and all `rulings` on it, both up to one day, say together.

    `due` is the plan's; `settle` moves a due day that falls on a rest day, where the policy says so.
    """
    figures, due = wrote.figures, settle(due) if due else None
    closing: Ruling | None = None
    extensions: tuple[Extension, ...] = ()
    if rulings:  # most leads have none
        figures = _left_by_returns(wrote, rulings)
        closing = _closing(rulings)
        extensions, due = _extensions(rulings, due, settle)
    owner = wrote.owners[-1].owner if wrote.owners else None
    blocked = wrote.blocks[-1] if wrote.blocks and wrote.blocks[-1].blocked else None
    done_on = _done_on(figures, closing)
    return Known(wrote.posts, figures, owner, blocked, done_on, closing, extensions, due)


def _figures(posts: Sequence[Entry], struck: date = date.min) -> tuple[Figure, ...]:
    """The last progress reported on each day, without those 100s that a return on `struck` struck."""
    reported = zip(map(_DATE, posts), map(_PROGRESS, posts), strict=True)
    counting = {day: value for day, value in reported if value is not None and (value < 100 or day > struck)}
    return tuple(counting.items())


def _blocks(posts: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries that set or lift a block; none where nothing was ever blocked, as in most ledgers."""
    if not any(map(_BLOCKED, posts)):
        return ()
    return tuple([post for post in posts if post.speaks_of_block])


def _left_by_returns(wrote: Written, rulings: Sequence[Ruling]) -> tuple[Figure, ...]:
    returned = [ruling.day for ruling in rulings if ruling.decision.kind == "return"]
    return _figures(wrote.posts, struck=returned[-1]) if returned else wrote.figures


def _closing(rulings: Sequence[Ruling]) -> Ruling | None:
    closing: Ruling | None = None
    for ruling in rulings:
        if ruling.decision.kind == "return":
            closing = None
        elif ruling.decision.kind == "close" and closing is None:
            closing = ruling
    return closing


def _done_on(figures: tuple[Figure, ...], closing: Ruling | None) -> date | None:
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
    rulings: Sequence[Ruling], due: date | None, settle: Callable[[date], date]
) -> tuple[tuple[Extension, ...], date | None]:
    extensions: list[Extension] = []
    in_force = due
    for ruling in rulings:
        if ruling.decision.kind == "extend" and ruling.decision.until:
            then = due
            for earlier in extensions:
                if earlier.ruling.day <= (ruling.decision.applied or ruling.day):
                    then = earlier.due
            in_force = settle(ruling.decision.until)
            extensions.append(Extension(ruling, then, in_force))
    return tuple(extensions), in_force


_DATE, _PROGRESS, _OWNER, _BLOCKED = map(attrgetter, ("date", "progress", "owner", "blocked"))
