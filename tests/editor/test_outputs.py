"""What `status` and `check` really print, held against the schemas written by hand."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from tests.conftest import Yshj
from tests.editor.schemas import schema
from tests.snippets import parse, write

BOTH = {"name": "两局", "members": ["甲局", "乙局"]}
BOOKS = {
    "nothing reported": "{task: {due: 2025-12, lead: [甲局]}}",
    "no lead": "{task: {due: 2025-12}}",
    "ongoing": "{task: {due: ongoing, lead: [甲局]}, entries: {甲局: [{date: 2025-09-30, note: 好}]}}",
    "an open group": "{groups: [{name: 各园区, members: open}], task: {due: 2025-12, lead: [各园区]}}",
    "several leads, every kind of trouble": """
        task:
          due: 2025-09
          lead: [甲局, 乙局, 丙局]
          support_open: true
          targets: [{name: 率, at_least: 95, unit: "%"}]
        entries:
          甲局:
            - {date: 2025-05-31, progress: 60, owner: 张某, blocked: 无人手}
            - {date: 2025-06-30, progress: 40, evidence: [没有.pdf], measures: {别的: 3}}
          乙局: [{date: 2025-08-31, progress: 100, measures: {率: 90}}]
          丁局: [{date: 2025-08-31, progress: 5}]
        decisions:
          - {date: 2025-09-20, kind: extend, unit: 丙局, until: 2025-12-31, applied: 2025-10-05}
          - {date: 2025-09-21, kind: close, unit: 乙局, reason: 已核实}
          - {date: 2025-09-22, kind: waive, unit: 甲局, code: T06, until: 2025-12-31}
    """,
}


@pytest.fixture(params=BOOKS)
def book(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    book = parse(BOOKS[request.param])
    return write(tmp_path, {**book, "groups": [BOTH, *book.get("groups", [])]})


def complaints(name: str, output: Any) -> list[str]:
    """What the schema does not like; keys that it does not mention count as well."""
    errors = Draft7Validator(_closed(schema(name))).iter_errors(output)
    return [f"{error.json_path}: {error.message}" for error in errors]


def _closed(node: Any) -> Any:
    """The schema with nothing further allowed: a new key must be written down."""
    if isinstance(node, dict):
        closed = {key: _closed(value) for key, value in node.items()}
        return closed | ({"additionalProperties": False} if "properties" in node else {})
    return [_closed(item) for item in node] if isinstance(node, list) else node


STATUS = [
    (),
    ("--dept", "甲局"),
    ("--dept", "甲局", "--role", "lead", "--section", "1-1", "--state", "overdue"),
    ("--dept", "两局"),
]
CHECK = [(), ("--fail-on", "unowned,T03,error"), ("--dept", "甲局", "--severity", "error,警告")]


@pytest.mark.parametrize("options", STATUS)
def test_status_fits_its_schema(yshj: Yshj, book: Path, options: tuple[str, ...]):
    run = yshj("status", "--as-of", "2025-10-20", "--format", "json", *options, cwd=book)
    assert complaints("status", run.json) == []


@pytest.mark.parametrize("options", CHECK)
def test_check_fits_its_schema(yshj: Yshj, book: Path, options: tuple[str, ...]):
    run = yshj("check", "--as-of", "2025-10-20", "--format", "json", *options, cwd=book)
    assert complaints("check", run.json) == []


def test_check_with_a_baseline_fits_its_schema(yshj: Yshj, book: Path):
    known = ("--baseline", "known.yaml")
    yshj("check", "--as-of", "2025-10-20", *known, "--write-baseline", cwd=book)
    run = yshj("check", "--as-of", "2025-10-21", "--format", "json", *known, cwd=book)
    assert complaints("check", run.json) == []
    assert run.json["baseline"]["file"] == "known.yaml"


@pytest.mark.parametrize("options", STATUS)
def test_every_line_fits_its_schema(yshj: Yshj, book: Path, options: tuple[str, ...]):
    run = yshj("publish", "jsonl", "--as-of", "2025-10-20", *options, cwd=book)
    assert run.lines or options
    assert [text for line in run.lines for text in complaints("lead", line)] == []


def damaged(folder: Path) -> Iterator[tuple[str, Path]]:
    """Workspaces that cannot be read as they should."""
    whole = write(folder / "report", parse(BOOKS["nothing reported"]))
    (whole / "data/reports/丁局.yaml").write_text("format: yshj-report/1\nunit: [", "utf-8")
    yield "a broken report", whole
    planless = write(folder / "plan", parse(BOOKS["nothing reported"]))
    (planless / "data/plan-1.yaml").write_text("nothing", "utf-8")
    yield "a broken plan", planless
    (folder / "empty").mkdir()
    yield "nothing at all", folder / "empty"


@pytest.mark.parametrize("command", ["status", "check"])
def test_problems_fit_as_well(yshj: Yshj, tmp_path: Path, command: str):
    for what, folder in damaged(tmp_path):
        run = yshj(command, "--as-of", "2025-10-20", "--format", "json", cwd=folder)
        assert run.code == 3, what
        assert run.json["problems"], what
        assert complaints(command, run.json) == [], what


@pytest.mark.parametrize("day", ["2025-03-25", "2025-06-30", "2025-10-20", "2026-01-05"])
def test_the_frozen_books_fit(yshj: Yshj, day: str):
    for command in ("status", "check"):
        run = yshj(command, "--as-of", day, "--format", "json")
        assert complaints(command, run.json) == []
    lines = yshj("publish", "jsonl", "--as-of", day).lines
    assert [text for line in lines for text in complaints("lead", line)] == []
