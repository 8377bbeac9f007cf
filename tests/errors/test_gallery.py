"""Each broken file of the gallery: what the user reads, word for word, and what is counted."""

import re
from pathlib import Path

import pytest

from tests.conftest import Yshj
from tests.errors.gallery import Case, cases, told

CASES = pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
LINE = re.compile(r"\S+:[1-9]\d*:[1-9]\d*: F0[1-5] \S.*[^。\s]")


@CASES
def test_the_user_reads_this(case: Case, tmp_path: Path, yshj: Yshj) -> None:
    result = yshj(*case.command, cwd=case.prepare(tmp_path))
    assert told(result.code, result.err) == case.expected


@CASES
def test_a_problem_has_a_place_and_names_the_file(case: Case) -> None:
    *lines, code = case.expected.splitlines()
    assert code == "退出码 3"
    assert all(LINE.fullmatch(line) for line in lines), lines
    assert any(case.put in line for line in lines) or case.name == "plan-missing"


@CASES
def test_found_is_read_and_refused_in_every_format(case: Case, tmp_path: Path, yshj: Yshj) -> None:
    root = case.prepare(tmp_path)
    options = ("--as-of", "2025-10-20", *case.options)
    counts = yshj("status", *options, "--format", "json", cwd=root).json["inputs"]
    assert counts["found"] == counts["read"] + counts["refused"]
    for form in ("table", "markdown"):
        text = yshj("status", *options, "--format", form, cwd=root).out
        shown = re.search(r"文件 (\d+) = 读入 (\d+) \+ 未读 (\d+)", text)
        assert shown, text
        assert [int(number) for number in shown.groups()] == [
            counts["found"],
            counts["read"],
            counts["refused"],
        ]


def test_the_base_of_all_cases_is_without_fault(tmp_path: Path, yshj: Yshj) -> None:
    case = Case("base", "没有错误", "x", None, ())
    result = yshj(*case.command, cwd=case.prepare(tmp_path))
    assert (result.code, result.err) == (0, "")
