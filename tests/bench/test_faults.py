"""Some of what `bench/faults.py` does: old or new, never between, and nothing lost."""

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs signals and strace")


@pytest.fixture
def faults(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(str(ROOT / "bench"))
    import faults

    return faults


def wrong(found: Iterator[str | None], tried: int) -> list[str]:
    outcomes = [*found]
    assert len(outcomes) >= tried
    return [one for one in outcomes if one]


def test_a_dozen_kills(faults, tmp_path: Path) -> None:
    assert wrong(faults.kills(faults.Place(tmp_path), 12), 12) == []


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
def test_system_calls_that_fail(faults, tmp_path: Path) -> None:
    """Each way to fail has its turn: there are four, and 13 is odd."""
    assert wrong(faults.failing_calls(faults.Place(tmp_path), every=13), 8) == []


def test_a_disk_that_takes_nothing(faults, tmp_path: Path) -> None:
    assert wrong(faults.disks(faults.Place(tmp_path)), 1) == []


def test_eight_writers_at_once(faults, tmp_path: Path) -> None:
    assert wrong(faults.writers(faults.Place(tmp_path), 8, 1), 8) == []
    assert not [path.name for path in tmp_path.iterdir() if path.name.startswith(".yshj-")]


def test_what_is_between_old_and_new_would_be_seen(faults, tmp_path: Path) -> None:
    place = faults.Place(tmp_path)
    outcomes: dict[str, Callable[[], object]] = {
        "between": lambda: place.report.write_bytes(place.new[:-3]),
        "nothing was written": lambda: place.report.write_bytes(faults.OLD),
        "gone": place.report.unlink,
    }
    for words, happens in outcomes.items():
        happens()
        assert words in place.fault(0)
