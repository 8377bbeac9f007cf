"""A blank value, as an unset variable leaves it, is misuse: of every option of every command."""

from pathlib import Path

import pytest

from tests.conftest import Yshj
from tests.files.small import put, workspace
from yshj.cli.app import COMMANDS, load_command

BLANKS = ("", " ", "\u3000", ",", "，", " , ", "\u200b", "\ufeff,")


def valued() -> list[tuple[str, ...]]:
    """Every command with each option that takes text, up to the option; and with each argument."""
    lines: list[tuple[str, ...]] = []
    for name in COMMANDS:
        params = load_command(name).params
        arguments = [param for param in params if param.param_type_name == "argument"]
        options = [p for p in params if p.param_type_name == "option"]
        must = [word for option in options if option.required for word in (option.opts[0], "x")]
        required = [*must, *("x" for argument in arguments if argument.required)]
        lines += [(name, *must, *("x" for _ in arguments[:index])) for index, _ in enumerate(arguments)]
        valued = (spelling for option in options if not option.is_flag for spelling in option.opts)
        lines += [(name, *required, spelling) for spelling in valued]
    return lines


VALUED = valued()


def test_all_are_walked() -> None:
    assert {words[0] for words in VALUED} == set(COMMANDS)
    assert {("check", "--fail-on"), ("status", "--dept"), ("dept",), ("explain", "x", "-o")} <= set(VALUED)
    everywhere = ("--plan", "--reports", "--decisions", "-C", "-o", "--format", "--as-of")
    assert {("status", option) for option in everywhere} <= set(VALUED)


@pytest.mark.parametrize("words", VALUED, ids=" ".join)
def test_a_blank_value_is_misuse(yshj: Yshj, tmp_path: Path, words: tuple[str, ...]) -> None:
    for blank in BLANKS:
        run = yshj(*words, blank, cwd=tmp_path)
        assert (run.code, run.out) == (2, ""), blank
        said = " 后面是空的" if words[-1].startswith("-") else " 是空的"
        assert said in run.err or words[-1] == "--width", run.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [("--format", "", "status", "--format", "json"), ("-o", " ", "status")])
def test_before_the_command_as_well(yshj: Yshj, words: tuple[str, ...]) -> None:
    assert yshj(*words).code == 2


def test_one_blank_among_several(yshj: Yshj) -> None:
    run = yshj("check", "--fail-on", "overdue", "--fail-on", "")
    assert (run.code, run.err) == (2, "错误：--fail-on 后面是空的；请写上，或去掉这个选项\n")


@pytest.mark.parametrize(
    "line",
    [
        "check: {fail_on: []}",
        'check: {fail_on: [""]}',
        'check: {fail_on: [" "]}',
        'check: {fail_on: [","]}',
        "check: {fail_on: [overdue, ，]}",
        'plan: ""',
        'reports: " "',
        'decisions: "　"',
    ],
)
def test_a_blank_value_in_the_file_is_an_input_problem(yshj: Yshj, tmp_path: Path, line: str) -> None:
    root = workspace(tmp_path)
    put(root, "yshj.yaml", f"format: yshj-config/1\n{line}\n")
    for command in ("check", "status"):
        run = yshj(command, "--as-of", "2025-10-20", cwd=root)
        assert run.code == 3
        assert "yshj.yaml:2:" in run.err
