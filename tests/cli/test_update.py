"""`yshj update`: news by telephone becomes an entry at the end of the unit's ledger, or nothing at all."""

import os
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from tests.conftest import Yshj
from tests.files.layouts import LAYOUTS
from tests.files.small import contents
from yshj.model.report import Entry

PLAN = """\
format: yshj-plan/1
plan: {name: 某市方案, version: "1", document: 文, issuer: 某市, issued: 2025-03-25, timezone: Asia/Shanghai}
units:
  - {name: 市商务局, aliases: [商务局], kind: 市直部门}
  - {name: 市司法局, kind: 市直部门}
  - {name: 市财政局, kind: 市直部门}
groups:
  - {name: 两局, members: [市商务局, 市司法局]}
sections: {"1": 一}
tasks:
  - id: 1-1-1
    title: 甲
    lead: [市商务局]
    support: [市司法局]
    due: 2025-12
    deliverables: [分类标准]
    targets: [{name: 全程网办率, at_least: 95, unit: "%"}]
    recurring: [{name: 座谈, every: quarter, at_least: 1}]
    milestones: [{name: 布局完成, due: 2025-09}]
"""
ENTRY = ("update", "1-1-1", "--dept", "商务局", "--date", "2025-10-17")


@pytest.fixture
def books(tmp_path: Path) -> Path:
    """A workspace with one report, of 市商务局."""
    (tmp_path / "data" / "reports").mkdir(parents=True)
    (tmp_path / "data" / "plan-1.yaml").write_text(PLAN, "utf-8")
    report(tmp_path).write_bytes(LAYOUTS["as in the demonstration"])
    return tmp_path


def report(books: Path, name: str = "市商务局") -> Path:
    return books / "data" / "reports" / f"{name}.yaml"


def test_every_key_of_an_entry_has_its_option(yshj: Yshj, books: Path) -> None:
    (books / "证明.pdf").write_bytes(b"x")
    run = yshj(
        *ENTRY, "--progress", "60", "--owner", "外资科 王某", "--note", "电话：已审定",
        "--delivered", "分类标准", "--measure", "全程网办率=91.2", "--held", "座谈=2", "--reached",
        "布局完成", "--next", "印发",
        "--evidence", "证明.pdf", "--evidence", "https://example.cn/a", "--blocked", "接口未通",
        "--ask", "2026-01-31", "--yes", cwd=books,
    )  # fmt: skip
    assert (run.code, run.err) == (0, "已写入 data/reports/市商务局.yaml\n")
    added = """\
  - date: 2025-10-17
    task: 1-1-1
    progress: 60
    owner: 外资科 王某
    note: 电话：已审定
    next: 印发
    delivered: [分类标准]
    measures: {全程网办率: 91.2}
    held: {座谈: 2}
    reached: [布局完成]
    evidence: [../../证明.pdf, "https://example.cn/a"]
    blocked: 接口未通
    ask: 2026-01-31
"""
    assert report(books).read_bytes() == LAYOUTS["as in the demonstration"] + added.encode()
    assert run.out.endswith("".join(f"+{line}\n" for line in added.splitlines()))
    assert yshj("lint", "--dept", "市商务局", "--fail-on", "warning", cwd=books).code == 0


def test_an_obstacle_is_lifted(yshj: Yshj, books: Path) -> None:
    assert yshj(*ENTRY, "--unblock", "--yes", cwd=books).code == 0
    assert report(books).read_text("utf-8").endswith("    task: 1-1-1\n    blocked: null\n")
    assert yshj(*ENTRY, "--unblock", "--blocked", "x", "--yes", cwd=books).code == 2


def test_a_dry_run_shows_the_change_and_writes_nothing(yshj: Yshj, books: Path) -> None:
    before = contents(books)
    run = yshj(*ENTRY, "--progress", "60", "--dry-run", cwd=books)
    assert (run.code, run.err) == (0, "")
    assert (
        run.out
        == """\
--- data/reports/市商务局.yaml
+++ data/reports/市商务局.yaml
@@ -8,2 +8,5 @@
     task: 1-1-1
     note: 完成
+  - date: 2025-10-17
+    task: 1-1-1
+    progress: 60
"""
    )
    assert contents(books) == before


