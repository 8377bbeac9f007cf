"""One task as of one day: all that its leads, ledgers and decisions are judged by."""

from datetime import date

from yshj.judging.calendars import Calendars
from yshj.judging.known import Known
from yshj.judging.succession import Succession
from yshj.judging.waivers import Waivers
from yshj.model.books import Books
from yshj.model.plan import Task
from yshj.model.policy import Terms


class Cases:
    """The cases of one book as of one day."""

    def __init__(self, books: Books, terms: Terms, as_of: date) -> None:
        self.known = Known(books, as_of)
        self._calendars = Calendars(books.plan, terms, as_of)

    def of(self, task: Task) -> "Case":
        """That of `task`."""
        return Case(task, self.known, self._calendars)


class Case:
    """One task as of the day of `known`, by the numbers and days of `calendars`."""

    def __init__(self, task: Task, known: Known, calendars: Calendars) -> None:
        self.task, self.known, self.calendars = task, known, calendars
        self.books, self.as_of = known.books, known.as_of
        self.issued = known.books.plan.issued
        self.start = max(self.issued, task.start or self.issued)
        """The day of issue or the later start of the task."""
        self.roster = known.roster.task(task)
        self.seating = self.roster.on(self.as_of)
        """Who stands where on the day."""
        self.decisions = known.decisions(task)
        self.unread = {*known.unread}
        """The units with input that could not be read, and those that took over here from one of them."""
        for moved in self.roster.handovers:
            if moved.unit in self.unread:
                self.unread.add(moved.heir)
        self.wrote = known.ledgers(task, self.roster)
        """Unit → what it wrote."""
        self.leads = Succession(task, self.roster, self.decisions, self.wrote, calendars.settle, self.as_of)
        self.waivers = Waivers(self.decisions, self.roster)
        self.reporting = calendars.reporting_of(task)
        """The days by which reports are owed; None where `silent_days` counts."""
        self.never_asked = calendars.never_asked(task)
        """Whether the plan wants no reports on the task."""

    @property
    def base_due(self) -> date | None:
        """The day that the plan or the last `amend` names, moved off a rest day where that holds."""
        dues = self.leads.unled.dues
        return self.calendars.settle(dues.base, self.as_of) if dues else None

    @property
    def days_unled(self) -> int:
        """Days past the due day where nobody leads; 0 until then, and before the issue."""
        due = self.unled_due
        return max(0, (self.as_of - due).days) if due and self.as_of >= self.issued else 0

    @property
    def unled_due(self) -> date | None:
        """The due day where nobody leads: a day brought forward is that of its amend at the earliest."""
        dues = self.leads.unled.dues
        return self.calendars.settle(dues.last, self.as_of) if dues else None
