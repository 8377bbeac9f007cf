"""The leads of a task as their rules look at them, for whoever has more to say of them than a standing."""

from yshj.judging.case import Cases
from yshj.judging.lead import leads_in
from yshj.judging.lead_facts import Lead
from yshj.model.assessment import Assessment
from yshj.model.plan import Task


class LeadsOf:
    """Looks leads up, task by task, in the books and on the day of one assessment."""

    def __init__(self, assessment: Assessment) -> None:
        self.as_of = assessment.as_of
        self._cases = Cases(assessment.books, assessment.terms, self.as_of)
        self.known = self._cases.known

    def __call__(self, task: Task) -> list[Lead]:
        """Those of `task`, without open groups that nobody was named for."""
        return leads_in(self._cases.of(task))
