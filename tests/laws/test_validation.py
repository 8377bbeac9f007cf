"""Laws of validation: whatever stands wherever, a record or a reason comes out, and never anything else."""

from copy import deepcopy
from typing import Any

import pytest

from tests.laws.plain_texts import BASES
from yshj.files.validate.validated import validate
from yshj.files.yaml.document import Document
from yshj.files.yaml.plain.recogniser import read_plain
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
