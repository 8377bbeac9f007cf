"""Laws of validation: whatever stands wherever, a record or a reason comes out, and never anything else."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.laws.plain_texts import BASES, HOSTILE
from yshj.files.validate.validated import validate
from yshj.files.yaml.careful import read_yaml
from yshj.files.yaml.document import Document
from yshj.files.yaml.places import Places
from yshj.files.yaml.plain import read_plain
from yshj.model.baseline import Baseline, KnownFinding
from yshj.model.decision import Decision, Decisions
from yshj.model.marks import AT
from yshj.model.plan import Group, Plan, Task, Unit
from yshj.model.policy import Config
from yshj.model.report import Entry, Report

FILE = "data/x.yaml"
KINDS: dict[str, Any] = {
    "report": Report,
    "plan": Plan,
    "decisions": Decisions,
    "config": Config,
    "baseline": Baseline,
}
LISTS: dict[str, dict[str, Any]] = {
    "report": {"entries": Entry},
    "plan": {"units": Unit, "groups": Group, "tasks": Task},
    "decisions": {"decisions": Decision},
    "config": {},
    "baseline": {"findings": KnownFinding},
}
BASELINE = """format: yshj-baseline/1
findings:
  - {code: T05, severity: warning, task: 1-1-1, unit: 甲局, about: ""}
  - {code: O01, severity: error}
"""
WRITTEN = BASES | {"baseline": BASELINE}
ODD: list[Any] = [
    *(None, True, 0, 1, -1, 101, 3661, 10**20, 0.0, 45.0, float("nan"), float("inf")),
    *(
        "",
        "甲局",
        "1-1-1",
        "1-1-１",
        "1-1-1\n",
        "2025-06-30",
        "2025-02-30",
        "2025-13",
        "ongoing",
        "x" * 20_001,
    ),
    *([], ["甲局"], [1], [""], [None], [["甲局"]], {}, {"name": "甲"}, {"甲": 1}, {"甲": "1"}),
]


def document(name: str, text: str) -> Document:
    data = read_plain(text, FILE)
    assert data is not None
    return Document(FILE, data, text)


def read(name: str, text: str) -> Any:
    """The record that a good text is."""
    validated = validate(document(name, text), KINDS[name], LISTS[name])
    assert not validated.problems
    return validated.record


def ways(data: object, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every value that a file can write."""
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    below = (found for key, value in inner if key != AT for found in ways(value, (*way, key)))
    return [*([way] if way else []), *below]


def put(data: Any, way: tuple[Any, ...], value: object) -> Any:
    """A copy with another value at the end of `way`."""
    copy = deepcopy(data)
    holder = copy
    for key in way[:-1]:
        holder = holder[key]
    holder[way[-1]] = value
    return copy


@pytest.mark.parametrize("name", KINDS)
def test_every_value_put_at_every_place(name: str) -> None:
    good = document(name, WRITTEN[name])
    for way in ways(good.data):
        for value in ODD:
            changed = Document(FILE, put(good.data, way, value), good.text)
            record, problems, *_ = validate(changed, KINDS[name], LISTS[name])
            assert problems or record is not None, (way, value)
            assert all(problem.code == "F03" and problem.text for problem in problems)


@pytest.mark.parametrize("name", WRITTEN)
def test_marks_and_lines_know_the_places_that_nodes_have(name: str) -> None:
    assert same_places(WRITTEN[name])


def same_places(text: str) -> bool:
    data = read_yaml(text, FILE)
    if not isinstance(data, Document):
        return True
    composed = Places(FILE, text)
    for way in [(), *ways(data.data)]:
        for loc in (way, (*way, "nonsense"), (*way, "date")):
            assert data.place(loc) == composed.place(loc), loc
            assert not loc or data.key_place(loc) == composed.key_place(loc), loc
            assert data.source(loc) == composed.source(loc), loc
    return True


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_they_know_them_in_mutated_files_too(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(list(WRITTEN.values())))
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        text = (
            text[:start] + data.draw(st.sampled_from(HOSTILE)) + text[start + data.draw(st.integers(0, 3)) :]
        )
    same_places(text.lstrip("\ufeff"))  # the decoder takes off the one that a file may begin with
