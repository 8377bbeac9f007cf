"""`yshj decide`: every kind of decision, one line each; and what would change nothing is not written."""

from hashlib import sha256
from pathlib import Path

import pytest

from tests.conftest import Yshj
from tests.files.small import contents
from tests.snippets import parse, write
from yshj.model.decision import KINDS

BOOKS = """\
groups: [{name: 各园区, members: open}, {name: 两区, members: [东区, 西区]}]
units: [{name: 甲局, aliases: [小甲], kind: 市直部门}]
task: {due: 2025-09, lead: [甲局, 乙局], milestones: [{name: 布局完成, due: 2025-06}]}
other_tasks:
  - {id: 1-1-2, title: 二, lead: [各园区], due: 2025-12}
  - {id: 1-1-3, title: 三, lead: [两区], due: 2025-12}
entries:
  甲局:
    - date: 2025-06-01
      progress: 100
      owner: 张某
      evidence: [佐证/一.pdf, "https://example.cn/a", 佐证/没有.pdf]
  乙局: [{date: 2025-06-01, progress: 10, owner: 李某}]
"""
DAY = ("--as-of", "2025-10-10", "--reason", "会议决定")
PROOF = sha256(b"proof").hexdigest()
HEAD = "  - date: 2025-10-10\n    kind: {}\n"


@pytest.fixture
def books(tmp_path: Path) -> Path:
    root = write(tmp_path, parse(BOOKS))
    (root / "data/reports/佐证").mkdir()
    (root / "data/reports/佐证/一.pdf").write_bytes(b"proof")
    (root / "data/decisions.yaml").write_text(
        "format: yshj-decisions/1\ndecisions:\n"
        "  - date: 2025-05-01\n    kind: suspend\n    task: 1-1-3\n    unit: 西区\n    reason: 暂缓\n",
        "utf-8",
    )
    return root


DECISIONS = {
    "extend 1-1-1 --unit 乙局 --until 2025-11-30 --applied 2025-09-20": (
        "    task: 1-1-1\n    unit: 乙局\n    until: 2025-11-30\n    applied: 2025-09-20\n"
    ),
    "extend 1-1-1 --milestone 布局完成 --until 2025-10-31": (
        "    task: 1-1-1\n    until: 2025-10-31\n    milestone: 布局完成\n"
    ),
    "amend 1-1-1 --due 2025-11": "    task: 1-1-1\n    due: 2025-11\n",
    "transfer 1-1-1 --from 乙局 --to 丙局 --to 丁局": (
        "    task: 1-1-1\n    from: 乙局\n    to: [丙局, 丁局]\n"
    ),
    "transfer --from 乙局 --to 丙局": "    from: 乙局\n    to: [丙局]\n",
    "rename --from 乙局 --to 丁局": "    from: 乙局\n    to: [丁局]\n",
    "suspend 1-1-1 --unit 乙局": "    task: 1-1-1\n    unit: 乙局\n",
    "suspend 1-1-3 --unit 两区": "    task: 1-1-3\n    unit: 两区\n",
    "resume 1-1-3 --unit 西区": "    task: 1-1-3\n    unit: 西区\n",
    "close 1-1-1 --unit 小甲": (
        f'    task: 1-1-1\n    unit: 甲局\n@    evidence: {{"data/reports/佐证/一.pdf": {PROOF}}}\n'
    ),
    "close 1-1-1 --unit 乙局": "    task: 1-1-1\n    unit: 乙局\n",
    "return 1-1-1 --until 2025-11-30": "    task: 1-1-1\n    until: 2025-11-30\n",
    "assign 1-1-2 --group 各园区 --units 一园 --units 二园": (
        "    task: 1-1-2\n    group: 各园区\n    units: [一园, 二园]\n"
    ),
    "waive 1-1-1 --code T01 --unit 乙局 --until 2025-11-30": (
        "    task: 1-1-1\n    unit: 乙局\n    until: 2025-11-30\n    code: T01\n"
    ),
    "supervise 1-1-1 --level 督办 --number 督2025-12 --reply-by 2025-10-20": (
        "    task: 1-1-1\n    level: 督办\n    number: 督2025-12\n    reply_by: 2025-10-20\n"
    ),
}  # fmt: skip


@pytest.mark.parametrize("typed", DECISIONS)
def test_every_kind(yshj: Yshj, books: Path, typed: str) -> None:
    path = books / "data" / "decisions.yaml"
    before = path.read_text("utf-8")
    run = yshj("decide", *typed.split(), *DAY, "--yes", cwd=books)
    assert (run.code, run.err) == (0, "已写入 data/decisions.yaml\n")
    keys, _, evidence = DECISIONS[typed].partition("@")
    added = f"{HEAD.format(typed.split(maxsplit=1)[0])}{keys}    reason: 会议决定\n{evidence}"
    assert path.read_text("utf-8") == before + added
    assert run.out.endswith("".join(f"+{line}\n" for line in added.splitlines()))