def test_nobody_to_ask_is_a_no(yshj: Yshj, books: Path) -> None:
    before = contents(books)
    run = yshj(*ENTRY, "--progress", "60", cwd=books)
    assert run.code == 2
    assert "请加 --yes" in run.err
    assert contents(books) == before


@pytest.mark.parametrize(("held_for", "code"), [(2, 0), (9, 4)])
def test_a_report_that_is_open_elsewhere_on_windows(
    yshj: Yshj, books: Path, monkeypatch: pytest.MonkeyPatch, held_for: int, code: int
) -> None:
    """Simulated: Windows refuses to replace a file that WPS or Excel has open."""
    replace, attempts = os.replace, []

    def held(old: str, new: str) -> None:
        attempts.append(new)
        if len(attempts) <= held_for:
            raise PermissionError(13, "in use", new)
        replace(old, new)

    monkeypatch.setattr("yshj.files.write._WAITS", (0.0, 0.0, 0.0))
    monkeypatch.setattr(os, "replace", held)
    before = contents(books)
    run = yshj(*ENTRY, "--progress", "60", "--yes", cwd=books)
    assert run.code == code
    if code:
        assert "请先在 WPS/Excel 中关闭该文件；文件保持原样" in run.err
    assert (contents(books) == before) is bool(code)


def test_no_key_of_an_entry_is_without_an_option(yshj: Yshj) -> None:
    """`via` is written by `collect` alone."""
    told = yshj("update", "--help").out
    keys = {one.name for one in fields(Entry)} - {"at", "task", "via"}
    assert {key for key in keys if f"--{key.removesuffix('s')}" not in told} == set()


