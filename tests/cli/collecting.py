"""A workspace, the folder in which its forms come back, and what `collect` makes of them."""

import importlib
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, Run, Yshj
from tests.snippets import parse

pytest.importorskip("openpyxl")
sys.path.append(str(ROOT / "bench"))
FORM: Any = importlib.import_module("spoilt_form")
RETURNS: Any = importlib.import_module("returns")
REPORT = "data/reports/甲局.yaml"


def entries(folder: Path, file: str = "表") -> dict[str, dict[str, Any]]:
    """Task → what was written for the day, all of it from that file."""
    report = parse((folder / REPORT).read_text("utf-8"))
    today = [entry for entry in report["entries"] if str(entry["date"]) == FORM.DAY]
    for entry in today:
        assert entry.pop("via").startswith(f"{file}.")
    return {
        entry["task"]: {key: value for key, value in entry.items() if key not in ("date", "task")}
        for entry in today
    }


class Office:
    """A workspace and the folder in which forms come back."""

    def __init__(self, folder: Path, yshj: Yshj) -> None:
        FORM.workspace(folder)
        self.folder, self.back, self._yshj = folder, folder / "回收", yshj
        self.back.mkdir()

    def returned(self, name: str = "表.xlsx", spoil: Any = None, unit: str = "甲局", **said: Any) -> Path:
        """A form that comes back, with these answers in its first row."""
        book = FORM.form(unit)
        FORM.put(book["进展"], 4, **said)
        if spoil:
            spoil(book)
        path = self.back / name
        path.parent.mkdir(parents=True, exist_ok=True)
        book.save(path)
        return path

    def collect(self, *more: str, day: str = "2025-10-20") -> Run:
        return self._yshj("collect", "回收", "--date", day, *(more or ("--yes",)), cwd=self.folder)

    def ledger(self) -> str:
        return (self.folder / REPORT).read_text("utf-8")

    def proofs(self) -> dict[str, str]:
        folder = self.folder / "data" / "reports" / "佐证"
        return {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*.*")}
