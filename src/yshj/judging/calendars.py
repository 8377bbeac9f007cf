"""By which numbers and days a book is judged: the policy of a day, rest days, reporting days."""

from datetime import date
from functools import cached_property
from itertools import takewhile

from yshj.judging.periods import month_ends
from yshj.judging.reporting import ReportingDays
from yshj.judging.workdays import next_workday
from yshj.model.plan import Plan, Reporting, Task
from yshj.model.policy import Terms


class Calendars:
    """The terms of one judgement; reporting days are looked up once for each way of reporting."""

    def __init__(self, plan: Plan, terms: Terms, as_of: date) -> None:
        self.policy_on = terms.policy_on
        """The policy in force on a day."""
        self._plan, self._terms, self._as_of = plan, terms, as_of
        self._as_written = all(policy.due_on_rest_day == "same" for _, policy in terms.policies)
        self._known: dict[Reporting, ReportingDays] = {}

    @cached_property
    def month_ends(self) -> tuple[date, ...]:
        """The last days of months from the as-of date back to the issue."""
        issued = self._plan.issued
        return tuple(takewhile(lambda day: day >= issued, month_ends(self._as_of)))

    def settle(self, due: date, on: date) -> date:
        """The due day that `due` means, where by the policy of the day `on` it may be a rest day."""
        if self._as_written or self._terms.policy_on(on).due_on_rest_day == "same":
            return due
        return next_workday(due, self._terms.calendar)

    def never_asked(self, task: Task) -> bool:
        """Whether the plan wants no reports on `task`."""
        return (task.reporting or self._plan.plan.reporting) == "none"

    def reporting_of(self, task: Task) -> ReportingDays | None:
        """The days by which reports on `task` are owed; None where `silent_days` counts."""
        reporting = task.reporting or self._plan.plan.reporting
        if reporting is None or reporting == "none":
            return None
        known = self._known.get(reporting)
        if known is None:
            issued, calendar = self._plan.issued, self._terms.calendar
            known = self._known[reporting] = ReportingDays(reporting, issued, self._as_of, calendar)
        return known
