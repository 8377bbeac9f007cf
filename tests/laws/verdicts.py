"""Random snippets judged, from one folder that is written over: making and removing one each time is slow."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.snippets import loaded, write
from yshj.judging.assess import assess
from yshj.model.assessment import Assessment, header_of
from yshj.model.books import Loaded

FOLDER = TemporaryDirectory(prefix="yshj-laws-")


def read(snippet: dict[str, Any]) -> Loaded:
    """What the real loader makes of a snippet; decisions that it refuses are left out, and told."""
    folder = Path(FOLDER.name)
    for file in folder.rglob("*.yaml"):
        file.unlink()
    return loaded(write(folder, snippet))


def judged_on(books: Loaded, day: date) -> Assessment:
    """What was read, as of a day."""
    assert books.books is not None
    return assess(books.books, header_of(books, day))


def verdict(snippet: dict[str, Any]) -> Assessment:
    """A snippet as of its own day."""
    return judged_on(read(snippet), date.fromisoformat(snippet["as_of"]))
