"""docs/many-cities.md says what is true: its commands, its keys, and what DuckDB makes of the lines."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from tests.conftest import FROZEN, ROOT, Yshj
from tests.editor.schemas import schema
from tests.snippets import parse, write
from tests.test_docs import BLOCK, text_of

PAGE = "docs/many-cities.md"
VIEW, BY_CITY, BY_UNIT, BY_CODE = (
    dedent(block)
    for block in BLOCK.findall(text_of(PAGE))
    if dedent(block).startswith(("CREATE", "SELECT")) and "事项" in block
)
KEYS = list(schema("lead")["properties"])
NEEDS_DUCKDB = pytest.mark.skipif(
    find_spec("duckdb") is None, reason="duckdb is not installed: pip install duckdb (70 MB, so in no extra)"
)
STATES = ("overdue", "unowned", "at_risk", "on_track", "done")


def query(sql: str) -> list[tuple[Any, ...]]:
    """The rows of a query over the page's view of ./汇总."""
    import duckdb

    with duckdb.connect() as database:
        database.execute(VIEW)
        rows: list[tuple[Any, ...]] = database.execute(sql).fetchall()
        return rows


def printed_after(sql: str) -> list[list[str]]:
    """The rows of the table that the page shows below a query."""
    after = text_of(PAGE).split(sql.rstrip().splitlines()[-1], 1)[1]
    table = next(block for block in BLOCK.findall(after) if "┌" in block)
    rows = [[cell.strip() for cell in line.split("│")[1:-1]] for line in table.splitlines() if "│" in line]
    return rows[2:]  # below the names and the types


def commands() -> Iterator[list[str]]:
    """What the page has one type before its first query."""
    for block in BLOCK.findall(text_of(PAGE).split("## DuckDB")[0]):
        for line in dedent(block).splitlines():
            if line.startswith(("yshj ", "python ", "mkdir ", "echo ")):
                yield shlex.split(line)


def typed(words: list[str], folder: Path, yshj: Yshj) -> None:
    """One command of the page, in a folder that has a copy of the frozen books."""
    if words[0] == "mkdir":
        (folder / words[1]).mkdir()
    elif words[0] == "echo":
        with (folder / words[3]).open("a", encoding="utf-8") as file:
            file.write(f"{words[1]}\n")
    elif words[0] == "python":
        subprocess.run([sys.executable, ROOT / words[1], *words[2:]], cwd=folder, check=True)
    else:
        run = yshj(*words[1:], cwd=folder)
        assert run.out == ""
        assert run.code == (3 if "安州市" in words else 0)
        told = [line for line in run.err.splitlines() if not line.startswith("已写入 ")]
        assert "\n".join(told) in text_of(PAGE)


@pytest.fixture
def cities(tmp_path: Path, yshj: Yshj, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which everything was done that the page says."""
    shutil.copytree(FROZEN / "data", tmp_path / "data")
    (tmp_path / "汇总").mkdir()
    first, make, *rest = commands()
    assert make == ["mkdir", "汇总"]
    for words in (first, *rest):
        typed(words, tmp_path, yshj)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "汇总"


@NEEDS_DUCKDB
@pytest.mark.parametrize("sql", [BY_CITY, BY_UNIT, BY_CODE], ids=["by city", "by unit", "by code"])
def test_the_page_shows_what_duckdb_prints(cities: Path, sql: str) -> None:
    found = [[_printed(cell) for cell in row] for row in query(sql)]
    assert found
    assert printed_after(sql) == found


def _printed(cell: object) -> str:
    return str(cell).lower() if isinstance(cell, bool) else str(cell)


@pytest.fixture
def two(tmp_path: Path, yshj: Yshj, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The lines of two small workspaces: nothing but ids like dates, and columns that are all null."""
    bare = "{task: {due: ongoing, lead: [甲局, 各园区]}, groups: [{name: 各园区, members: open}]}"
    full = """
        task: {due: 2025-09, lead: [甲局, 乙局], support_open: true}
        entries: {乙局: [{date: 2025-08-31, progress: 100, owner: 张某}]}
        other_tasks: [{id: 1-1-2, title: 无人牵头的, due: 2025-12}]
    """
    (tmp_path / "汇总").mkdir()
    lines = []
    for name, book in (("甲市", bare), ("乙市", full)):
        folder = write(tmp_path / name, parse(book))
        plan = folder / "data" / "plan-1.yaml"
        plan.write_text(plan.read_text("utf-8").replace("某市", name), "utf-8")
        run = yshj("publish", "jsonl", "--as-of", "2025-10-20", "-o", f"../汇总/{name}.jsonl", cwd=folder)
        assert (run.code, run.err) == (0, "")
        lines += yshj("publish", "jsonl", "--as-of", "2025-10-20", cwd=folder).lines
    monkeypatch.chdir(tmp_path)
    return lines


@NEEDS_DUCKDB
def test_duckdb_counts_as_the_lines_do(two: list[Any]) -> None:
    rows = {row[0].removesuffix("人民政府办公室"): row[3:10] for row in query(BY_CITY)}
    for name in ("甲市", "乙市"):
        own = [line for line in two if line["plan_issuer"].startswith(name)]
        tasks = sum(line["first_of_task"] for line in own)
        leads = sum(line["unit"] is not None for line in own)
        states = (sum(line["state"] == state for line in own) for state in STATES)
        assert rows[name] == (tasks, leads, *states)
    assert sum(rows["乙市"][2:]) == 3  # the task that nobody leads among them
    assert [row[:3] for row in query(BY_UNIT)] == [("甲局", 1, 1)]


@NEEDS_DUCKDB
def test_duckdb_has_every_value_of_every_line(two: list[Any]) -> None:
    found = query(f"SELECT {', '.join(KEYS)} FROM 事项 ORDER BY plan_issuer DESC, task, leads, unit DESC")
    lines = sorted(two, key=lambda line: (line["task"], line["leads"]))
    lines.sort(key=lambda line: line["plan_issuer"], reverse=True)
    wanted = sorted(repr([line[key] for key in KEYS]) for line in lines)
    assert sorted(repr([_plain(value) for value in row]) for row in found) == wanted


def _plain(value: Any) -> Any:
    return str(value) if hasattr(value, "isoformat") else value


def test_the_view_and_the_table_name_every_key_in_order() -> None:
    named = re.findall(r"(?:^  |, )(\w+): '", VIEW, re.MULTILINE)
    assert named == KEYS
    rows = re.findall(r"^\| (`.+?`) \|", text_of(PAGE), re.MULTILINE)
    assert re.findall(r"`(\w+)`", "".join(rows)) == KEYS


def test_the_commands_write_a_file_a_city(cities: Path) -> None:
    assert sorted(os.listdir(cities)) == ["云州市.jsonl", "安州市.jsonl", "江州市.jsonl", "鄂尔多斯市.jsonl"]
