"""What fits at first sight is what the careful model makes of it; all else is left to that model."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.conftest import FROZEN
from tests.laws.plain_texts import BASES
from yshj.files.validate.fitting import Misfit, fitting
from yshj.files.validate.models import validated
from yshj.files.yaml.plain import read_plain
from yshj.model.baseline import Baseline
from yshj.model.decision import Decisions
from yshj.model.plan import Plan
from yshj.model.policy import Config
from yshj.model.record import AT
from yshj.model.report import Report

KINDS: dict[str, Any] = {
    "report": Report,
    "plan": Plan,
    "decisions": Decisions,
    "config": Config,
    "baseline": Baseline,
}
BASELINE = """format: yshj-baseline/1
findings:
  - {code: T05, severity: warning, task: 1-1-1, unit: 甲局, about: ""}
  - {code: O01, severity: error}
"""
WRITTEN = BASES | {"baseline": BASELINE}
ODD: list[Any] = [
    *(None, True, False, 0, 1, -1, 100, 101, 3660, 3661, 10**20, 0.0, 45.0, 91.2, float("nan"), float("inf")),
    *(
        "",
        " ",
        "甲局",
        " 甲局",
        "甲局 ",
        "甲\u3000",
        "1-1-1",
        "1-1-1\n",
        "１-１",
        "4-1",
        "1",
        "1-2-3-4",
        "open",
    ),
    *("2025-06-30", "2025-02-30", "2025-13", "2025-12", "ongoing", "0000-01-01", "20250630", "x" * 20_000),
    *("x" * 20_001, "quarter", "pilot", "extend", "close", "assign", "T05", "yshj-report/1", "open"),
    *([], ["甲局"], [1], [""], [None], [["甲局"]], {}, {"name": "甲"}, {"甲": 1}, {"甲": "1"}),
]
KEYS = ["date", "task", "until", "units", "group", "code", "unit", "at_least", "equals", "nonsense", "sample"]


def told_apart(value: object) -> str:
    """With the types: 1, 1.0 and True are three different things."""
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        named = (f"{name}={told_apart(getattr(value, name))}" for name in value._fields)
        return f"{type(value).__name__}({', '.join(named)})"
    if isinstance(value, tuple):
        return f"({', '.join(map(told_apart, value))})"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key!r}: {told_apart(item)}' for key, item in value.items())}}}"
    return f"{type(value).__name__}:{value!r}"


def agree(kind: Any, data: object) -> bool:
    """Whether the data was left to the careful model, or read just as that model reads it."""
    try:
        fitted = fitting(kind)(deepcopy(data))
    except Misfit:
        return True
    try:
        return told_apart(fitted) == told_apart(validated(kind, data))
    except ValidationError:
        return False


@pytest.mark.parametrize("name", KINDS)
def test_what_is_written_well_fits(name: str) -> None:
    data = read_plain(WRITTEN[name])
    assert data is not None
    fitting(KINDS[name])(data)
    assert agree(KINDS[name], data)


def test_the_shipped_files_fit() -> None:
    files = dict.fromkeys((FROZEN / "data" / "reports").glob("*.yaml"), Report)
    others = {FROZEN / "data" / "plan-6.0.yaml": Plan, FROZEN / "data" / "decisions.yaml": Decisions}
    for path, kind in (files | others).items():
        data = read_plain(path.read_text("utf-8"))
        fitting(kind)(data)
        assert agree(kind, data), path


def spots(data: object, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every value that a file can write: spots are the reader's."""
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    below = (spot for key, value in inner if key != AT for spot in spots(value, (*way, key)))
    return [*([way] if way else []), *below]


def changed(data: Any, way: tuple[Any, ...], change: Any) -> Any:
    """A copy with the mapping or list at the end of `way` changed."""
    copy = deepcopy(data)
    holder = copy
    for key in way[:-1]:
        holder = holder[key]
    change(holder, way[-1])
    return copy


@pytest.mark.parametrize("name", KINDS)
def test_every_value_put_at_every_place(name: str) -> None:
    data = read_plain(WRITTEN[name])
    for way in spots(data):
        for value in ODD:
            mutated = changed(data, way, lambda holder, key, value=value: holder.__setitem__(key, value))
            assert agree(KINDS[name], mutated), (way, value)
        assert agree(KINDS[name], changed(data, way, lambda holder, key: holder.__delitem__(key))), way


@settings(max_examples=500, deadline=None)
@given(st.data())
def test_several_changes_at_once(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(KINDS)))
    mutated: Any = read_plain(WRITTEN[name])
    for _ in range(data.draw(st.integers(1, 4))):
        way = data.draw(st.sampled_from(spots(mutated) or [("format",)]))
        value = data.draw(st.sampled_from(ODD))
        key = data.draw(st.sampled_from([None, *KEYS]))

        def change(holder: Any, last: Any, key: Any = key, value: Any = value) -> None:
            holder[key if key and isinstance(holder, dict) else last] = value

        mutated = changed(mutated, way, change)
    assert agree(KINDS[name], mutated), mutated
