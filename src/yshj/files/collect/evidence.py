"""Evidence that came with a form → where it is kept, and how an entry names it there."""

import os
import re
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from yshj.files.collect.sources import Source
from yshj.files.edit.ledger import file_name_of
from yshj.files.find.discovery import EVIDENCE_FOLDER
from yshj.files.quoting import quoted

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


class Filed(NamedTuple):
    """How an entry names its evidence, and what has to be copied for it."""

    names: list[str]
    copies: dict[str, Path]
    """New file → the one that it is a copy of."""
    notes: list[str]
    """Of what it names that nobody has sent."""


class Filing:
    """Where evidence goes: never over another file of the same name."""

    def __init__(self, reports: Path) -> None:
        self._folder = reports / EVIDENCE_FOLDER
        self._planned: dict[str, Path] = {}

    def filed(self, names: list[str], source: Source, unit: str, report: Path) -> Filed:
        """What becomes of evidence that `unit` names in a form and that goes to `report`."""
        filed = Filed([], {}, [])
        for name in names:
            if _ADDRESS.match(name):
                filed.names.append(name)
                continue
            folder = self._folder / file_name_of(unit, "")
            path = source.beside(name)
            if path is None:
                target = folder / file_name_of(os.path.basename(name.replace("\\", "/")), "")
                what = "，沿用以前同名的" if target.is_file() else "，请补"
                filed.notes.append(f"{unit} 的佐证{quoted(name)}没有随表送来{what}")
            else:
                target = self._free(folder / path.name, path)
                if not target.exists():
                    filed.copies[str(target)] = self._planned[str(target)] = path
            filed.names.append(os.path.relpath(target, report.parent).replace(os.sep, "/"))
        return filed

    def _free(self, target: Path, path: Path) -> Path:
        """The first name of its kind that nothing else bears."""
        wanted, number = target, 1
        while (taken := self._planned.get(str(target)) or (target if target.exists() else None)) is not None:
            if taken.samefile(path) or _content(taken) == _content(path):
                return target
            number += 1
            target = wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}")
        return target


def _content(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()
