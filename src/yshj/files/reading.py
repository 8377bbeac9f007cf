"""What has been read so far: problems, counts, and whose ledgers are incomplete."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any, TypeVar

from yshj.files.cache import Cache
from yshj.files.digest import digest_of
from yshj.files.document import Document
from yshj.files.shape import Shaped, shape
from yshj.files.sources import Sources
from yshj.files.text import decode, read_bytes
from yshj.files.workspace import Workspace, leads_outside
from yshj.model.books import Inputs
from yshj.model.place import Place
from yshj.model.problem import Problem

R = TypeVar("R")
Faults = Callable[[R, Document], list[Problem]]
"""What a record, as a whole, has wrong in the document that it was read from."""

_MOST_PER_FILE = 1000


@dataclass(slots=True)
class Reading:
    """What the loaders of one run fill in, one after the other."""

    workspace: Workspace
    cache: Cache = field(default_factory=Cache)
    problems: list[Problem] = field(default_factory=list)
    found: int = 0
    refused: int = 0
    entries: int = 0
    sample: bool = False
    unread_units: set[str] = field(default_factory=set)
    everybody_unread: bool = False
    half_read: list[Path] = field(default_factory=list)
    """Reports of which something was not read: what they name as evidence is known only as bytes."""
    seen: Sources = field(default_factory=Sources)

    def refuse(self, problems: Iterable[Problem]) -> None:
        """A file that was found and could not be read."""
        self.refused += 1
        self.problems += problems

    def refuse_existing(self, path: Path, problems: Iterable[Problem]) -> None:
        """As `refuse`; but a file that is not there is a problem that was not found to read."""
        if os.path.lexists(path):
            self.refuse(problems)
        else:
            self.problems += problems

    def mark_unread(self, unit: str | None) -> None:
        """Half a ledger accuses nobody; a file of nobody knows whom could be anybody's."""
        if unit:
            self.unread_units.add(unit)
        else:
            self.everybody_unread = True

    @property
    def inputs(self) -> Inputs:
        """The count so far."""
        return Inputs(self.found, self.found - self.refused, self.refused, self.entries)

    @property
    def told(self) -> tuple[Problem, ...]:
        """Every problem once, by place; of a file with very many, how many more there are."""
        by_file = groupby(sorted(set(self.problems)), key=lambda problem: problem.place.file)
        return tuple(problem for _, problems in by_file for problem in _bounded(list(problems)))


def _bounded(problems: list[Problem]) -> list[Problem]:
    if len(problems) <= _MOST_PER_FILE:
        return problems
    first = problems[_MOST_PER_FILE]
    text = f"从这里起另有 {len(problems) - _MOST_PER_FILE} 处问题，不再逐一列出；请先改正前面的"
    return [*problems[:_MOST_PER_FILE], Problem(first.place, first.code, text)]


def no_faults(_record: object, _document: Document) -> list[Problem]:
    """Of files in which nothing can contradict anything else."""
    return []


def read_shaped(
    reading: Reading,
    path: Path,
    name: str,
    kind: type[R],
    lists: dict[str, type[Any]],
    faults: Faults[R] = no_faults,
) -> Shaped[R] | list[Problem]:
    """A file as a record of its kind, or why it is refused; parsed only where no earlier run has done so."""
    data, where = read_bytes(path, name), os.path.abspath(path)
    if isinstance(data, Problem):
        reading.seen.files[where] = ""
        return [data]
    digest = reading.seen.files[where] = digest_of(data)
    kept: R | None = reading.cache.recall(kind, digest)
    if kept is not None:
        return Shaped(kept, [])
    document = parse(data, name)
    if not isinstance(document, Document):
        return document
    shaped = shape(document, kind, lists)
    if shaped.record is not None:
        shaped = shaped._replace(problems=[*shaped.problems, *faults(shaped.record, document)])
    if not shaped.problems:
        reading.cache.keep(kind, digest, shaped.record)
    return shaped


def read_document(path: Path, name: str) -> Document | list[Problem]:
    """A file's one document, or why it is refused."""
    data = read_bytes(path, name)
    return [data] if isinstance(data, Problem) else parse(data, name)


def parse(data: bytes, name: str) -> Document | list[Problem]:
    """The one document that these bytes are, or why they are refused."""
    text = decode(data, name)
    if isinstance(text, Problem):
        return [text]
    from yshj.files.plain_yaml import read_plain

    plain = read_plain(text.text)
    if plain is not None:
        return Document(name, plain, text.text)
    from yshj.files.yaml_text import read_yaml

    return read_yaml(text.text, name)


def leads_astray(workspace: Workspace, path: Path) -> list[Problem]:
    """The problem with a path that nobody gave on the command line: no link may lead outside."""
    if not leads_outside(path, workspace.root, path.parent):
        return []
    place = Place(workspace.name_of(path), 1, 1)
    return [Problem(place, "F01", "链接指向工作区之外，没有读取；请复制文件本身")]


def chosen_path(workspace: Workspace, given: str | None, configured: str | None) -> Path | None:
    """The path given on the command line, else the configured one."""
    if given is not None:
        return Path(given)
    return workspace.path_of(configured) if configured else None
