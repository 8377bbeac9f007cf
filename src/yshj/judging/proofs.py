"""What the leads of a task have named as evidence by a day: what the office looks at before it closes."""

from collections.abc import Iterator
from datetime import date

from yshj.judging.case import Cases
from yshj.judging.lead import leads_in
from yshj.model.books import Books
from yshj.model.plan import Task
from yshj.model.policy import Terms


def proofs(
    books: Books, terms: Terms, task: Task, day: date, units: tuple[str, ...] = ()
) -> Iterator[tuple[str, str]]:
    """(report file, evidence as written) of all that proves something; without `units` of all leads."""
    for lead in leads_in(Cases(books, terms, day).of(task)):
        if not units or lead.unit in units:
            named = ((entry.at.file, item) for entry in lead.named for item in entry.evidence)
            yield from (proof for proof in named if proof not in books.worthless_evidence)
