"""Every example line in a command's help is run, as it stands, against the frozen books."""

import inspect
import shlex
import shutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from tests.conftest import FROZEN, Yshj
from yshj.cli.app import COMMANDS
from yshj.cli.main import run


def examples() -> Iterator[str]:
    for name in COMMANDS:
        module = import_module(f"yshj.cli.commands.{name.replace('-', '_')}")
        text = inspect.getdoc(module.command) or ""
        yield from (line.strip() for line in text.splitlines() if line.strip().startswith("yshj "))


def test_every_command_has_an_example():
    shown = [line.split()[1] for line in examples()]
    assert [name for name in COMMANDS if name not in shown] == []


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the frozen books, for examples that write files; beside them a form that came back."""
    folder = tmp_path_factory.mktemp("books")
    shutil.copytree(FROZEN / "data", folder / "data")
    (folder / "回收").mkdir()
    (folder / "回收" / "市司法局.csv").write_text("编号,填报单位,本期进度\n3-1-1,市司法局,\n", "utf-8")
    issued = ("publish", "bulletin", "--month", "2025-08", "--issue", "2025-8", "-C", str(folder))
    assert run(issued) == 0
    return folder


@pytest.mark.parametrize("line", list(examples()))
def test_the_example_works(yshj: Yshj, books: Path, line: str):
    shown = yshj(*shlex.split(line)[1:], cwd=books)
    gated = "check" in line or "--fail-on" in line
    assert shown.code in ((0, 1) if gated else (0,)), shown.err
    assert shown.out or "已写入" in shown.err
    assert not any(word in shown.err for word in ("错误", "内部错误"))
