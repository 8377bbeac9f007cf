"""Whatever happened to the database of parsed files, a row is right or it is none."""

import contextlib
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.asking import Ask, change_rows, swap_rows


def in_its_place(path: Path) -> None:
    path.unlink()
    path.mkdir()


def another_table(path: Path) -> None:
    path.unlink()
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE parsed (something TEXT)")


def flip_at(part: float) -> Callable[[Path], None]:
    def flip(path: Path) -> None:
        data = bytearray(path.read_bytes())
        data[int(part * (len(data) - 1))] ^= 0x55
        path.write_bytes(bytes(data))

    return flip


POISONS: dict[str, Callable[[Path], None]] = {
    **{f"flipped at {tenth} tenths": flip_at(tenth / 10) for tenth in range(11)},
    "a bit of every body": lambda path: change_rows(path, lambda body: body[:30] + b"x" + body[31:]),
    "bodies cut": lambda path: change_rows(path, lambda body: body[:-1]),
    "bodies empty": lambda path: change_rows(path, lambda body: b""),
    "bodies of text": lambda path: change_rows(path, lambda body: "甲" * 50),  # type: ignore[arg-type,return-value]
    "bodies swapped": swap_rows,
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-600]) and None,
    "empty": lambda path: path.write_bytes(b"") and None,
    "garbage": lambda path: path.write_bytes(os.urandom(9000)) and None,
    "garbage behind an honest head": lambda path: (
        path.write_bytes(path.read_bytes()[:100] + b"?" * 9000) and None
    ),
    "a folder": in_its_place,
    "another's table": another_table,
}


@pytest.mark.parametrize("poison", POISONS)
def test_a_poisoned_database_is_no_answer(check: Ask, database: Path, poison: str) -> None:
    right, other = check(), check(day="2025-12-20")
    POISONS[poison](database)
    for _ in range(2):
        assert (check(), check(day="2025-12-20")) == (right, other)
