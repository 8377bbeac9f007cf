"""What has been read so far: problems, counts, and whose ledgers are incomplete."""

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from yshj.files.text import Text, read_text
from yshj.files.workspace import Workspace
from yshj.files.yaml_text import Document, read_yaml
from yshj.model.books import Inputs, Problem


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


def read_document(path: Path, name: str) -> Document | list[Problem]:
    """A file's one document, or why it is refused."""
    text = read_text(path, name)
    if not isinstance(text, Text):
        return [text]
    return read_yaml(text.text, name)


def chosen_path(workspace: Workspace, given: str | None, configured: str | None) -> Path | None:
    """The path given on the command line, else the configured one."""
    if given:
        return Path(given)
    return workspace.path_of(configured) if configured else None