REFUSED = {
    "one hundred and thirty": (["--progress", "130"], "F03 progress 应不大于 100"),
    "words as progress": (["--progress", "过半"], "F03 progress 应为整数"),
    "a share": (["--progress", "0.35"], "F03 progress 应为整数"),
    "nothing said": ([], "什么也没写"),
    "a word for nothing": (["--owner", "无"], "F03"),
    "no such day": (["--ask", "2025-02-30"], "没有这一天"),
    "an unknown measure": (["--measure", "网办率=91"], "D05 本任务没有名为“网办率”的目标值"),
    "an unknown deliverable": (["--delivered", "标准"], "D05"),
    "a measure without a figure": (["--measure", "全程网办率"], "应写成 名称=数值"),
    "a measure in words": (["--measure", "全程网办率=很高"], "F03"),
    "missing evidence": (["--evidence", "没有.pdf"], "E07 佐证材料“没有.pdf”找不到"),
    "an unknown task": (["1-9-9", "--progress", "60"], "F04 方案中没有任务“1-9-9”"),
    "another's task": (["--dept", "市财政局", "--progress", "60"], "D02"),
    "a group": (["--dept", "两局", "--progress", "60"], "是集合单位"),
    "an unknown unit": (["--dept", "市公安局", "--progress", "60"], "没有唯一叫“市公安局”的单位"),
    "the future": (["--date", "2999-01-01", "--progress", "60"], "在今天（"),
    "before the issue": (["--date", "2025-01-01", "--progress", "60"], "F03"),
    "the same again": (["--date", "2025-04-29", "--progress", "12"], "D09"),
    "a control character": (["--note", "a\x1bb"], "U+001B"),
    "too long": (["--note", "长" * 20_001], "F03"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_would_not_count_is_not_written(yshj: Yshj, books: Path, case: str) -> None:
    typed, words = REFUSED[case]
    before = contents(books)
    command = [*ENTRY]
    if typed[:1] and not typed[0].startswith("--"):
        command[1], typed = typed[0], typed[1:]
    run = yshj(*command, *typed, "--yes", cwd=books)
    assert run.code in (2, 3)
    assert words in run.err
    assert contents(books) == before


def test_a_figure_that_went_down_is_told_and_written(yshj: Yshj, books: Path) -> None:
    run = yshj(*ENTRY, "--progress", "5", "--yes", cwd=books)
    assert run.code == 0
    assert "注意：D03 2025-10-17 进度 5%，低于 2025-04-29 的 12%" in run.err
    # what was wrong before is no news
    assert yshj(*ENTRY[:-1], "2025-10-18", "--progress", "6", "--yes", cwd=books).err.count("D03") == 0


def test_the_file_that_was_written_last_goes_on(yshj: Yshj, books: Path) -> None:
    report(books, "2025年下半年").write_bytes(LAYOUTS["no final newline"].replace(b"-05-30", b"-07-30"))
    assert yshj(*ENTRY, "--progress", "60", "--yes", cwd=books).code == 0
    assert report(books, "2025年下半年").read_text("utf-8").endswith("    progress: 60")


def test_a_unit_that_never_wrote_gets_a_file(yshj: Yshj, books: Path) -> None:
    report(books).unlink()
    assert yshj(*ENTRY, "--progress", "60", "--yes", cwd=books).code == 0
    written = report(books).read_text("utf-8")
    assert written.startswith("format: yshj-report/1\nunit: 市商务局\nentries:\n  - date: 2025-10-17\n")
    assert yshj("status", "--as-of", "2025-10-20", cwd=books).code == 0


def test_the_file_of_another_unit_is_not_taken(yshj: Yshj, books: Path) -> None:
    report(books).write_bytes(LAYOUTS["null"].replace("市商务局".encode(), "市司法局".encode()))
    before = contents(books)
    run = yshj(*ENTRY, "--progress", "60", "--yes", cwd=books)
    assert run.code == 3
    assert "不是 市商务局 的填报文件" in run.err
    assert contents(books) == before


@pytest.mark.parametrize("layout", LAYOUTS)
def test_any_layout_takes_an_entry(yshj: Yshj, books: Path, layout: str) -> None:
    report(books).write_bytes(LAYOUTS[layout])
    count = ("status", "--format", "json", "--as-of", "2025-10-20")
    before = yshj(*count, cwd=books).json["inputs"]["entries"]
    assert yshj(*ENTRY, "--progress", "60", "--yes", cwd=books).code == 0
    after = yshj(*count, cwd=books)
    assert (after.code, after.json["inputs"]["entries"]) == (0, before + 1)


def test_a_broken_report_is_left_alone(yshj: Yshj, books: Path) -> None:
    report(books).write_text("format：yshj-report/1\n", "utf-8")
    run = yshj(*ENTRY, "--progress", "60", "--yes", cwd=books)
    assert run.code == 3
    assert "data/reports/市商务局.yaml:1:1: F02" in run.err
    assert report(books).read_text("utf-8") == "format：yshj-report/1\n"


def test_what_was_wrong_in_the_file_before_is_told_and_stays(yshj: Yshj, books: Path) -> None:
    wrong = (
        LAYOUTS["as in the demonstration"] + "  - {date: 2025-09-01, task: 1-1-1, progress: 过半}\n".encode()
    )
    report(books).write_bytes(wrong)
    run = yshj(*ENTRY, "--progress", "60", "--yes", cwd=books)
    assert run.code == 0
    assert "注意：data/reports/市商务局.yaml:10:" in run.err
    assert report(books).read_bytes().startswith(wrong)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a Unix terminal")
@pytest.mark.parametrize(("typed", "written"), [("y", True), ("是", True), ("", False), ("n", False)])
def test_a_person_is_asked(books: Path, typed: str, written: bool) -> None:
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "yshj", *ENTRY, "--progress", "60"]
    with subprocess.Popen(
        command, cwd=books, stdin=theirs, stderr=subprocess.PIPE, stdout=subprocess.PIPE
    ) as run:
        os.write(ours, f"{typed}\n".encode())
        _, told = run.communicate(timeout=60)
    assert run.returncode == 0
    assert "写入吗？" in told.decode()
    assert (b"progress: 60" in report(books).read_bytes()) is written
    os.close(ours)
    os.close(theirs)
