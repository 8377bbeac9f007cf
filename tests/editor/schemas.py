"""The shipped schemas, and documents held against them and against the program's own reader."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator

from tests.conftest import FROZEN, ROOT
from yshj.files.validate.validated import validate
from yshj.files.yaml.careful import Document, read_yaml
from yshj.model.baseline import Baseline, KnownFinding
from yshj.model.decision import Decision, Decisions
from yshj.model.plan import Group, Plan, Task, Unit
from yshj.model.policy import Config
from yshj.model.record import AT
from yshj.model.report import Entry, Report

FOLDER = ROOT / "src" / "yshj" / "schemas"
READERS: dict[str, tuple[type[Any], dict[str, type[Any]]]] = {
    "plan": (Plan, {"units": Unit, "groups": Group, "tasks": Task}),
    "report": (Report, {"entries": Entry}),
    "decisions": (Decisions, {"decisions": Decision}),
    "config": (Config, {}),
    "baseline": (Baseline, {"findings": KnownFinding}),
}


def schema(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return loaded


def read(text: str) -> Document:
    """The text as our reader has it."""
    document = read_yaml(text, "x.yaml")
    assert isinstance(document, Document), document
    return document


def schema_complaints(name: str, text: str) -> list[str]:
    """Where the schema does not like the document, and why."""
    data = _without_places(read(text).data)
    errors = Draft7Validator(schema(name)).iter_errors(data)
    return sorted(f"{error.json_path}: {error.message}" for error in errors)


def reader_complaints(name: str, text: str) -> list[str]:
    """What our own reader says about the shape of the document."""
    model, lists = READERS[name]
    return [problem.text for problem in validate(read(text), model, lists).problems]


def properties(node: Any, where: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every key that a schema describes, by its path."""
    for key, inner in node.get("properties", {}).items():
        if isinstance(inner, dict):
            yield f"{where}.{key}", inner
            yield from properties(inner, f"{where}.{key}")
    if isinstance(node.get("items"), dict):
        yield from properties(node["items"], f"{where}[]")
    for choice in node.get("anyOf", ()):
        yield from properties(choice, where)


def objects(node: Any) -> Iterator[dict[str, Any]]:
    """Every object with keys of its own."""
    if isinstance(node, dict):
        if node.get("type") == "object" and "properties" in node:
            yield node
        for inner in node.values():
            yield from objects(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from objects(inner)


def _without_places(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_places(item) for key, item in value.items() if key != AT}
    return [_without_places(item) for item in value] if isinstance(value, list) else value


def frozen_files() -> list[tuple[str, Path]]:
    """(kind, path) of every file of the frozen books."""
    data = FROZEN / "data"
    found = [("plan", path) for path in sorted(data.glob("plan-*.yaml"))]
    found += [("report", path) for path in sorted((data / "reports").rglob("*.yaml"))]
    decisions = data / "decisions.yaml"
    return found + ([("decisions", decisions)] if decisions.is_file() else [])
