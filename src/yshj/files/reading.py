"""What has been read so far: problems, counts, and whose ledgers are incomplete."""

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from yshj.files.document import Document
from yshj.files.plain_yaml import read_plain
from yshj.files.text import Text, read_text
from yshj.files.workspace import Workspace, leads_outside
from yshj.model.books import Inputs
from yshj.model.place import Place
from yshj.model.problem import Problem

_MOST_PER_FILE = 1000


@dataclass(slots=True)
class Reading:
    """What the loaders of one run fill in, one after the other."""

    workspace: Workspace
    problems: list[Problem] = field(default_factory=list)
    found: int = 0
    refused: int = 0
    entries: int = 0
    sample: bool = False
    unread_units: set[str] = field(default_factory=set)
    everybody_unread: bool = False
    half_read: list[Path] = field(default_factory=list)
    """Reports of which something was not read: what they name as evidence is known only as bytes."""

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


def read_document(path: Path, name: str) -> Document | list[Problem]:
    """A file's one document, or why it is refused."""
    text = read_text(path, name)
    if not isinstance(text, Text):
        return [text]
    plain = read_plain(text.text)
    if plain is not None:
        return Document(name, plain, text.text)
    from yshj.files.yaml_text import read_yaml

    return read_yaml(text.text, name)


def read_within(workspace: Workspace, path: Path) -> Document | list[Problem]:
    """As `read_document`, for a path that nobody gave on the command line: no link leads outside."""
    name = workspace.name_of(path)
    if leads_outside(path, workspace.root, path.parent):
        return [Problem(Place(name, 1, 1), "F01", "链接指向工作区之外，没有读取；请复制文件本身")]
    return read_document(path, name)


def chosen_path(workspace: Workspace, given: str | None, configured: str | None) -> Path | None:
    """The path given on the command line, else the configured one."""
    if given is not None:
        return Path(given)
    return workspace.path_of(configured) if configured else None
