"""What a run imports: start-up is most of what a small run costs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from tests.conftest import FROZEN

HEAVY = {
    "typer", "pydantic", "pydantic_core", "ruamel.yaml", "rich", "rich.table", "chinese_calendar", "dateutil",
    "importlib.metadata", "xlsxwriter", "xlrd", "openpyxl", "docx", "jinja2", "yshj.judging",
    "yshj.judging.rules.p01", "yshj.model.plan",
}  # fmt: skip
NEW_TYPER = tuple(map(int, typer.__version__.split(".")[:2])) >= (0, 29)
"""From then on it validates options with pydantic, which is why it is held below: decision 0003."""
TYPER = {"typer"} | ({"pydantic", "pydantic_core", "importlib.metadata"} if NEW_TYPER else set())
PROBE = """
import os, sys
from yshj.cli.main import main
def told(code): print(*sys.modules, file=sys.stderr, flush=True); end(code)
end, os._exit = os._exit, told
try: main()
except SystemExit: told(0)
"""


def imported(*arguments: str, cache: Path) -> set[str]:
    """Which heavy modules a run of its own process has imported."""
    return HEAVY & everything_imported(*arguments, cache=cache)


def everything_imported(*arguments: str, cache: Path) -> set[str]:
    environment = {**os.environ, "YSHJ_CACHE": str(cache), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", PROBE, *arguments]
    run = subprocess.run(command, cwd=FROZEN, env=environment, capture_output=True, text=True, check=True)
    return set(run.stderr.split())


@pytest.mark.parametrize(
    ("arguments", "heavy"),
    [
        (("--version",), set()),
        (("--help",), {"typer"}),
        (("status", "--help"), TYPER),
    ],
)
def test_what_the_short_answers_import(arguments: tuple[str, ...], heavy: set[str], tmp_path: Path) -> None:
    assert imported(*arguments, cache=tmp_path) == heavy


def test_a_second_status_imports_neither_models_nor_parser(tmp_path: Path) -> None:
    asked = ("status", "--as-of", "2025-10-20")
    imported(*asked, cache=tmp_path)
    again = everything_imported(*asked, cache=tmp_path)
    heavy = {
        "pydantic",
        "pydantic_core",
        "annotated_types",
        "ruamel.yaml",
        "rich",
        "chinese_calendar",
        "dateutil",
    }
    assert again & heavy <= TYPER | ({"annotated_types"} if NEW_TYPER else set())
    assert not again & {
        "yshj.files.yaml.careful",
        "yshj.files.yaml.plain.recogniser",
        "yshj.files.yaml.scalars",
    }
    # the day was given, and nobody need ask what zone the plan is in
    assert NEW_TYPER or not again & {"zoneinfo", "hashlib"}


def test_good_files_need_pydantic_and_no_yaml_library(tmp_path: Path) -> None:
    first = imported("status", "--as-of", "2025-10-20", cache=tmp_path)
    assert first >= {"typer", "pydantic", "yshj.judging", "yshj.model.plan"}
    assert "importlib.metadata" not in first or NEW_TYPER, (
        "pydantic looks for plugins in a place of another name"
    )
    assert not first & {"ruamel.yaml", "rich", "chinese_calendar", "dateutil"}
    assert not first & {"hmac", "_hashlib"} or NEW_TYPER


def test_what_is_imported_when_used_is_there_when_used() -> None:
    uses = "print(choice('a'), len(secrets.token_hex(4)))"
    asks = f"import yshj.files.validate.adapter, secrets; from secrets import choice; {uses}"
    assert subprocess.check_output([sys.executable, "-c", asks], text=True).split() == ["a", "8"]
