"""What each unit wrote on a task, for the rules about data: whoever it is, and whatever it stands as."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from yshj.judging.case import Case
from yshj.judging.facts import UnitLedger
from yshj.judging.history import History
from yshj.judging.ledger import Figure, Ledger
from yshj.judging.roster import TaskRoster
from yshj.model.report import Entry

_ONE_DAY = timedelta(days=1)


def unit_ledgers(case: Case) -> Iterator[UnitLedger]:
    """One for each unit that wrote on the task."""
    anybody = case.task.support_open or case.seating.open_list
    for unit, ledger in case.wrote.items():
        histories = case.leads.of(unit)

        def due_on(day: date, histories: Sequence[History] = histories) -> date | None:
            dues = histories[-1].dues if histories else None
            return case.calendars.settle(dues.on(day), case.as_of) if dues else None

        leading = unit in case.seating.units
        suspended = leading and histories[-1].on(case.as_of).suspended  # then its proof is not asked for
        yield UnitLedger(
            task=case.task,
            unit=unit,
            entries=ledger.entries,
            figures=_figures(ledger, histories, case.as_of),
            foreign=() if anybody else _foreign(ledger, unit, case.roster),
            repeated=ledger.repeated,
            worthless={} if suspended else case.books.worthless_evidence,
            due_on=due_on,
        )


def _foreign(ledger: Ledger, unit: str, roster: TaskRoster) -> tuple[Entry, ...]:
    """What it wrote when it did not belong to the task any more; who joins, joins with all it wrote."""
    since = roster.gone_since(unit)
    return tuple([entry for entry in ledger.entries if entry.date >= since]) if since else ()


def _figures(ledger: Ledger, histories: Sequence[History], as_of: date) -> tuple[tuple[Figure, ...], ...]:
    """The figures that count, apart for each time that the unit began anew."""
    if not histories:
        return (ledger.figures,)
    first = histories[0].start.day
    parts = [tuple([figure for figure in ledger.figures if figure[0] < first])] if first else []
    for history, following in zip(histories, (*histories[1:], None), strict=True):
        until = following.start.day - _ONE_DAY if following and following.start.day else as_of
        since = history.start.day or date.min
        parts.append(tuple([figure for figure in history.on(until).figures if figure[0] >= since]))
    return tuple(parts)
