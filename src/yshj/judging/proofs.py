"""What the leads of a task have named as evidence by a day: what the office looks at before it closes."""

from collections.abc import Iterator
from datetime import date

from yshj.judging.calendars import Calendars
from yshj.judging.known import Known
from yshj.judging.lead import lead_judge
from yshj.model.books import Books
from yshj.model.plan import Task
from yshj.model.policy import Terms


def proofs(
    books: Books, terms: Terms, task: Task, day: date, units: tuple[str, ...] = ()
) -> Iterator[tuple[str, str]]:
    """(report file, evidence as written) of all that proves something; without `units` of all leads."""
    judge = lead_judge(books, task, Known(books, day), Calendars(books.plan, terms, day), day)
    for lead in judge.leads():
        if not units or lead.unit in units:
            named = ((entry.at.file, item) for entry in lead.named for item in entry.evidence)
            yield from (proof for proof in named if proof not in books.worthless_evidence)
