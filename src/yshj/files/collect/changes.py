"""What is taken → the changes of our files that it makes."""

from collections.abc import Sequence
from typing import Any

from yshj.files.collect.returned import Returned, Taking
from yshj.files.collect.terms import Terms
from yshj.files.edit.edit import Change
from yshj.files.edit.ledger import decisions_change, entries_change
from yshj.files.load.file import read_document


def changes_of(returned: Sequence[Returned], terms: Terms) -> list[Change]:
    """One change a file: new entries at the end of the unit's last one, replaced ones where they stand."""
    takings = [taking for one in returned for taking in one.taken]
    changes: dict[str, Change] = {}
    for unit in dict.fromkeys(taking.unit for taking in takings):
        new = [taking.item for taking in takings if taking.unit == unit and not taking.before]
        change = entries_change(terms.judged.books, terms.workspace, terms.reports, unit, new)
        if new:
            changes[change.name] = change
    for taking in takings:
        for name in dict.fromkeys(entry.at.file for entry in taking.before):
            path = terms.workspace.root / name
            change = changes.get(name) or Change(path, name, "entries", ())
            changed = {**change.changed, **_replaced(taking, change)}
            changes[name] = change._replace(changed=changed)
    decided = [one.item for returned_ in returned for one in returned_.decided]
    if decided:
        change = decisions_change(terms.judged.books, terms.workspace, terms.decisions, decided)
        changes[change.name] = change
    return list(changes.values())


def _replaced(taking: Taking, change: Change) -> dict[int, Any]:
    """By index in the file: the new entry in place of the last one it replaces, nothing for the others."""
    document = read_document(change.path, change.name)
    if isinstance(document, list):  # it was read a moment ago; the edit itself will say what is wrong
        return {}
    places = {entry.at.place(): entry for entry in taking.before if entry.at.file == change.name}
    changed: dict[int, Any] = {}
    for index in range(len(document.data["entries"])):
        entry = places.get(document.place(("entries", index)))
        if entry is not None:
            changed[index] = taking.item if entry is taking.before[-1] else None
    return changed
