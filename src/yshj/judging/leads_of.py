"""The leads of a task as their rules look at them, for whoever has more to say of them than a standing."""

from yshj.judging.calendars import Calendars
from yshj.judging.known import Known
from yshj.judging.lead import lead_judge
from yshj.judging.lead_facts import Lead
from yshj.model.assessment import Assessment
from yshj.model.plan import Task


class LeadsOf:
    """Looks leads up, task by task, in the books and on the day of one assessment."""

    def __init__(self, assessment: Assessment) -> None:
        self._books, self.as_of = assessment.books, assessment.as_of
        self.known = Known(self._books, self.as_of)
        self.calendars = Calendars(self._books.plan, assessment.terms, self.as_of)

    def __call__(self, task: Task) -> list[Lead]:
        """Those of `task`, without open groups that nobody was named for."""
        return lead_judge(self._books, task, self.known, self.calendars, self.as_of).leads()
