"""What a unit wrote on a task, for the rules about data: whoever it is, and whatever it stands as."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import takewhile

from yshj.judging.case import Case
from yshj.judging.history import History
from yshj.judging.ledger import Figure, Ledger
from yshj.model.report import Entry

_ONE_DAY = timedelta(days=1)


class UnitLedger:
    """One unit's entries on the task of a case, whether or not it belongs there."""

    def __init__(self, case: Case, unit: str, ledger: Ledger) -> None:
        self.case, self.task, self.unit = case, case.task, unit
        self.entries, self.repeated = ledger.entries, ledger.repeated
        self.crowded = ledger.crowded
        """Whether some day has several entries."""
        self._figures, self._below, made = ledger.figures, ledger.below, case.leads.of(unit)
        self._histories = made if len(made) < 2 else _counting(made)

    @property
    def only_rises(self) -> bool:
        """Whether no figure is lower than one before it, whichever of them count."""
        values = [value for _, value in self._figures]
        return not self._below and values == sorted(values)

    def figures(self) -> Iterator[tuple[Figure, ...]]:
        """The last figure of each day that counts, apart for each time that the unit began anew."""
        if not self._histories:
            yield self._figures
        elif first := self._histories[0].start.day:
            yield tuple([figure for figure in self._figures if figure[0] < first])
        for history, following in zip(self._histories, (*self._histories[1:], None), strict=False):
            end = following.start.day if following else self._left_on()
            figures = history.on(end - _ONE_DAY if end else self.case.as_of).figures
            if end and not following:  # whoever leads no more is not suspended either
                figures += tuple([figure for figure in self._figures if figure[0] >= end])
            since = history.start.day
            yield tuple([figure for figure in figures if figure[0] >= since]) if since else figures

    def _left_on(self) -> date | None:
        """From which day on the unit leads no more, where it once did."""
        later = takewhile(lambda seating: self.unit not in seating.rows, reversed(self.case.roster.seatings))
        left = min((seating.first for seating in later), default=None)
        began = self._histories[-1].start.day  # on a day whose assign named others it led not even once
        return max(left, began) if left and began else left

    def foreign(self) -> list[Entry]:
        """What it wrote when it did not belong to the task any more; who joins, joins with all it wrote."""
        if self.task.support_open or self.case.seating.open_list:  # anybody may belong to it
            return []
        since = self.case.roster.gone_since(self.unit)
        return [entry for entry in self.entries if entry.date >= since] if since else []

    @property
    def worthless(self) -> Mapping[tuple[str, str], str]:
        """(report file, evidence as written) → why it proves nothing; of a suspended lead nobody asks."""
        leading = self.unit in self.case.seating.units
        suspended = leading and self._histories[-1].moment_on(self.case.as_of).suspended
        return {} if suspended else self.case.books.worthless_evidence

    def due_on(self, day: date) -> date | None:
        """The due day in force on a day, where the unit leads the task."""
        dues = self._histories[-1].dues if self._histories else None
        return self.case.calendars.settle(dues.on(day), self.case.as_of) if dues else None


def _counting(histories: Sequence[History]) -> Sequence[History]:
    """From the last one on for which all counts that the unit wrote."""
    whole = [index for index, history in enumerate(histories) if history.start.day is None]
    return histories[max(whole, default=0) :]
