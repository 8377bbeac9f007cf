"""Books with an issued paper, which is made once."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import FROZEN
from yshj.cli.main import run


@pytest.fixture(scope="session")
def issued_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Books of which the bulletin of September was issued as number 9; nobody changes them."""
    folder = tmp_path_factory.mktemp("issued")
    shutil.copytree(FROZEN, folder / "book")
    issue = ("bulletin", "--month", "2025-09", "--issue", "9", "-o", str(folder / "9.docx"))
    assert run(("publish", *issue, "-C", str(folder / "book"))) == 0
    return folder / "book"


@pytest.fixture
def issued_book(issued_once: Path, tmp_path: Path) -> Path:
    """A copy of them."""
    return shutil.copytree(issued_once, tmp_path / "book")
