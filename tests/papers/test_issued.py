"""What was issued stays: the paper as it was, and everything that came since by name."""

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import FROZEN, Yshj
from yshj.files.edit.edit import NotWritten

SEPTEMBER = ("bulletin", "--month", "2025-09", "--format", "markdown")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    shutil.copytree(FROZEN, tmp_path / "book")
    return tmp_path / "book"


def issue(yshj: Yshj, book: Path, *options: str):
    return yshj("publish", *options, cwd=book)


def test_on_unchanged_books_nothing_differs(yshj: Yshj, book: Path, tmp_path: Path):
    assert issue(yshj, book, "bulletin", "--month", "2025-09", "--issue", "2025-9").code == 0
    again = yshj("publish", "--again", "2025-9", "-o", str(tmp_path / "原件.docx"), cwd=book)
    assert (again.code, again.out.splitlines()[1]) == (0, "与存档时完全一致；存档时计入进展 878 条")
    assert (tmp_path / "原件.docx").read_bytes() == (book / "data/issued/2025-9.docx").read_bytes()


def test_a_number_is_used_once(yshj: Yshj, book: Path):
    assert issue(yshj, book, *SEPTEMBER, "--issue", "2025-9").code == 0
    before = {path: path.read_bytes() for path in (book / "data/issued").iterdir()}
    second = issue(yshj, book, "notice", "--dept", "市商务局", "--issue", "2025-9", "--as-of", "2025-10-20")
    assert second.code == 2
    assert "已经用过" in second.err
    assert {path: path.read_bytes() for path in (book / "data/issued").iterdir()} == before


@pytest.mark.parametrize(
    ("name", "why"),
    [
        *[(name, '不能含有 \\ / : * ? " < > |') for name in ("../x", "a/b", "a:b", "a\\b", "2025-9?")],
        *[(name, "不能以空格、句点开头或结尾") for name in (".x", " x", "x ", "2025.", "~$x")],
        *[(name, "是 Windows 的保留名") for name in ("CON", "nul", "com1", "Lpt9.x")],
        *[
            (name, "含有控制字符或看不见的字符")
            for name in ("a\tb", "a\nb", "a\x1b[31m", "a\u202eb", "a\u3000b")
        ],
        ("九" * 90, "有 90 个字，最多 60 个"),
    ],
)
def test_a_number_has_to_be_a_files_name_on_every_system(yshj: Yshj, book: Path, name: str, why: str):
    run = issue(yshj, book, *SEPTEMBER, "--issue", name)
    assert (run.code, why in run.err, "请写成 2025-47、督2025-12 的样子" in run.err) == (2, True, True)
    assert not (book / "data/issued").exists()


def test_numbers_as_offices_write_them(yshj: Yshj, book: Path):
    for number in ("督〔2025〕12号", "2025 第 9 期", "九" * 60):
        assert issue(yshj, book, *SEPTEMBER, "--issue", number).code == 0
        assert yshj("publish", "--again", number, cwd=book).code == 0


def test_a_number_is_taken_in_capitals_too(yshj: Yshj, book: Path):
    """A folder that is copied to Windows keeps one of `a.yaml` and `A.yaml`."""
    assert issue(yshj, book, *SEPTEMBER, "--issue", "a").code == 0
    run = issue(yshj, book, *SEPTEMBER, "--issue", "A")
    assert (run.code, "已经用过（data/issued/a.yaml）" in run.err) == (2, True)


def test_a_paper_without_a_record_is_no_issue(yshj: Yshj, book: Path):
    (book / "data/issued").mkdir()
    (book / "data/issued/9.docx").write_bytes(b"x")
    run = issue(yshj, book, "bulletin", "--month", "2025-09", "--issue", "9")
    assert (run.code, "9.docx 没有记录（.yaml），不是印发的存档；请移走" in run.err) == (2, True)
    assert (book / "data/issued/9.docx").read_bytes() == b"x"


