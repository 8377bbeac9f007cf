"""A question asked of a small workspace, and the database of parsed files behind it."""

import contextlib
import sqlite3
from collections.abc import Callable
from pathlib import Path

from tests.conftest import Run

Ask = Callable[..., Run]


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
