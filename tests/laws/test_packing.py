"""Records come back from their columns as they were, types included."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import FROZEN
from tests.laws.test_fitting import KINDS, WRITTEN, told_apart
from yshj.files.store.columns import packed, unpacked
from yshj.files.validate.fitting import fitting
from yshj.files.yaml.plain import read_plain
from yshj.model.policy import Calendar, Config
from yshj.model.record import SourceMark
from yshj.model.report import Entry, Report

FILE = "data/x.yaml"


def survives(kind: Any, records: list[Any]) -> bool:
    import marshal

    back = unpacked(kind, marshal.loads(marshal.dumps(packed(kind, records))), FILE)
    named = told_apart(tuple(records)).replace("file=str:''", f"file=str:{FILE!r}")
    return told_apart(back) == named


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_of_file(name: str) -> None:
    record = fitting(KINDS[name])(read_plain(WRITTEN[name], FILE))
    assert survives(KINDS[name], [record])
    assert survives(KINDS[name], [record, record])
    assert survives(KINDS[name], [])


def test_the_shipped_files() -> None:
    for path in (FROZEN / "data" / "reports").glob("*.yaml"):
        assert survives(Report, [fitting(Report)(read_plain(path.read_text("utf-8"), FILE))])
    plan = fitting(KINDS["plan"])(read_plain((FROZEN / "data" / "plan-6.0.yaml").read_text("utf-8"), FILE))
    assert survives(KINDS["plan"], [plan])


def test_lists_of_days() -> None:
    calendar = Calendar(holidays=(date(2026, 1, 1), date(1900, 1, 1)), workdays=())
    assert survives(Config, [Config("yshj-config/1", calendar=calendar), Config("yshj-config/1")])


TEXTS = st.text(min_size=1, max_size=20)
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
        SourceMark, st.integers(1, 10**6), st.sampled_from(["5 date=0:5", "1", "3 a=1:2"]), st.just(FILE)
    ),
)


@given(st.lists(ENTRIES, max_size=6))
def test_any_entries(entries: list[Entry]) -> None:
    assert survives(Entry, entries)
    assert survives(Report, [Report("yshj-report/1", "甲局", tuple(entries), sample=True)])
