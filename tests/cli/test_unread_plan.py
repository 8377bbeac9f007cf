"""Without a plan that can be read there is nothing to count: no empty table passes for an answer."""

from pathlib import Path

import pytest

from tests.cli.asking import BOOKS
from tests.conftest import Yshj
from tests.snippets import write

COMMANDS = ("status", "overdue", "at-risk", "unowned")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("form", ["table", "markdown"])
def test_the_page_says_so_and_shows_no_table(yshj: Yshj, tmp_path: Path, command: str, form: str) -> None:
    run = yshj(command, "--plan", "没有.yaml", "--format", form, cwd=write(tmp_path, BOOKS))
    assert run.code == 3
    assert run.err == "没有.yaml:1:1: F01 文件不存在；请检查文件名和路径\n"
    assert "方案没有读入，无从评判" in run.out
    assert not [word for word in ("共 0 项", "没有逾期", "没有预警", "没有未认领", "编号") if word in run.out]


@pytest.mark.parametrize("command", COMMANDS)
def test_json_keeps_its_shape(yshj: Yshj, tmp_path: Path, command: str) -> None:
    books = write(tmp_path, BOOKS)
    shape = yshj(command, "--as-of", "2025-10-20", "--format", "json", cwd=books).json
    run = yshj(command, "--as-of", "2025-10-20", "--plan", "没有.yaml", "--format", "json", cwd=books)
    assert (run.code, list(run.json)) == (3, list(shape))
    assert run.json["plan"] is None
