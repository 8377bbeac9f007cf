"""A workspace below a repository: a waived finding, a known one, an input problem, a task of two leads."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run, Yshj

FOLDER = "台账 A"
"""The workspace's folder in the repository: not ASCII, and with a space."""
CHECK = ("check", "--as-of", "2025-10-20", "--baseline", "known.yaml")
LINT = ("lint", "--fail-on", "P02")

Report = Callable[..., Run]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT", "GITHUB_WORKSPACE", "CI_PROJECT_DIR", "WORKSPACE"):
        monkeypatch.delenv(name, raising=False)
    root = tmp_path / "repository"
    (root / ".git").mkdir(parents=True)
    shutil.copytree(Path(__file__).with_name("workspace"), root / FOLDER)
    return root


@pytest.fixture
def report(yshj: Yshj, repository: Path) -> Report:
    """Runs a command in the workspace."""

    def call(*arguments: str) -> Run:
        return yshj(*arguments, cwd=repository / FOLDER)

    return call
