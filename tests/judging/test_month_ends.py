"""What T08 remembers of the last month ends."""

from pathlib import Path

import pytest

from tests.snippets import judged


@pytest.mark.parametrize(
    ("due", "words"),
    [
        ("2025-07-15", "自 2025-07-31 起连续 3 个月末预警、未认领或逾期，最近 3 个月末均逾期，建议约谈"),
        ("2025-08-15", "自 2025-08-31 起连续 2 个月末预警、未认领或逾期，建议督办"),
        ("2025-09-15", None),
    ],
)
def test_memory_over_month_ends(tmp_path: Path, due: str, words: str | None) -> None:
    """On the line until due, then overdue; the month before the due day was not warned."""
    entries = [
        {"date": "2025-06-30", "progress": 90, "owner": "张某"},
        {"date": "2025-07-10", "progress": 96},
        {"date": "2025-08-10", "progress": 98},
        {"date": "2025-09-10", "progress": 99},
    ]
    books = {"as_of": "2025-10-05", "task": {"due": due, "lead": ["甲局"]}, "entries": {"甲局": entries}}
    said = [f.text for f in judged(tmp_path, books).findings if f.code == "T08"]
    assert said == ([words] if words else [])


def test_a_group_that_was_closed_before_a_unit_was_assigned_to_it(tmp_path: Path) -> None:
    """The unit leads by itself too: at those month ends the close had not reached it."""
    books = {
        "as_of": "2025-07-20",
        "groups": [{"name": "各园区", "members": "open"}],
        "task": {"due": "2025-04", "lead": ["甲局", "各园区"]},
        "decisions": [
            {"date": "2025-05-10", "kind": "close", "unit": "各园区"},
            {"date": "2025-07-10", "kind": "assign", "group": "各园区", "units": ["甲局"]},
        ],
    }
    said = [f.text for f in judged(tmp_path, books).findings if f.code == "T08"]
    assert said == ["自 2025-04-30 起连续 3 个月末预警、未认领或逾期，建议督办"]
