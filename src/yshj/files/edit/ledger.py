"""Where a new entry of a unit goes: the file that it wrote last, or one under its own name."""

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
    pointer = schema_line_like(workspace.root / books.plan_file, "report", path)
    head = f"{pointer}format: yshj-report/1\nunit: {in_brackets(unit)}\n"
    return Change(path, workspace.name_of(path), "entries", items, head)


def decisions_change(books: Books, workspace: Workspace, path: Path, items: Sequence[Item]) -> Change:
    """The change that puts `items` at the end of the decisions, in a new file where there is none."""
    pointer = schema_line_like(workspace.root / books.plan_file, "decisions", path)
    head = f"{pointer}format: yshj-decisions/1\n"
    return Change(path, workspace.name_of(path), "decisions", items, head)


def file_name_of(name: str, ending: str) -> str:
    """A file's name for `name`, without what no system allows there."""
    return f"{_NOT_IN_NAMES.sub('_', name)}{ending}"
