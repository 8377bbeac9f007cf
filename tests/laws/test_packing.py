"""Records come back from their columns as they were, types included."""

from dataclasses import fields
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import FROZEN
from tests.laws.test_validation import FILE, KINDS, WRITTEN, read
from yshj.files.store.columns import packed, unpacked
from yshj.model.plan import Group, Unit
from yshj.model.policy import Calendar, Config
from yshj.model.record import Record, SourceMark
from yshj.model.report import Entry, Report


def with_types(value: object) -> str:
    """With the types and marks: 1, 1.0 and True are three different things."""
    if isinstance(value, Record):
        named = (f"{each.name}={with_types(getattr(value, each.name))}" for each in fields(value))
        return f"{type(value).__name__}({', '.join(named)})"
    if isinstance(value, tuple) and not isinstance(value, SourceMark):
        return f"({', '.join(map(with_types, value))})"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key!r}: {with_types(item)}' for key, item in value.items())}}}"
    return f"{type(value).__name__}:{value!r}"


def survives(kind: Any, records: list[Any]) -> bool:
    import marshal

    back = unpacked(kind, marshal.loads(marshal.dumps(packed(kind, records))), FILE)
    named = with_types(tuple(records)).replace("file=''", f"file={FILE!r}")
    return with_types(back) == named


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_of_file(name: str) -> None:
    record = read(name, WRITTEN[name])
    assert survives(KINDS[name], [record])
    assert survives(KINDS[name], [record, record])
    assert survives(KINDS[name], [])


def test_the_shipped_files() -> None:
    for path in (FROZEN / "data" / "reports").glob("*.yaml"):
        assert survives(Report, [read("report", path.read_text("utf-8"))])
    plan = read("plan", (FROZEN / "data" / "plan-6.0.yaml").read_text("utf-8"))
    assert survives(KINDS["plan"], [plan])


def test_lists_of_days() -> None:
    calendar = Calendar(holidays=(date(2026, 1, 1), date(1900, 1, 1)), workdays=())
    assert survives(Config, [Config("yshj-config/1", calendar=calendar), Config("yshj-config/1")])


TEXTS = st.text(min_size=1, max_size=20)
LAYOUTS = st.sampled_from(["5 note=0:5", "3 date=0:3 blocked=1:2"])
ENTRIES = st.builds(
    Entry,
    date=st.dates(date(1900, 1, 1), date(2999, 12, 31)),
    task=TEXTS,
    progress=st.none() | st.integers(0, 100),
    owner=st.none() | TEXTS,
    note=st.none() | TEXTS,
    delivered=st.lists(TEXTS, max_size=3).map(tuple),
    measures=st.dictionaries(TEXTS, st.integers() | st.floats(allow_nan=False), max_size=3),
    held=st.dictionaries(TEXTS, st.integers(0, 10_000), max_size=2),
    evidence=st.lists(TEXTS, max_size=2).map(tuple),
    blocked=st.none() | TEXTS,
    at=st.builds(
        SourceMark,
        st.integers(1, 10**6),
        LAYOUTS,
        st.just(FILE),
    ),
)


@given(st.lists(ENTRIES, max_size=6))
def test_any_entries(entries: list[Entry]) -> None:
    assert survives(Entry, entries)
    assert survives(Report, [Report("yshj-report/1", "甲局", tuple(entries), sample=True)])


def test_records_are_equal_by_what_they_say_wherever_they_stand() -> None:
    here, there = Unit("甲局", "市直部门"), Unit("甲局", "市直部门", at=SourceMark(9, "3"))
    assert here == there
    assert hash(here) == hash(there)
    others: list[object] = [
        Unit("甲局", "旗区"),
        Unit("甲局", "市直部门", ("甲",)),
        Group("甲局", "open"),
        "甲局",
    ]
    assert [other for other in others if other == here] == []
    assert "甲局" in repr(here)
