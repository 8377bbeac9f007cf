"""The same bytes with the cache off, cold, warm and poisoned, for every kind of command."""

from pathlib import Path

import pytest

from tests.cli.asking import swap_rows
from tests.conftest import Run, Yshj

QUESTIONS = [
    ("status", "--format", "json"),
    ("status", "--width", "100"),
    ("overdue",),
    ("unowned",),
    ("show", "3-2-2", "--format", "json"),
    ("dept", "--format", "csv"),
    ("check", "--format", "sarif"),
    ("lint", "--format", "json"),
    ("report", "week", "2025-W42"),
    ("publish", "jsonl"),
]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question[0])
def test_the_same_bytes_cold_warm_off_and_poisoned(
    yshj: Yshj, database: Path, question: tuple[str, ...]
) -> None:
    def asked(*more: str) -> Run:
        day = () if question[0] == "lint" else ("--as-of", "2025-10-20")
        return yshj(*question, *day, *more)

    off = asked("--no-cache")
    assert not database.exists()
    cold, warm = asked(), asked()
    swap_rows(database)
    poisoned, healed = asked(), asked()
    assert off == cold == warm == poisoned == healed
