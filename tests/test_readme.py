"""The READMEs say what is true: the commands, the CI file that the tests run, links that lead somewhere."""

import re
import shutil
from pathlib import Path
from textwrap import dedent

import pytest

from tests.conftest import FROZEN, ROOT, Yshj

READMES = ("README.md", "README.zh-CN.md")


@pytest.mark.parametrize("name", READMES)
def test_the_two_commands_come_first(name: str) -> None:
    blocks = re.findall(r"(?:^    .*\n)+", (ROOT / name).read_text("utf-8"), re.MULTILINE)
    assert blocks[0].strip() == (
        "python3 -m venv .venv && .venv/bin/pip install -e . && .venv/bin/yshj status --as-of 2025-10-20"
    )
    assert blocks[1].strip() == (
        "python3 -m venv .venv && .venv/bin/pip install -e '.[dev]' && .venv/bin/pytest -n auto"
    )


@pytest.mark.parametrize("name", READMES)
def test_the_ci_snippet_is_the_file_that_the_tests_run(name: str) -> None:
    snippet = "".join(
        f"    {line}\n" if line else "\n" for line in (ROOT / "ci/github.yml").read_text("utf-8").splitlines()
    )
    assert snippet in (ROOT / name).read_text("utf-8")


@pytest.mark.parametrize("path", [*READMES, "docs/how-it-runs.md", "docs/ci.md"])
def test_links_lead_somewhere(path: str) -> None:
    page = ROOT / path
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text("utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def block(name: str, start: str) -> str:
    """The first indented block of a page that has `start`, as a file."""
    blocks = re.findall(r"(?:^    .*\n)+", (ROOT / name).read_text("utf-8"), re.MULTILINE)
    return dedent(next(text for text in blocks if start in text))


@pytest.fixture(params=READMES)
def workspace(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The real plan with nothing but the report and the decisions that a README shows."""
    (tmp_path / "data" / "reports").mkdir(parents=True)
    shutil.copy(FROZEN / "data" / "plan-6.0.yaml", tmp_path / "data")
    (tmp_path / "data" / "reports" / "一.yaml").write_text(block(request.param, "yshj-report/1"), "utf-8")
    (tmp_path / "data" / "decisions.yaml").write_text(block(request.param, "yshj-decisions/1"), "utf-8")
    return tmp_path


def test_what_is_written_by_hand_is_accepted(workspace: Path, yshj: Yshj) -> None:
    run = yshj("lint", "--as-of", "2025-12-01", cwd=workspace)
    assert (run.code, run.err) == (0, "")


def test_the_report_written_by_hand_draws_no_finding(workspace: Path, yshj: Yshj) -> None:
    shown = yshj("check", "--as-of", "2025-07-31", "--format", "json", cwd=workspace).json
    assert shown["inputs"]["entries"] == 2
    assert [found for found in shown["findings"] if found["task"] == "1-7-1"] == []
    assert [found for found in shown["findings"] if found["file"] == "data/reports/一.yaml"] == []