def test_no_key_of_any_kind_is_without_an_option(yshj: Yshj) -> None:
    """The task is an argument, and the digests are taken of what is there."""
    told = yshj("decide", "--help").out
    keys = {key for kind in KINDS.values() for key in kind.needs | kind.may} - {"task", "evidence"}
    assert {key for key in keys if f"--{key.replace('_', '-')}" not in told} == set()
    assert {typed.split()[0] for typed in DECISIONS} == set(KINDS)


REFUSED = {
    "extend 1-1-1": "缺少 until",
    "extend 1-1-1 --until 2025-11-30 --level 督办": "不能写 level",
    "extend 1-1-1 --until 2025-08-01": "D07 2025-10-10 的延期没有效果",
    "extend 9-9-9 --until 2025-11-30": "F04",
    "extend 1-1-1 --until 明年": "F03",
    "extend 1-1-1 --unit 公安 --until 2025-11-30": "没有唯一叫“公安”的单位",
    "extend 1-1-1 --unit 丙局 --until 2025-11-30": "F04",
    "resume 1-1-1": "D07",
    "waive 1-1-1 --code T99": "F04",
    "supervise 1-1-1 --level 批评": "F03",
    "transfer 1-1-1 --from 乙局 --to 乙局": "F05",
    "assign 1-1-2 --group 各园 --units 一园": "F04",
    "praise 1-1-1": "没有“praise”这种决定",
}


@pytest.mark.parametrize("typed", REFUSED)
def test_what_would_change_nothing_is_not_written(yshj: Yshj, books: Path, typed: str) -> None:
    before = contents(books)
    run = yshj("decide", *typed.split(), *DAY, "--yes", cwd=books)
    assert run.code == 2
    assert REFUSED[typed] in run.err
    assert contents(books) == before


def test_a_decision_has_a_ground(yshj: Yshj, books: Path) -> None:
    run = yshj("decide", "close", "1-1-1", "--yes", cwd=books)
    assert run.code == 2
    assert "--reason" in run.err


def test_the_first_decision_begins_the_file(yshj: Yshj, books: Path) -> None:
    (books / "data/decisions.yaml").unlink()
    assert yshj("decide", "close", "1-1-1", *DAY, "--dry-run", cwd=books).code == 0
    assert not (books / "data/decisions.yaml").exists()
    assert yshj("decide", "close", "1-1-1", *DAY, "--yes", cwd=books).code == 0
    written = (books / "data/decisions.yaml").read_text("utf-8")
    assert written.startswith("format: yshj-decisions/1\ndecisions:\n  - date: 2025-10-10\n    kind: close\n")


def test_evidence_that_changed_since_it_was_verified_is_found(yshj: Yshj, books: Path) -> None:
    assert yshj("decide", "close", "1-1-1", "--unit", "甲局", *DAY, "--yes", cwd=books).code == 0
    check = ("check", "--as-of", "2025-10-20", "--fail-on", "E08")
    assert yshj(*check, cwd=books).code == 0
    (books / "data/reports/佐证/一.pdf").write_bytes(b"another")
    assert yshj(*check, cwd=books).code == 1


def test_an_unreadable_file_of_decisions_is_left_alone(yshj: Yshj, books: Path) -> None:
    (books / "data/decisions.yaml").write_text("decisions：\n", "utf-8")
    run = yshj("decide", "close", "1-1-1", *DAY, "--yes", cwd=books)
    assert run.code == 3
    assert "data/decisions.yaml:1:1: F02" in run.err


def test_a_decision_of_the_future_is_told(yshj: Yshj, books: Path) -> None:
    run = yshj("decide", "close", "1-1-1", "--date", "2999-01-01", "--reason", "x", "--dry-run", cwd=books)
    assert run.code == 0
    assert "注意：D04 决定日期 2999-01-01" in run.err


LATER = ("--as-of", "2025-12-20", "--reason", "会议决定", "--dry-run")
WAIVED = ("decide", "waive", "1-1-1", "--code", "T01", "--unit", "乙局", "--until", "2025-11-30")


def test_a_waiver_is_judged_by_the_day_of_the_decision(yshj: Yshj, books: Path) -> None:
    run = yshj(*WAIVED, "--date", "2025-10-10", *LATER, cwd=books)
    assert run.code == 0
    assert "+    until: 2025-11-30\n" in run.out
    assert "注意：D07 对 T01 的豁免已于 2025-11-30 到期" in run.err
    run = yshj(*WAIVED, "--date", "2025-09-10", *LATER, cwd=books)
    assert (run.code, run.out) == (2, "")
    assert "D07 对 T01 的豁免没有对应任何发现" in run.err


def test_a_waiver_that_is_over_when_it_is_decided_asks_for_the_day(yshj: Yshj, books: Path) -> None:
    run = yshj(*WAIVED, *LATER, cwd=books)
    assert (run.code, run.out) == (2, "")
    assert "豁免至 2025-11-30，早于决定日期 2025-12-20；补记以前的决定，请用 --date 写明当时的日期" in run.err
