"""What the leads of a task have named as evidence: what the office looks at before it closes."""

from collections.abc import Iterable, Iterator

from yshj.judging.lead_facts import Lead
from yshj.model.books import Books


def proofs(books: Books, leads: Iterable[Lead]) -> Iterator[tuple[str, str]]:
    """(report file, evidence as written) of all that they have named and that proves something."""
    for lead in leads:
        named = ((entry.at.file, item) for entry in lead.named for item in entry.evidence)
        yield from (proof for proof in named if proof not in books.worthless_evidence)
