"""What is known of one lead on one task by the end of a day (judgement, points 2 and 7 to 10)."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from yshj.judging.pace import Figure, last_of_each_day
from yshj.model.books import Posted, Ruling


class Extension(NamedTuple):
    """A decided extension: the due day in force when it was applied for, and the one it sets."""

    ruling: Ruling
    due_before: date | None
    due: date

    @property
    def applied_on(self) -> date:
        """The day of the application; without one, that of the decision."""
        return self.ruling.decision.applied or self.ruling.day


class Known(NamedTuple):
    """Facts of one lead, from entries and decisions dated on or before the day."""

    posts: tuple[Posted, ...]
    figures: tuple[Figure, ...]
    """Reported figures that count: no 100 that a return struck."""
    owner: str | None
    blocked: Posted | None
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
        return self.figures[-1].value if self.figures else None

    @property
    def done(self) -> bool:
        """Closed, or claimed and not returned since."""
        return self.done_on is not None

    @property
    def last_entry(self) -> date | None:
        """The day of the last entry, whatever it says."""
        return self.posts[-1].day if self.posts else None


def posts_until(posts: Sequence[Posted], day: date) -> Sequence[Posted]:
    """The entries dated on or before `day`, of entries in the order of their dates."""
    return posts[: bisect_right(posts, day, key=lambda post: post.day)]


def know(
    posts: Sequence[Posted],
    rulings: Sequence[Ruling],
    due: date | None,
    as_of: date,
    settle: Callable[[date], date],
) -> Known:
    """What `posts` and `rulings` of one lead, both by date, say by the end of `as_of`.

    `due` is the plan's; `settle` moves a due day that falls on a rest day, where the policy says so.
    """
    seen = tuple(posts_until(posts, as_of))
    made = [ruling for ruling in rulings if ruling.day <= as_of]
    figures = counting_figures(seen, made)
    closing = _closing(made)
    extensions, effective_due = _extensions(made, settle(due) if due else None, settle)
    return Known(
        posts=seen,
        figures=figures,
        owner=_last_owner(seen),
        blocked=_standing_block(seen),
        done_on=_done_on(figures, closing),
        closing=closing,
        extensions=extensions,
        effective_due=effective_due,
    )


def counting_figures(posts: Sequence[Posted], rulings: Sequence[Ruling]) -> tuple[Figure, ...]:
    """Reported figures without those 100s that a return of that day or later struck."""
    struck = max((r.day for r in rulings if r.decision.kind == "return"), default=date.min)
    reported = (Figure(p.day, p.entry.progress) for p in posts if p.entry.progress is not None)
    return tuple(f for f in reported if f.value < 100 or f.day > struck)


def _closing(rulings: Sequence[Ruling]) -> Ruling | None:
    closing: Ruling | None = None
    for ruling in rulings:
        if ruling.decision.kind == "return":
            closing = None
        elif ruling.decision.kind == "close" and closing is None:
            closing = ruling
    return closing


def _done_on(figures: Sequence[Figure], closing: Ruling | None) -> date | None:
    if closing is None:
        return _claimed_on(figures)
    by_then = [figure for figure in figures if figure.day <= closing.day]
    return _claimed_on(by_then) or closing.day


def _claimed_on(figures: Sequence[Figure]) -> date | None:
    """The first day of the unbroken run of 100 that the figures end with."""
    first: date | None = None
    for figure in reversed(last_of_each_day(figures)):
        if figure.value < 100:
            break
        first = figure.day
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


def _last_owner(posts: Sequence[Posted]) -> str | None:
    return next((p.entry.owner for p in reversed(posts) if p.entry.owner), None)


def _standing_block(posts: Sequence[Posted]) -> Posted | None:
    speaking = next((p for p in reversed(posts) if p.entry.speaks_of_block), None)
    return speaking if speaking and speaking.entry.blocked else None
