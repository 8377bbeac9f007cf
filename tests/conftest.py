"""What every test may ask for: a run of the program, and the books that the tests stand on."""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from yshj.cli.main import run

os.environ.setdefault("YSHJ_CACHE", "off")
"""Set it to a folder to run the whole suite with what was parsed kept there."""

ROOT = Path(__file__).resolve().parent.parent
FROZEN = ROOT / "tests" / "books"
"""Plan 6.0 with demonstration books, for tests and generated pages: `data/` is its owner's."""


@dataclass(frozen=True)
class Run:
    """One finished run."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """What JSON Lines say; a text that ends in the middle of a line is none."""
        assert self.out.endswith("\n") or not self.out
        return [json.loads(line) for line in self.out.split("\n")[:-1]]


def words_in(out: bytes) -> str:
    """What was written, as text: of a Word file its paragraphs and the rows of its tables, a line each."""
    if not out.startswith(b"PK"):
        return out.decode("utf-8")
    from docx import Document

    word = Document(BytesIO(out))
    rows = (" | ".join(cell.text for cell in row.cells) for table in word.tables for row in table.rows)
    return "\n".join([*(paragraph.text for paragraph in word.paragraphs), *rows])


Yshj = Callable[..., Run]


@pytest.fixture
def yshj(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Yshj:
    """Runs the program as a user would, in the folder `cwd` (the frozen books unless given)."""
    for name in ("NO_COLOR", "FORCE_COLOR", "CI", "GITHUB_ACTIONS", "GITLAB_CI"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: str, cwd: Path = FROZEN) -> Run:
        before = Path.cwd()
        os.chdir(cwd)
        capfdbinary.readouterr()
        try:
            code = run(arguments)
        finally:
            os.chdir(before)
        captured = capfdbinary.readouterr()
        return Run(code, words_in(captured.out), captured.err.decode("utf-8"))

    return call


GOLDEN = Path(__file__).with_name("formats") / "golden"


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compares text with tests/formats/golden/NAME; `UPDATE_GOLDEN=1 pytest` writes it anew."""

    def check(name: str, text: str) -> None:
        path = GOLDEN / name
        if os.environ.get("UPDATE_GOLDEN"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8"))
        assert path.read_bytes().decode("utf-8") == text

    return check
