"""What a run imports: start-up is most of what a small run costs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

HEAVY = {
    "typer", "pydantic", "pydantic_core", "ruamel.yaml", "rich", "rich.table", "chinese_calendar", "dateutil",
    "importlib.metadata", "openpyxl", "docx", "jinja2", "yshj.judging", "yshj.judging.rules.p01",
    "yshj.model.plan",
}  # fmt: skip
PROBE = (
    "import sys; from yshj.cli.main import main\ntry: main()\nfinally: print(*sys.modules, file=sys.stderr)"
)


def imported(*arguments: str, cache: Path) -> set[str]:
    """Which heavy modules a run of its own process has imported."""
    environment = {**os.environ, "YSHJ_CACHE": str(cache), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", PROBE, *arguments]
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return HEAVY & set(run.stderr.split())


@pytest.mark.parametrize(
    ("arguments", "heavy"),
    [
        (("--version",), set()),
        (("--help",), {"typer"}),
        (("status", "--help"), {"typer"}),
    ],
)
def test_what_the_short_answers_import(arguments: tuple[str, ...], heavy: set[str], tmp_path: Path) -> None:
    assert imported(*arguments, cache=tmp_path) == heavy


def test_a_second_status_imports_neither_models_nor_parser(tmp_path: Path) -> None:
    asked = ("status", "--as-of", "2025-10-20")
    first = imported(*asked, cache=tmp_path)
    assert first >= {"typer", "pydantic", "ruamel.yaml", "yshj.judging"}
    assert not first & {
        "rich.table", "chinese_calendar", "openpyxl", "docx", "jinja2", "yshj.judging.rules.p01",
    }  # fmt: skip
    assert imported(*asked, cache=tmp_path) == {"typer"}
