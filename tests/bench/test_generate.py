"""The invented workspaces: as large as they say, the same every time, and without problems."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Yshj
from tests.files.small import contents

SCRIPT = ROOT / "bench" / "generate.py"
AS_OF = "2026-03-25"


def generate(folder: Path, *options: str, seed: str = "0") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, str(SCRIPT), "S", str(folder), *options]
    return subprocess.run(command, env={"PYTHONHASHSEED": seed}, capture_output=True, check=False)


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("city") / "S"
    assert generate(folder, "--journal").returncode == 0
    return folder


def test_a_city_has_its_size(yshj: Yshj, city: Path) -> None:
    run = yshj("status", "--as-of", AS_OF, "--format", "json", cwd=city)

    assert run.json["summary"]["tasks"] == 70
    assert run.json["inputs"] == {
        "found": 40,
        "read": 40,
        "refused": 0,
        "entries": 1300,
        "last_entry": "2026-03-25",
    }
    assert len(list((city / "data" / "reports").iterdir())) == 38


def test_a_city_is_read_without_problems(yshj: Yshj, city: Path) -> None:
    run = yshj("status", "--as-of", AS_OF, cwd=city)

    assert (run.code, run.err) == (0, "")


def test_all_five_states_occur(yshj: Yshj, city: Path) -> None:
    summary = yshj("status", "--as-of", AS_OF, "--format", "json", cwd=city).json["summary"]

    assert all(summary[state] >= 5 for state in ("done", "overdue", "unowned", "at_risk", "on_track"))


def test_the_same_size_gives_the_same_bytes(city: Path, tmp_path: Path) -> None:
    generate(tmp_path / "again", "--journal", seed="1")

    assert contents(tmp_path / "again") == contents(city)


def test_another_city_is_another_city_of_the_same_size(yshj: Yshj, city: Path, tmp_path: Path) -> None:
    generate(tmp_path / "other", "--city", "1")
    first, other = (
        yshj("status", "--as-of", AS_OF, "--format", "json", cwd=folder).json
        for folder in (city, tmp_path / "other")
    )

    assert other["plan"]["name"] == "江州市优化营商环境行动方案"
    assert other["inputs"] == first["inputs"]
    assert other["summary"] != first["summary"]


def test_the_other_programs_get_every_entry(city: Path) -> None:
    assert (city / "entries.journal").read_text("utf-8").count("\n\n") == 1300
    assert (city / "entries.beancount").read_text("utf-8").count(" PCT\n") == 1300
    tasks = json.loads((city / "tasks.json").read_text("utf-8"))
    assert sum(len(task["annotations"]) for task in tasks) == 1300


@pytest.mark.parametrize("style", ["crlf", "comments"])
def test_the_same_entries_are_written_in_another_way(
    yshj: Yshj, city: Path, tmp_path: Path, style: str
) -> None:
    generate(tmp_path / style, "--style", style)
    written = contents(tmp_path / style)
    plain = {name: data for name, data in contents(city).items() if name.startswith("data/")}
    assert all(written[name] != data for name, data in plain.items() if name != "data/decisions.yaml")
    as_json = ("status", "--as-of", AS_OF, "--format", "json")
    assert yshj(*as_json, cwd=tmp_path / style) == yshj(*as_json, cwd=city)


def test_one_value_a_report_is_wrong(yshj: Yshj, tmp_path: Path) -> None:
    generate(tmp_path / "S", "--style", "mistakes")
    run = yshj("lint", "--format", "json", cwd=tmp_path / "S")
    assert run.code == 3
    assert {problem["code"] for problem in run.json["problems"]} == {"F03"}
    named = [problem["file"] for problem in run.json["problems"]]
    assert len(named) == len(set(named)) >= 36


def test_a_folder_that_is_not_empty_is_left_alone(city: Path) -> None:
    before = contents(city)

    assert generate(city).returncode == 2
    assert contents(city) == before
