"""`bench/cities` measures what it says: each city published three times, nothing left behind."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

COMMAND = Path(sys.executable).with_name("yshj")


@pytest.mark.skipif(not COMMAND.exists(), reason="the yshj command is not installed beside this Python")
def test_two_cities() -> None:
    command = [sys.executable, str(ROOT / "bench" / "cities"), "--cities", "2", "--python", sys.executable]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    rows = [line.split("|")[1].strip() for line in done.stdout.splitlines() if line.startswith("| ")]
    assert rows == ["publish jsonl", "---", "首次", "再次", "换一个评判日"]
    assert "2 座城市" in done.stdout
    sizes = done.stdout.splitlines()[-1]
    assert sizes.startswith("每座城市占用：填报 1.")
    assert "缓存 0.0" not in sizes
