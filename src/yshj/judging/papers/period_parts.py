"""What the longer periods tell beyond the week: who reported, leaders, ranks and their change, the year."""

from collections.abc import Callable
from typing import NamedTuple

from yshj.judging.papers.promises import Promises, year_of
from yshj.judging.periods import Period
from yshj.judging.renames import name_on
from yshj.judging.views.lists import Summary, summarise
from yshj.judging.views.scoreboard import ScoreboardView, scoreboard_view
from yshj.model.assessment import Assessment, TaskStanding
from yshj.model.plan import Every


class Parts(NamedTuple):
    """What a month, a quarter or a year has and a week has not."""

    leaders: dict[str, Summary]
    """Leader → the tasks under them, as the plan first names them; empty where it names nobody."""
    ranking: ScoreboardView | None
    """All lead units by value; of a quarter."""
    ranks_before: dict[str, int]
    """Unit, by the name that it has now → its rank on the day before the quarter; only who had one."""
    year: dict[str, Promises] | None
    """What was kept, of a year: see `year_of`."""


def parts_of(every: Every, window: Period, before: Assessment, after: Assessment) -> Parts:
    """Those of the period that ends on the day of `after`; `before` is the day before its first."""
    quarter = every == "quarter"
    return Parts(
        leaders=_leaders(after.tasks),
        ranking=scoreboard_view(after, by_value=True) if quarter else None,
        ranks_before=_ranks(before, name_on(after.books, after.as_of)) if quarter else {},
        year=year_of(after, window) if every == "year" else None,
    )


def _ranks(before: Assessment, now: Callable[[str], str]) -> dict[str, int]:
    return {now(unit): rank for unit, rank in scoreboard_view(before, by_value=True).ranks.items()}


def _leaders(tasks: tuple[TaskStanding, ...]) -> dict[str, Summary]:
    own: dict[str, list[TaskStanding]] = {}
    for task in tasks:
        if task.task.leader:
            own.setdefault(task.task.leader, []).append(task)
    return {leader: summarise(theirs) for leader, theirs in own.items()}
