"""Who owed an entry by a reporting day, and who kept it (应报、已报、迟报、未报)."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from yshj.judging.calendars import Calendars
from yshj.judging.case import Cases
from yshj.judging.lead import leads_in
from yshj.judging.lead_facts import Lead
from yshj.judging.periods import Period, period_of
from yshj.judging.renames import name_on
from yshj.judging.reporting import ReportingDays
from yshj.model.assessment import Header
from yshj.model.books import Books
from yshj.model.labelled import Labelled
from yshj.model.plan import Every, Reporting, Task
from yshj.model.policy import Terms

_MONTH_ENDS = Reporting(every="month", by=31)
"""Where the plan sets no days: the last of every month, and no rest day moves it."""
_DATE = attrgetter("date")


class Kept(Labelled):
    """How a lead kept a reporting day, worst first."""

    MISSING = "missing", "未报"
    LATE = "late", "迟报"
    ON_TIME = "on_time", "已报"


class Owing(NamedTuple):
    """One lead that owed an entry by one day; `entry` is the day of the entry that kept it, or came late."""

    unit: str
    task: Task
    by: date
    entry: date | None
    kept: Kept
    last: date | None
    """The day of its last entry by that day."""
    incomplete: bool
    """Whether the unit, or one that it took over from, has input that could not be read."""


class MissingView(NamedTuple):
    """Every lead that owed an entry in a period."""

    header: Header
    every: Every
    period: Period
    by: date
    """The plan's last reporting day of the period."""
    rows: tuple[Owing, ...]
    """In the plan's order."""

    def having(self, kept: Kept) -> tuple[Owing, ...]:
        """The rows of one standing."""
        return tuple(row for row in self.rows if row.kept is kept)

    @property
    def unreported(self) -> tuple[Owing, ...]:
        """Who did not report; nobody before the day by which they have to."""
        return tuple(row for row in self.having(Kept.MISSING) if row.by <= self.header.as_of)


def last_period(books: Books, terms: Terms, as_of: date) -> tuple[Every, Period]:
    """The period of the plan's last reporting day that has come by `as_of`; else that of `as_of` itself."""
    reporting = _of_plan(books)
    every: Every = reporting.every or "month"
    days = _days(books, terms, as_of).within(date.min, as_of)
    passed = [day.written for day in days if day.by <= as_of]
    return every, period_of(every, passed[-1] if passed else as_of)


def missing_view(books: Books, terms: Terms, header: Header, every: Every, period: Period) -> MissingView:
    """Who owed an entry in the period, by what is dated on or before the day of `header`."""
    days = _days(books, terms, max(header.as_of, period.last))
    rows = tuple(_owing(books, terms, header, period))
    by = [day.by for day in days.within(*period)] or [row.by for row in rows] or [period.last]
    return MissingView(header, every, period, max(by), rows)


def _owing(books: Books, terms: Terms, header: Header, period: Period) -> Iterator[Owing]:
    as_of = header.as_of
    by_day = cache(lambda day: Cases(books, terms, day))
    now, name_now, until = by_day(as_of).known, name_on(books, as_of), max(as_of, period.last)
    calendars, unwritten = Calendars(books.plan, terms, until), _days(books, terms, until)
    for task in books.plan.tasks:
        if calendars.never_asked(task):
            continue
        days = calendars.reporting_of(task) or unwritten
        for by, before, after, _ in days.within(*period):
            owing = [lead for lead in leads_in(by_day(min(by, as_of)).of(task)) if _owes(lead, days, by)]
            wrote = now.ledgers(task, now.roster.task(task)) if owing else {}
            for lead in owing:
                last, half = lead.last_entry, lead.incomplete or header.is_incomplete(lead.unit)
                if last and last > before:
                    yield Owing(lead.unit, task, by, last, Kept.ON_TIME, last, half)
                    continue
                ledger = wrote.get(name_now(lead.unit))
                entries = ledger.entries if ledger else ()
                later = entries[bisect_right(entries, by, key=_DATE) :]
                entry = later[0].date if later and later[0].date <= after else None
                yield Owing(lead.unit, task, by, entry, Kept.LATE if entry else Kept.MISSING, last, half)


def _owes(lead: Lead, days: ReportingDays, by: date) -> bool:
    return not lead.done and not lead.suspended and days.asks(by, lead.asked_since)


def _of_plan(books: Books) -> Reporting:
    reporting = books.plan.plan.reporting
    return reporting if isinstance(reporting, Reporting) else _MONTH_ENDS


def _days(books: Books, terms: Terms, until: date) -> ReportingDays:
    """The reporting days of the plan."""
    own = _of_plan(books)
    return ReportingDays(own, books.plan.issued, until, None if own is _MONTH_ENDS else terms.calendar)
