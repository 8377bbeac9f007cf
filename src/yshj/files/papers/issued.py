"""Issued papers in `data/issued/`: N.yaml says what the paper beside it counted."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from yshj.files.edit.ledger import file_name_of
from yshj.files.edit.written import in_brackets, key_text
from yshj.files.find.workspace import Workspace
from yshj.files.load.file import read_document
from yshj.files.validate.validated import validate
from yshj.files.yaml.document import Document
from yshj.model.issued import Issued
from yshj.model.problem import Problem
from yshj.model.record import fields_of

FOLDER = "data/issued"


def issued_file(workspace: Workspace, issue: str) -> Path | None:
    """Where the record of an issue is, or would be; None for a name that no file can have."""
    if issue.startswith(".") or file_name_of(issue, "") != issue or issue != issue.strip():
        return None
    return workspace.root / FOLDER / f"{issue}.yaml"


def read_issued(path: Path, workspace: Workspace) -> Issued | list[Problem]:
    """The record of an issued paper, or every reason why it cannot be used."""
    document = read_document(path, workspace.name_of(path))
    if not isinstance(document, Document):
        return document
    validated = validate(document, Issued, {})
    if validated.record is None or validated.problems:
        return validated.problems
    return validated.record


def issued_text(issued: Issued) -> str:
    """The record as its file has it: a line for each unit and task, so that two can be compared."""
    return "\n".join(_lines(issued)) + "\n"


def _lines(issued: Issued) -> Iterator[str]:
    yield "# 由 yshj 写入，请勿改动：核对用 yshj publish --again"
    for key, field in fields_of(Issued).items():
        value: Any = getattr(issued, field.attribute)
        if not isinstance(value, Mapping) or key in ("options", "digests", "inputs"):
            yield f"{key}: {in_brackets(value)}"
        else:
            yield f"{key}:" if value else f"{key}: {{}}"
            yield from _nested(value)


def _nested(value: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    for key, inner in value.items():
        yield f"  {key_text(key)}:"
        yield from (f"    {key_text(name)}: {in_brackets(said)}" for name, said in inner.items())
