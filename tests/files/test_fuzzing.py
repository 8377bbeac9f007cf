"""The script that breaks reports in thousands of ways finds nothing in some hundred of them."""

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "scripts" / "fuzz_reports.py"


def test_a_few_hundred_broken_reports() -> None:
    command = [sys.executable, SCRIPT, "--reports", "200"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.strip() == "200 sound"
