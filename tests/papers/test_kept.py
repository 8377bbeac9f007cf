"""Papers and records that were altered, lost, or come from another edition: nothing is passed off as them."""

import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import Yshj
from tests.papers.looking_again import PAPER, PLAN, RECORD, again, edit, told


def test_another_edition_of_the_program_is_said_and_no_fault(
    yshj: Yshj, issued_book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """A newer program may set the same figures otherwise: the kept paper is given all the same."""
    from yshj.papers.bulletin import bulletin_paper as older

    monkeypatch.setattr("yshj.cli.commands.publishing.again.__version__", "9.9")
    monkeypatch.setattr(
        "yshj.cli.commands.publishing.bulletin.bulletin_paper",
        lambda *given, **named: older(*given, **named)._replace(annexes=()),
    )
    run = again(yshj, issued_book, "9", "-o", str(tmp_path / "原件.docx"))
    assert run.code == 0
    (line,) = told(run)
    assert line.startswith("● 印发时的 yshj 是 0.1.0，现在是 9.9")
    assert (tmp_path / "原件.docx").read_bytes() == (issued_book / PAPER).read_bytes()


def test_a_paper_that_is_gone_or_altered_is_made_again(yshj: Yshj, issued_book: Path, tmp_path: Path):
    """The same program on the same books makes the same bytes; else nothing is passed off as it."""
    issued, out = (issued_book / PAPER).read_bytes(), tmp_path / "原件.docx"
    for spoil in (lambda path: path.write_bytes(issued[:-1] + b"x"), Path.unlink):
        spoil(issued_book / PAPER)
        run = again(yshj, issued_book, "9", "-o", str(out))
        assert run.code == 1
        assert "按计入的记录重出的与印发时逐字节相同" in told(run)[0]
        assert out.read_bytes() == issued
        out.unlink()
    edit(issued_book / PLAN, "title: 强化基层营商环境能力建设", "title: 强化能力")
    run = again(yshj, issued_book, "9", "-o", str(out))
    assert (run.code, out.exists()) == (3, False)
    assert "不在或读不了；请从备份取回原件" in told(run)[0]
    assert "不是印发时的原件，没有写" in run.err


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (r"(?m)^inputs: .*", "inputs: {a: 1}", "记录被改动过，与它自己的摘要（seal）不符；请从备份"),
        (r"(?m)^paper: .*", "paper: ../../data/plan-6.0.yaml", "记录被改动过"),
        (r"answer_by: [^,}]*", "answer_by: foo", "记录被改动过"),
        (r"250930-", "250929-", "记录被改动过"),
        (r"250930-", "259999-", r"9.yaml:\d+:\d+: F03 .*“259999-\w+”"),
        (r"(?s)\nleads:.*", "\n", r"9.yaml:\d+:1: F03 缺少必填的 leads"),
        (r"(?s)逾期.*", "逾", r"9.yaml:\d+:\d+: F02"),
        (r"(?s).*", "", r"9.yaml:\d+:1: F0\d"),
        (r"yshj-issued/1", "yshj-issued/2", r"9.yaml:2:\d+: F03 .*yshj-issued/1.*\s.*那个版本的 yshj"),
    ],
)
def test_a_record_altered_by_hand_is_refused(yshj: Yshj, issued_book: Path, old: str, new: str, said: str):
    record = issued_book / RECORD
    record.write_text(re.sub(old, new, record.read_text("utf-8"), count=1), "utf-8")
    run = again(yshj, issued_book)
    assert (run.code, run.out) == (3, "")
    assert re.search(said if "\\" in said else re.escape(said), run.err)


def test_a_record_under_another_number_is_refused(yshj: Yshj, issued_book: Path):
    shutil.copy(issued_book / RECORD, issued_book / "data/issued/10.yaml")
    run = again(yshj, issued_book, "10")
    assert (run.code, "这是 9 的记录，文件名应为 9.yaml" in run.err) == (3, True)


def test_a_record_with_other_line_ends_is_the_same(yshj: Yshj, issued_book: Path):
    (issued_book / RECORD).write_bytes((issued_book / RECORD).read_bytes().replace(b"\n", b"\r\n"))
    assert again(yshj, issued_book).code == 0


NEVER_ISSUED = {
    "2025-9": "没有印发过 2025-9；是否应为 2025-09？",
    "9.docx": "没有印发过 9.docx；是否应为 9？",
    "../9": "没有印发过 ../9；是否应为 9？",
    "督": "没有印发过 督；印发过的有 2025-09、9",
}


def test_a_number_that_was_never_issued(yshj: Yshj, issued_book: Path):
    assert yshj("publish", "bulletin", "--month", "2025-08", "--issue", "2025-09", cwd=issued_book).code == 0
    for typed, said in NEVER_ISSUED.items():
        run = again(yshj, issued_book, typed)
        assert (run.code, run.err) == (2, f"错误：{said}\n")


def test_of_unread_input_nothing_is_said_to_be_deleted(yshj: Yshj, issued_book: Path):
    (issued_book / "data/reports/市商务局.yaml").write_text("unit: 市商务局\nformat: [\n", "utf-8")
    run = again(yshj, issued_book)
    assert run.code == 3
    assert told(run) == [
        "▲ 市商务局（数据不全）：计入的进展有 6 条没有读到，所写的无从核对；请先改正没有读入的文件"
    ]


def test_without_the_plan_the_original_is_still_given(yshj: Yshj, issued_book: Path, tmp_path: Path):
    (issued_book / PLAN).write_text("format: [", "utf-8")
    run = again(yshj, issued_book, "9", "-o", str(tmp_path / "原件.docx"))
    assert (run.code, told(run)) == (3, ["▲ 方案没有读入，只核对了原件的摘要"])
    assert (tmp_path / "原件.docx").read_bytes() == (issued_book / PAPER).read_bytes()


def test_a_template_that_is_broken_by_now(yshj: Yshj, issued_book: Path, tmp_path: Path):
    (issued_book / "模板").mkdir()
    (issued_book / "模板/bulletin.md").write_bytes(b"\xff")
    run = again(yshj, issued_book, "9", "-o", str(tmp_path / "原件.docx"))
    assert run.code == 1
    assert told(run) == ["▲ 模板现在读不了：模板/bulletin.md:1: 不是 UTF-8 编码；请另存为 UTF-8"]
    assert (tmp_path / "原件.docx").exists()


def test_the_original_has_no_other_format(yshj: Yshj, issued_book: Path):
    run = again(yshj, issued_book, "9", "--format", "json")
    assert (run.code, run.err) == (2, "错误：9 的原件是 docx 格式；请去掉 --format json\n")
