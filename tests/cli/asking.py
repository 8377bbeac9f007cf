"""A question asked of a small workspace, and the database of parsed files behind it."""

import contextlib
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.conftest import Run

Ask = Callable[..., Run]
BOOKS: dict[str, Any] = {
    "task": {"due": "2025-12", "lead": ["甲局", "乙局"], "deliverables": ["清单"]},
    "entries": {
        "甲局": [{"date": "2025-10-10", "progress": 70, "owner": "张某", "evidence": ["证.txt"]}],
        "乙局": [{"date": "2025-10-10", "progress": 80, "owner": "李某"}],
    },
}


def report(folder: Path, unit: str = "甲局") -> Path:
    return folder / "data" / "reports" / f"{unit}.yaml"


def touch_report(folder: Path) -> None:
    path = report(folder)
    path.write_text(path.read_text("utf-8").replace("70", "71"), "utf-8")


def break_report(folder: Path) -> None:
    report(folder).write_text("format: [", "utf-8")


def rows(database: Path) -> list[tuple[bytes, bytes]]:
    with contextlib.closing(sqlite3.connect(database)) as connection:
        return connection.execute("SELECT key, body FROM parsed ORDER BY key").fetchall()


def change_rows(database: Path, change: Callable[[bytes], bytes]) -> None:
    with contextlib.closing(sqlite3.connect(database)) as connection, connection:
        for key, body in connection.execute("SELECT key, body FROM parsed").fetchall():
            connection.execute("UPDATE parsed SET body = ? WHERE key = ?", (change(body), key))


def swap_rows(database: Path) -> None:
    bodies = [body for _, body in rows(database)]
    turned = iter([*bodies[1:], bodies[0]])
    with contextlib.closing(sqlite3.connect(database)) as connection, connection:
        for key, _ in rows(database):
            connection.execute("UPDATE parsed SET body = ? WHERE key = ?", (next(turned), key))
