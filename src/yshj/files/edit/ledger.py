"""Where new entries of a unit go, the file that it wrote last or one under its own name; and decisions."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from yshj.files.create.schema_line import schema_line_like
from yshj.files.edit.edit import Change
from yshj.files.edit.written import Item, in_brackets
from yshj.files.find.workspace import Workspace
from yshj.model.books import Books

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|]')


def entries_change(
    books: Books, workspace: Workspace, folder: Path, unit: str, items: Sequence[Item]
) -> Change:
    """The change that puts `items` at the end of the unit's ledger; `folder` is that of the reports."""
    last: dict[str, date] = {}
    for (writer, _), entries in books.ledgers.items():
        for entry in entries if writer == unit else ():
            last[entry.at.file] = max(entry.date, last.get(entry.at.file, entry.date))
    if last:
        name = max(last, key=lambda file: (last[file], file))
        return Change(workspace.root / name, name, "entries", items)
    path = folder / file_name_of(unit, ".yaml")
    unit_line = f"unit: {in_brackets(unit)}\n"
    return Change(
        path, workspace.name_of(path), "entries", items, _head(books, workspace, path, "report") + unit_line
    )


def decisions_change(books: Books, workspace: Workspace, path: Path, items: Sequence[Item]) -> Change:
    """The change that puts `items` at the end of the decisions, which stand or would stand at `path`."""
    head = _head(books, workspace, path, "decisions")
    return Change(path, workspace.name_of(path), "decisions", items, head)


def file_name_of(name: str, ending: str) -> str:
    """A file's name for `name`, without what no system allows there."""
    return f"{_NOT_IN_NAMES.sub('_', name)}{ending}"


def _head(books: Books, workspace: Workspace, path: Path, kind: str) -> str:
    """The first lines of a new file; editors know its schema where they know the plan's."""
    pointer = schema_line_like(workspace.root / books.plan_file, kind, path)
    return f"{pointer}format: yshj-{kind}/1\n"
