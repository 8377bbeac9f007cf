"""A unit exactly on the line that reports at each month end is never warned but for its deadline."""

import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.snippets import ISSUED, TASK, loaded, write
from yshj.judging.assess import assess
from yshj.judging.pace import expected
from yshj.judging.periods import month_ends
from yshj.model.assessment import header_of

FIRST = date.fromisoformat(ISSUED)


def reports(due: date) -> list[dict[str, object]]:
    """At the end of every month, and on the due day, exactly what is expected that day."""
    ends = [day for day in month_ends(due, 12) if day > FIRST]
    return [
        {"date": str(day), "progress": expected(FIRST, due, day), "owner": "张某"}
        for day in sorted({*ends, due})
    ]


@pytest.mark.parametrize("due", ["2025-05-31", "2025-07-31", "2025-10-31", "2025-12-31"])
def test_on_the_line_all_year(due: str) -> None:
    last = date.fromisoformat(due)
    snippet = {"task": {"due": due, "lead": ["甲局"]}, "entries": {"甲局": reports(last)}}
    with tempfile.TemporaryDirectory() as folder:
        read = loaded(write(Path(folder), snippet))
    assert read.books is not None
    day = FIRST
    while day <= last + timedelta(days=30):
        lead = assess(read.books, header_of(read, day)).tasks[0].leads[0]
        warned = lead.codes & {"T03", "T04", "T05"}
        assert not warned, f"{TASK} on {day}: {lead.reasons}"
        day += timedelta(days=1)
