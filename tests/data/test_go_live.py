"""`scripts/go_live.py` takes the demonstration away, and nothing else; then a city can begin."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import FROZEN, ROOT, Yshj

PROOF = "佐证/4-1-特色做法小结.txt"
REAL = """\
format: yshj-report/1
unit: 市商务局
entries:
  - {date: 2025-04-10, task: 1-6-2, progress: 5, owner: 对外贸易科 韩某}
"""


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A copy of the demonstration, with a configuration."""
    shutil.copytree(FROZEN / "data", tmp_path / "data")
    (tmp_path / "yshj.yaml").write_text("format: yshj-config/1\npolicy: {behind_points: 15}\n", "utf-8")
    return tmp_path


def go_live(city: Path, *more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-X", "utf8", str(ROOT / "scripts" / "go_live.py"), str(city / "data"), *more]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def left(city: Path) -> list[str]:
    return sorted(path.relative_to(city).as_posix() for path in city.rglob("*") if path.is_file())


def test_a_city_goes_live_and_its_first_report_passes_the_gate(yshj: Yshj, city: Path) -> None:
    done = go_live(city, "--yes")
    assert (done.returncode, done.stderr) == (0, "")
    assert "已删除（71 个文件）：\n  data/decisions.yaml\n" in done.stdout
    assert left(city) == ["data/plan-6.0.yaml", "yshj.yaml"]
    assert list((city / "data" / "reports").iterdir()) == []
    first = city / "data" / "reports" / "市商务局.yaml"
    first.write_text(REAL, "utf-8")
    gate = yshj("check", "--as-of", "2025-04-20", "--format", "json", cwd=city)
    assert (gate.code, gate.json["passed"], gate.json["sample"]) == (0, True, False)
    assert gate.json["inputs"] == {
        "found": 2,
        "read": 2,
        "refused": 0,
        "entries": 1,
        "last_entry": "2025-04-10",
    }
    assert "示例" not in yshj("status", "--as-of", "2025-04-20", cwd=city).out


def test_what_is_not_marked_stays_with_its_evidence(city: Path) -> None:
    real = city / "data" / "reports" / "真实.yaml"
    real.write_text(REAL.replace("owner:", f"evidence: [{PROOF}], owner:"), "utf-8")
    done = go_live(city, "--yes")
    assert done.returncode == 0
    assert done.stdout.startswith("没有标明示例数据，留着（1 个文件）：\n  data/reports/真实.yaml\n")
    assert "已删除（70 个文件）" in done.stdout
    files = {"data/plan-6.0.yaml", f"data/reports/{PROOF}", "data/reports/真实.yaml", "yshj.yaml"}
    assert set(left(city)) == files
    assert "什么也没有删除" in go_live(city, "--yes").stdout


def test_without_yes_nothing_is_deleted(city: Path) -> None:
    before = left(city)
    done = go_live(city)
    assert (done.returncode, left(city)) == (0, before)
    assert "会删除（71 个文件）" in done.stdout


@pytest.mark.parametrize(
    "broken", ["unit: [", "- 一", "entries: [一]", "sample: true\nentries: [{date: 2025-02-30}]"]
)
def test_a_file_that_cannot_be_read_stops_it(city: Path, broken: str) -> None:
    (city / "data" / "reports" / "坏.yaml").write_text(broken, "utf-8")
    before = left(city)
    done = go_live(city, "--yes")
    assert (done.returncode, done.stderr, left(city)) == (1, "", before)
    assert "读不了（1 个文件）：\n  data/reports/坏.yaml\n什么也没有删除" in done.stdout
