"""Books with an issued paper."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import FROZEN, Yshj


@pytest.fixture
def issued_book(yshj: Yshj, tmp_path: Path) -> Path:
    """Books of which the bulletin of September was issued as number 9."""
    shutil.copytree(FROZEN, tmp_path / "book")
    issue = ("bulletin", "--month", "2025-09", "--issue", "9")
    assert yshj("publish", *issue, cwd=tmp_path / "book").code == 0
    return tmp_path / "book"
