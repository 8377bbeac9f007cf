"""The invented workspaces: as large as they say, the same every time, and without problems."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Yshj

SCRIPT = ROOT / "bench" / "generate.py"
AS_OF = "2026-03-25"


def generate(folder: Path, *options: str, seed: str = "0") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, str(SCRIPT), "S", str(folder), *options]
    return subprocess.run(command, env={"PYTHONHASHSEED": seed}, capture_output=True, check=False)


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("city") / "S"
    assert generate(folder, "--journal").returncode == 0
    return folder


def test_a_city_has_its_size(yshj: Yshj, city: Path) -> None:
    run = yshj("status", "--as-of", AS_OF, "--format", "json", cwd=city)

    assert run.json["summary"]["tasks"] == 70
    assert run.json["inputs"] == {"found": 40, "read": 40, "refused": 0, "entries": 1300}
    assert len(list((city / "data" / "reports").iterdir())) == 38


def test_a_city_is_read_without_problems(yshj: Yshj, city: Path) -> None:
    run = yshj("status", "--as-of", AS_OF, cwd=city)

    assert (run.code, run.err) == (0, "")


def test_all_five_states_occur(yshj: Yshj, city: Path) -> None:
    summary = yshj("status", "--as-of", AS_OF, "--format", "json", cwd=city).json["summary"]

    assert all(summary[state] >= 5 for state in ("done", "overdue", "unowned", "at_risk", "on_track"))


def test_the_same_size_gives_the_same_bytes(city: Path, tmp_path: Path) -> None:
    generate(tmp_path / "again", "--journal", seed="1")

    assert files(tmp_path / "again") == files(city)


def test_another_city_is_another_city_of_the_same_size(yshj: Yshj, city: Path, tmp_path: Path) -> None:
    generate(tmp_path / "other", "--city", "1")
    first, other = (
        yshj("status", "--as-of", AS_OF, "--format", "json", cwd=folder).json
        for folder in (city, tmp_path / "other")
    )

    assert other["plan"]["name"] == "江州市优化营商环境行动方案"
    assert other["inputs"] == first["inputs"]
    assert other["summary"] != first["summary"]


def test_the_journals_hold_one_transaction_an_entry(city: Path) -> None:
    for name in ("entries.hledger", "entries.ledger"):
        text = (city / name).read_text("utf-8")
        assert text.count("\n\n") == 1300


def test_a_folder_that_is_not_empty_is_left_alone(city: Path) -> None:
    before = files(city)

    assert generate(city).returncode == 2
    assert files(city) == before
