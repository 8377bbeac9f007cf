"""The same entries for other programs: unit, task, day, figure and note, none left out."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from city import Region
from entries import Entry

Ledgers = list[tuple[str, list[Entry]]]


def write_journals(folder: Path, made: Region, ledgers: Ledgers) -> None:
    """entries.journal for hledger and ledger, entries.beancount, and tasks.json for Taskwarrior."""
    _write(folder / "entries.journal", (_posting(unit, one) for unit, ledger in ledgers for one in ledger))
    _write(folder / "entries.beancount", _beancount(ledgers))
    _write(folder / "tasks.json", _taskwarrior(made, ledgers))


def _write(path: Path, lines: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(lines)


def _posting(unit: str, entry: Entry) -> str:
    return f"{entry.day} {entry.task}\n    {unit}:{entry.task}    {entry.progress}\n    进度\n\n"


def _beancount(ledgers: Ledgers) -> Iterator[str]:
    yield "1970-01-01 open Equity:Progress\n"
    for unit, ledger in ledgers:
        yield from (f"1970-01-01 open Assets:U{unit}:{task}\n" for task in {one.task: None for one in ledger})
    for unit, ledger in ledgers:
        for one in ledger:
            legs = f"  Assets:U{unit}:{one.task}  {one.progress} PCT\n  Equity:Progress\n"
            yield f'{one.day} * "{one.task}"\n{legs}\n'


def _taskwarrior(made: Region, ledgers: Ledgers) -> Iterator[str]:
    """One task a unit and task, each entry an annotation of it."""
    known = {task.id: task for task in made.tasks}
    rows = []
    for unit, ledger in ledgers:
        notes: dict[str, list[dict[str, str]]] = {}
        for one in ledger:
            note = {"entry": _stamp(one.day), "description": f"{one.progress}% {one.note}"}
            notes.setdefault(one.task, []).append(note)
        for number, entries in notes.items():
            task = known[number]
            row = {"description": f"{number} {task.title}", "project": unit, "annotations": entries}
            rows.append(row | ({"due": _stamp(task.last_day)} if task.last_day else {}))
    yield json.dumps(rows, ensure_ascii=False)


def _stamp(day: date) -> str:
    return f"{day:%Y%m%d}T000000Z"
