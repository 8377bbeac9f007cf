"""What the tests of the cache share."""

from pathlib import Path

import pytest

from tests.cli.asking import BOOKS, Ask
from tests.conftest import Run, Yshj
from tests.snippets import write


@pytest.fixture
def books(tmp_path: Path) -> Path:
    """A small workspace."""
    return write(tmp_path / "work", BOOKS)


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where runs keep what they have parsed, from now on."""
    monkeypatch.setenv("YSHJ_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "yshj-parsed.db"


@pytest.fixture
def check(yshj: Yshj, books: Path, database: Path) -> Ask:
    """A question asked of it."""

    def call(*more: str, day: str = "2025-10-20") -> Run:
        return yshj("check", "--as-of", day, "--format", "json", *more, cwd=books)

    return call
