"""What has been read so far: problems, counts, and whose ledgers are incomplete."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from yshj.files.find.workspace import Workspace
from yshj.files.read import read_bytes
from yshj.files.store.parsed_files import ParsedFiles
from yshj.model.books import Inputs
from yshj.model.problem import Problem

_MOST_PER_FILE = 1000


@dataclass(slots=True, eq=False, repr=False)
class Reading:
    """What the loaders of one run fill in, one after the other."""

    workspace: Workspace
    parsed_files: ParsedFiles = field(default_factory=ParsedFiles)
    problems: list[Problem] = field(default_factory=list)
    found: int = 0
    refused: int = 0
    entries: int = 0
    sample: bool = False
    unread_units: set[str] = field(default_factory=set)
    everybody_unread: bool = False
    half_read: list[Path] = field(default_factory=list)
    """Reports of which something was not read: what they name as evidence is known only as bytes."""
    opened: set[str] = field(default_factory=set)
    """The absolute path of every file that was opened or looked for: nothing may be written there."""
    instead: Mapping[str, bytes] = field(default_factory=dict)
    """By absolute path what is read instead of what is there: an edit is judged before it is written."""

    def bytes_of(self, path: Path, name: str) -> bytes | Problem:
        """All bytes of the file at `path`, called `name` in messages."""
        data = self.instead.get(os.path.abspath(path))
        return read_bytes(path, name) if data is None else data

    def refuse(self, problems: Iterable[Problem], *, found: bool = True) -> None:
        """A file that could not be read, perhaps because it was not even found."""
        self.refused += found
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
