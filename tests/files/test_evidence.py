"""What proves something, and what only looks like it: judgement, point 17."""

import os
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from tests.files.small import HEAD, put, read, workspace
from yshj.files.find.workspace import Choice
from yshj.judging.assess import assess
from yshj.model.assessment import header_of
from yshj.model.books import Books

REPORT = "data/reports/甲.yaml"


def books_with(folder: Path, evidence: str, files: Mapping[str, str | bytes]) -> Books:
    """The base, and a finished task that names this evidence."""
    line = f'  - {{date: 2025-06-30, task: 1-1-1, progress: 100, evidence: ["{evidence}"]}}\n'
    books = read(workspace(folder, {REPORT: f"{HEAD}entries:\n{line}", **files})).books
    assert books is not None
    return books


def why(folder: Path, evidence: str, files: Mapping[str, str | bytes] | None = None) -> str | None:
    """Why it proves nothing; None where it proves something."""
    return books_with(folder, evidence, files or {}).worthless_evidence.get((REPORT, evidence))


@pytest.mark.parametrize(
    "evidence", ["https://a.cn", "HTTP://a.cn:80/x?y", "https://名@例.中国/", "http://[::1]/"]
)
def test_an_address_with_a_host_proves(tmp_path: Path, evidence: str) -> None:
    assert why(tmp_path, evidence) is None


@pytest.mark.parametrize(
    "evidence", ["a://", "https://", "http:///x", "https://.../", "ftp://a.cn/x", "file:///x"]
)
def test_an_address_without_one_proves_nothing(tmp_path: Path, evidence: str) -> None:
    assert "主机名" in (why(tmp_path, evidence) or "")


def test_a_file_of_the_workspace_proves(tmp_path: Path) -> None:
    assert why(tmp_path, "佐证/证明.txt", {"data/reports/佐证/证明.txt": "办法"}) is None


def test_the_way_may_be_written_as_windows_does(tmp_path: Path) -> None:
    assert why(tmp_path, r"..\\附件\\证明.txt".replace(r"\\", "/"), {"data/附件/证明.txt": "办法"}) is None


@pytest.mark.parametrize(
    ("evidence", "words"),
    [
        ("没有.pdf", "找不到"),
        ("空.txt", "空文件"),
        (".", "不是文件"),
        ("甲.yaml", "yshj 自己读取"),
        ("../plan-1.0.yaml", "yshj 自己读取"),
        ("../../yshj.yaml", "yshj 自己读取"),
        ("../decisions.yaml", "yshj 自己读取"),
        ("../../known.yaml", "yshj 自己读取"),
        ("/etc/passwd", "不在工作区内"),
        ("../../../outside.txt", "不在工作区内"),
    ],
)
def test_what_proves_nothing_says_why(tmp_path: Path, evidence: str, words: str) -> None:
    files = {
        "data/reports/空.txt": "",
        "yshj.yaml": "format: yshj-config/1\n",
        "known.yaml": "format: yshj-baseline/1\nfindings: []\n",
        "data/decisions.yaml": "format: yshj-decisions/1\ndecisions: []\n",
        "../outside.txt": "办法",
    }
    books = books_with(tmp_path, evidence, files)
    reasons = list(books.worthless_evidence.values())
    assert len(reasons) == 1
    assert words in reasons[0]


def test_a_link_leads_where_it_leads(tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_text("办法", "utf-8")
    root = workspace(tmp_path, {"data/reports/真.txt": "办法"})
    for name, target in (("外.txt", tmp_path / "outside.txt"), ("内.txt", root / "data/reports/真.txt")):
        (root / "data/reports" / name).symlink_to(target)
    put(root, REPORT, f"{HEAD}entries:\n  - {{date: 2025-06-30, task: 1-1-1, evidence: [外.txt, 内.txt]}}\n")
    books = read(root).books
    assert books is not None
    assert {item for _, item in books.worthless_evidence} == {"外.txt"}


def test_it_is_a_finding_that_does_not_clear_the_missing_proof(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    put(
        root,
        REPORT,
        f"{HEAD}entries:\n  - {{date: 2025-06-30, task: 1-1-1, progress: 100, evidence: [甲.yaml]}}\n",
    )
    loaded = read(root)
    assert loaded.books is not None
    assert not loaded.problems
    assessment = assess(loaded.books, header_of(loaded, date(2025, 10, 20)))
    texts = {f.code: f.text for f in assessment.findings if f.unit == "市市场监督管理局"}
    assert "E01" in texts
    assert texts["E07"] == "佐证材料“甲.yaml”是 yshj 自己读取的文件，不能证明自己"


def test_reports_that_lie_elsewhere_may_have_it_beside_them(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"../别处/证明.txt": "办法"})
    report = f"{HEAD}entries:\n  - {{date: 2025-06-30, task: 1-1-1, evidence: [证明.txt]}}\n"
    put(root, "../别处/甲.yaml", report)
    books = read(root, Choice(reports=str(tmp_path / "别处"))).books
    assert books is not None
    assert not books.worthless_evidence


def test_digests_are_of_the_files_now(tmp_path: Path) -> None:
    evidence = "{data/证明.txt: aa, data/没有.txt: bb, data: cc}"
    close = f"{{date: 2025-07-01, kind: close, task: 1-1-1, evidence: {evidence}}}"
    root = workspace(
        tmp_path,
        {
            "data/证明.txt": "办法",
            "data/decisions.yaml": f"format: yshj-decisions/1\ndecisions:\n  - {close}\n",
        },
    )
    books = read(root).books
    assert books is not None
    assert books.evidence_digests == {"data/证明.txt": sha256("办法".encode()).hexdigest()}


def test_nothing_is_waited_for(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    os.mkfifo(root / "data/reports/管道")
    put(root, REPORT, f"{HEAD}entries:\n  - {{date: 2025-06-30, task: 1-1-1, evidence: [管道]}}\n")
    books = read(root).books
    assert books is not None
    assert list(books.worthless_evidence.values()) == ["不是文件"]
