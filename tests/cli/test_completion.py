"""What is offered on Tab: asked as the scripts ask, and in the shells themselves where they are installed."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_imports import TYPER
from tests.cli.typing import Typist, shell_or_skip
from tests.conftest import ROOT, Yshj
from tests.snippets import parse, plan_of, write
from yshj.cli.app import COMMANDS
from yshj.cli.commands.completion import SHELLS

BOOK = """
units: [{name: 丙局, aliases: [老三], kind: 市直部门}]
groups: [{name: 各园区(开发区), members: open}]
task: {due: 2025-12, lead: [甲局]}
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return write(tmp_path / "books", parse(BOOK))


@pytest.fixture
def offered(yshj: Yshj, workspace: Path, monkeypatch: pytest.MonkeyPatch):
    """The values offered for the last of some words, as a shell gets them."""

    def ask(*words: str, shell: str = "bash", by_lines: bool = True, cwd: Path = workspace) -> list[str]:
        monkeypatch.setenv("_YSHJ_COMPLETE", shell)
        if by_lines:
            monkeypatch.setenv("_YSHJ_WORDS", "\n".join(words))
            words = ()
        run = yshj(*words, cwd=cwd)
        assert (run.code, run.err) == (0, "")
        return [line.split("\t")[0] for line in run.out.splitlines()]

    return ask


def test_commands(offered):
    assert offered("") == list(COMMANDS)
    assert offered("st") == ["status"]
    assert offered("--as-of", "2025-10-20", "ov") == ["overdue"]


def test_options_of_a_command_each_with_its_meaning(offered, yshj: Yshj):
    assert offered("status", "--s") == ["--section", "--state", "--sort"]
    assert {"--help", "--format", "--dept"} <= set(offered("status", "--"))
    assert not re.search("[A-Za-z]{3,} this", yshj("status", "--").out)


UNITS = ["丙局", "甲局", "乙局", "丁局", "东区", "西区", "一园", "二园"]


@pytest.mark.parametrize("words", [("dept",), ("status", "--dept"), ("overdue", "--dept")])
def test_units_and_groups_by_their_full_names(offered, words):
    assert offered(*words, "") == [*UNITS, "各园区(开发区)"]
    assert offered(*words, "各园") == ["各园区(开发区)"]


def test_an_alias_where_no_full_name_begins_so(offered):
    assert offered("dept", "老") == ["老三"]
    assert offered("dept", "没有") == []


def test_a_word_that_is_still_being_quoted(offered):
    for typed in ('"各园', "'各园", "各园区\\(", '"各园区(', "各园区\\"):
        assert offered("dept", typed) == ["各园区(开发区)"]


def test_a_value_after_an_equals_sign_as_each_shell_breaks_it(offered):
    assert offered("status", "--dept", "=", "甲") == ["甲局"]
    assert offered("status", "--dept", "=")[0] == "丙局"
    assert offered("status", "--dept=甲", shell="zsh") == ["甲局"]
    assert offered("status", "--dept=甲", shell="fish") == ["--dept=甲局"]


def test_tasks_sections_states_codes_formats(offered):
    assert offered("show", "") == ["1-1-1"]
    assert offered("status", "--section", "") == ["1", "1-1"]
    assert offered("status", "--state", "o") == ["overdue", "on_track"]
    assert offered("status", "--state", "逾") == ["逾期"]
    assert offered("explain", "T0")[:3] == ["T01", "T02", "T03"]
    assert offered("status", "--format", "m") == ["markdown"]
    assert offered("check", "--fail-on", "overdue,er") == ["overdue,error"]
    assert offered("check", "--fail-on", "P") == offered("lint", "--fail-on", "T") == []
    assert "P01" in offered("lint", "--fail-on", "P")
    assert offered("check", "--report", "j")[0] == "json="
    assert offered("status", "--role", "") == ["lead", "support"]
    assert offered("completion", "") == list(SHELLS)
    assert offered("publish", "") == ["bulletin", "notice", "excel", "csv", "calendar", "html", "jsonl"]
    assert offered("schema", "re") == ["report"]
    assert offered("init", "--ci", "git") == ["github", "gitlab"]


def test_words_as_arguments_keep_an_empty_last_one(offered):
    assert offered("show", "", by_lines=False, shell="fish") == ["1-1-1"]


def test_the_workspace_is_the_one_that_is_named(offered, workspace: Path, tmp_path: Path):
    assert offered("-C", str(workspace), "dept", "甲", cwd=tmp_path) == ["甲局"]
    assert offered("dept", "-C", str(workspace), "甲", cwd=tmp_path) == ["甲局"]
    other = tmp_path / "other.yaml"
    other.write_text(json.dumps(plan_of(parse("{task: {due: 2025-12}}")), ensure_ascii=False), "utf-8")
    assert offered("show", "--plan", str(other), "", cwd=tmp_path) == ["1-1-1"]


@pytest.mark.parametrize(
    "words",
    [("nonsense", ""), ("status", "--width", "x", ""), ("-C", "no/where", "dept", ""), ("\x1b",), ("'x",)],
)
def test_what_cannot_be_found_out_is_silently_not_offered(offered, tmp_path: Path, words):
    assert offered(*words, cwd=tmp_path) == []


def test_a_broken_plan_still_completes_what_does_not_need_it(offered, workspace: Path):
    (workspace / "data" / "plan-1.yaml").write_text("tasks: [", "utf-8")
    assert offered("dept", "") == []
    assert offered("status", "--dep") == ["--dept"]


HEAVY = ("pydantic", "ruamel", "rich", "dateutil", "chinese_calendar", "openpyxl")


@pytest.mark.parametrize("words", [[""], ["st"], ["--as"], ["completion", ""]])
def test_commands_are_offered_without_importing_anything_heavy(words):
    code = f"import sys; from yshj.cli.main import run; run({words}); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "_YSHJ_COMPLETE": "fish"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout
    assert {name for name in HEAVY if name in done.stderr.split()} <= TYPER


@pytest.mark.parametrize("shell", SHELLS)
def test_each_script_says_how_to_install_it_and_asks_the_program(yshj: Yshj, shell: str):
    run = yshj("completion", shell)
    assert run.code == 0
    assert "装法" in run.out
    assert f"_YSHJ_COMPLETE{' ' if shell == 'fish' else ''}" in run.out


TYPED = {
    "st\t": ["status"],
    "dept 甲\t": ["dept", "甲局"],
    "dept 各园\t": ["dept", "各园区(开发区)"],
    'dept "各园\t': ["dept", "各园区(开发区)"],
    "status --dept 各园\t": ["status", "--dept", "各园区(开发区)"],
    "status --dept=各园\t": ["status", "--dept=各园区(开发区)"],
    "show 1-\t": ["show", "1-1-1"],
    "status --stat\tov\t": ["status", "--state", "overdue"],
    "check --fail-on overdue,wa\t": ["check", "--fail-on", "overdue,warning"],
    "status -o RE\t": ["status", "-o", "README"],
}


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_person_types_and_presses_tab(shell: str, workspace: Path, tmp_path: Path):
    program = shell_or_skip(shell)
    (workspace / "README").write_text("", "utf-8")
    with Typist(shell, program, workspace, tmp_path) as typist:
        received = {typed: typist.receives(typed) for typed in TYPED}
    assert received == TYPED


def test_the_shells_that_could_not_be_tried_are_known():
    tried = {"bash", "zsh", "fish"}
    assert set(SHELLS) - tried == {"powershell"}
    assert (ROOT / "src" / "yshj" / "completions" / "yshj.powershell").is_file()
