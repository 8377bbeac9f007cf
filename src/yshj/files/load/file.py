"""One file of ours → its record, or why it is refused; parsed only where no earlier run has done so."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from yshj.files.find.workspace import Workspace, leads_outside
from yshj.files.load.reading import Reading
from yshj.files.read import read_bytes, unreadable
from yshj.files.store.digest import digest_of
from yshj.files.validate.validated import Validated, validate
from yshj.model.problem import Problem
from yshj.model.record import Record

if TYPE_CHECKING:
    from yshj.files.yaml.document import Document

R = TypeVar("R", bound=Record)
Faults = Callable[[R, "Document"], list[Problem]]
"""What a record, as a whole, has wrong in the document that it was read from."""


def read_record(
    reading: Reading,
    path: Path,
    name: str,
    kind: type[R],
    lists: dict[str, type[Any]],
    faults: Faults[R] | None = None,
    *,
    given: bool = True,
) -> Validated[R]:
    """The file at `path`, called `name` in messages, as a record of its `kind`, or why it is none.

    `lists` names the keys that hold records to be judged one by one. No link may lead outside from a path
    that nobody has `given` on the command line.
    """
    reading.opened.add(os.path.abspath(path))
    if not given and leads_outside(path, reading.workspace.root, path.parent):
        return Validated(None, [unreadable(name, "链接指向工作区之外，没有读取；请复制文件本身")])
    data = reading.bytes_of(path, name)
    if isinstance(data, Problem):
        return Validated(None, [data])
    digest = digest_of(data)
    kept: R | None = reading.parsed_files.recall(kind, digest, name)
    if kept is not None:
        return Validated(kept, [])
    document = parse(data, name)
    if isinstance(document, list):
        return Validated(None, document)
    validated = validate(document, kind, lists)
    if validated.record is not None and faults:
        validated = validated._replace(problems=[*validated.problems, *faults(validated.record, document)])
    if not validated.problems:
        reading.parsed_files.keep(kind, digest, validated.record)
    return validated


def read_document(path: Path, name: str) -> "Document | list[Problem]":
    """A file's one document, or why it is refused."""
    data = read_bytes(path, name)
    return [data] if isinstance(data, Problem) else parse(data, name)


def parse(data: bytes, name: str) -> "Document | list[Problem]":
    """The one document that these bytes are, or why they are refused."""
    from yshj.files.yaml.document import Document
    from yshj.files.yaml.text import decode

    text = decode(data, name)
    if isinstance(text, Problem):
        return [text]
    from yshj.files.yaml.plain import read_plain

    plain = read_plain(text, name)
    if plain is not None:
        return Document(name, plain, text)
    from yshj.files.yaml.careful import read_yaml

    return read_yaml(text, name)


def chosen_path(workspace: Workspace, given: str | None, configured: str | None) -> Path | None:
    """The path given on the command line, else the configured one."""
    if given is not None:
        return Path(given)
    return workspace.root / configured if configured else None