def test_two_at_once_and_one_has_the_number(book: Path):
    command = [sys.executable, "-m", "yshj", "publish", "bulletin", "--month", "2025-09", "--issue", "9"]
    both = [subprocess.Popen(command, cwd=book, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = sorted((run.wait(), run.stderr.read()) for run in both)
    assert said[0] == (0, "已存档 data/issued/9.docx\n")
    assert (said[1][0], "已经用过" in said[1][1]) == (2, True)
    assert sorted(path.name for path in (book / "data/issued").iterdir()) == ["9.docx", "9.yaml"]


@pytest.mark.parametrize("fails", ["9.docx", "9.yaml"])
def test_a_full_disk_leaves_nothing(yshj: Yshj, book: Path, monkeypatch: pytest.MonkeyPatch, fails: str):
    def full(path: str, data: bytes) -> None:
        if path.endswith(fails):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)
        Path(path).write_bytes(data)

    monkeypatch.setattr("yshj.files.write.create_file", full)
    run = issue(yshj, book, "bulletin", "--month", "2025-09", "--issue", "9")
    assert (run.code, "磁盘" in run.err, "什么都没有留下" in run.err) == (4, True, True)
    assert not (book / "data/issued").exists()


def test_a_decision_that_cannot_be_written_keeps_no_paper(
    yshj: Yshj, book: Path, monkeypatch: pytest.MonkeyPatch
):
    def full(edits: object) -> None:
        raise NotWritten("写不进 data/decisions.yaml：磁盘已满")

    monkeypatch.setattr("yshj.cli.machinery.writing.commit", full)
    notice = ("notice", "--dept", "市商务局", "--as-of", "2025-10-20", "--issue", "督1", "--record", "--yes")
    assert issue(yshj, book, *notice).code == 4
    assert not (book / "data/issued").exists()


@pytest.mark.parametrize("kind", ["html", "excel", "csv", "calendar", "jsonl"])
def test_only_bulletins_and_notices_are_issued(yshj: Yshj, book: Path, kind: str):
    run = issue(yshj, book, kind, "--issue", "9")
    assert run.code == 2
    assert f"publish {kind} 不印发存档：--issue 只用于 bulletin（通报）和 notice（给单位的文书）" in run.err


@pytest.mark.parametrize("more", [(), ("--draft",), ("--issue", "1")])
def test_no_bulletin_of_a_month_before_the_plan(yshj: Yshj, book: Path, more: tuple[str, ...]):
    run = issue(yshj, book, "bulletin", "--month", "2025-02", *more)
    assert (run.code, run.out) == (2, "")
    assert "方案 2025-03-25 才印发，到 2025-02-28 还没有可通报的；请写以后的月份" in run.err


def test_a_month_that_is_not_over_is_not_issued(yshj: Yshj, book: Path):
    unfinished = ("bulletin", "--month", "2025-10", "--as-of", "2025-10-20", "--issue", "1")
    run = issue(yshj, book, *unfinished)
    assert (run.code, "2025-10 要到 2025-10-31 才结束" in run.err) == (2, True)


def test_addressees_are_readable(yshj: Yshj, book: Path):
    run = issue(yshj, book, "bulletin", "--month", "2025-09", "--to", "各\x01旗", "--issue", "1")
    assert (run.code, "--to 含有控制字符" in run.err) == (2, True)


def test_unread_input_is_not_issued(yshj: Yshj, book: Path):
    (book / "data/reports/坏.yaml").write_text("format: [", "utf-8")
    run = issue(yshj, book, "bulletin", "--month", "2025-09", "--issue", "1")
    assert (run.code, "有文件没有读入，不能印发存档" in run.err) == (3, True)
    assert not (book / "data/issued").exists()


def test_a_draft_is_never_issued(yshj: Yshj, book: Path):
    assert issue(yshj, book, "bulletin", "--draft", "--issue", "1").code == 2


def test_a_notice_that_records_what_it_demands(yshj: Yshj, book: Path):
    notice = ("notice", "--dept", "市商务局", "--as-of", "2025-10-20", "--issue", "督2025-1", "--record")
    decisions = book / "data/decisions.yaml"
    before = decisions.read_bytes()
    assert issue(yshj, book, *notice).code == 2  # nobody to ask
    shown = issue(yshj, book, *notice, "--dry-run")
    assert (shown.code, "+    kind: supervise" in shown.out) == (0, True)
    assert decisions.read_bytes() == before
    assert not (book / "data/issued").exists()
    assert issue(yshj, book, *notice, "--yes").code == 0
    assert decisions.read_text("utf-8").endswith(
        "  - date: 2025-10-20\n    kind: supervise\n    task: 1-6-2\n    unit: 市商务局\n    level: 督办\n"
        "    number: 督2025-1\n    reply_by: 2025-10-30\n    reason: 落后 36 个百分点，预计 2027-03-17 完成\n"
    )
    assert yshj("publish", "--again", "督2025-1", cwd=book).code == 0
    later = yshj("check", "--dept", "市商务局", "--as-of", "2025-10-20", "--format", "json", cwd=book).json
    assert any("此前已发 2025-10-20 督办（督2025-1）" in finding["text"] for finding in later["findings"])
    written = decisions.read_bytes()
    assert issue(yshj, book, *notice, "--yes").code == 2
    assert decisions.read_bytes() == written


def test_no_output_goes_where_issued_papers_templates_or_reports_lie(yshj: Yshj, book: Path):
    issue(yshj, book, *SEPTEMBER, "--issue", "A")
    (book / "模板").mkdir()
    before = {path: path.read_bytes() for path in (book / "data/issued").iterdir()}
    for target in ("data/issued/A.md", "data/issued/新/B.md", "模板/bulletin.md", "data/reports/x.md"):
        assert issue(yshj, book, *SEPTEMBER, "-o", target).code == 2
        assert yshj("report", "month", "2025-08", "-o", target, cwd=book).code == 2
        assert yshj("publish", "--again", "A", "-o", target, cwd=book).code == 2
    assert {path: path.read_bytes() for path in (book / "data/issued").iterdir()} == before


def test_what_fails_records_nothing(yshj: Yshj, book: Path):
    notice = ("notice", "--dept", "市商务局", "--as-of", "2025-10-20", "--issue", "督1", "--record", "--yes")
    before = (book / "data/decisions.yaml").read_bytes()
    assert issue(yshj, book, *notice, "-o", "data/plan-6.0.yaml").code == 2
    (book / "模板").mkdir()
    (book / "模板/notice.md").write_text("{{ 没有的 }}", "utf-8")
    assert issue(yshj, book, *notice).code == 3
    assert (book / "data/decisions.yaml").read_bytes() == before
    assert issue(yshj, book, *notice[:-2], "--dry-run").code == 2
    assert not (book / "data/issued").exists()


def test_the_future_is_not_issued(yshj: Yshj, book: Path):
    far = ("bulletin", "--month", "2099-01", "--as-of", "2099-01-31", "--issue", "远")
    assert issue(yshj, book, *far).code == 2


def test_to_equals_nothing_is_recorded(yshj: Yshj, book: Path):
    letter = ("notice", "--dept", "市中级人民法院", "--as-of", "2025-10-20", "--issue", "函1")
    run = issue(yshj, book, *letter, "--record", "--yes")
    assert run.code == 2
    assert "是函" in run.err
