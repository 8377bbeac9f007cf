"""What came since a paper was issued: everything by name, nothing that is not so."""

import re
import shutil
import time
from pathlib import Path
from typing import Annotated

import pytest

from tests.conftest import Yshj
from tests.papers.looking_again import (
    DECISIONS,
    PAPER,
    PLAN,
    RECORD,
    added,
    again,
    edit,
    rename_everywhere,
    told,
)
from yshj.judging.papers.sealed import digest_of
from yshj.model.marks import Doc
from yshj.model.record import Record, record


def test_the_same_said_otherwise_is_the_same(yshj: Yshj, issued_book: Path):
    """Comments, line ends, another layout, another file: nobody said anything else."""
    for path in (issued_book / PLAN, issued_book / DECISIONS, issued_book / "data/reports/市商务局.yaml"):
        path.write_bytes("# 注\r\n".encode() + path.read_bytes().replace(b"\n", b"\r\n"))
    (issued_book / "yshj.yaml").write_text("format: yshj-config/1\npolicy: {behind_points: 10}\n", "utf-8")
    (issued_book / "模板").mkdir()
    shipped = Path("src/yshj/papers/templates/bulletin.md").read_bytes()
    (issued_book / "模板/bulletin.md").write_bytes(b"\xef\xbb\xbf" + shipped.replace(b"\n", b"\r\n"))
    edit(
        issued_book / PLAN, "    lead: [市商务局]\r\n", "    lead: [市商务局]\r\n    support_open: false\r\n"
    )
    (issued_book / "data/reports/市财政局.yaml").rename(issued_book / "data/reports/财政.yaml")
    run = again(yshj, issued_book)
    assert (run.code, told(run)) == (0, [])


@pytest.mark.parametrize(
    ("file", "old", "new", "line"),
    [
        (PLAN, "title: 强化基层营商环境能力建设", "title: 强化能力", "▲ 方案内容在印发之后改动过"),
        ("yshj.yaml", "10", "11", "▲ 评判口径在印发之后改动过"),
        ("模板/bulletin.md", "特此", "现", "▲ 模板在印发之后改动过"),
    ],
)
def test_what_it_depends_on(yshj: Yshj, issued_book: Path, file: str, old: str, new: str, line: str):
    (issued_book / "yshj.yaml").write_text("format: yshj-config/1\npolicy: {behind_points: 10}\n", "utf-8")
    (issued_book / "模板").mkdir()
    (issued_book / "模板/bulletin.md").write_text("# {{ 标题 }}\n\n特此\n", "utf-8")
    (issued_book / file).write_text((issued_book / file).read_text("utf-8").replace(old, new), "utf-8")
    run = again(yshj, issued_book)
    assert run.code == 1
    assert line in told(run)


def test_an_alias_tells_of_a_new_name(yshj: Yshj, issued_book: Path):
    """Renamed by hand in plan, reports and decisions: the same entries, decisions and figures."""
    rename_everywhere(issued_book, "市商务局", "市商务和数据局", PLAN, DECISIONS)
    edit(issued_book / PLAN, "aliases: [商务局]", "aliases: [商务局, 市商务局]")
    run = again(yshj, issued_book)
    assert (run.code, told(run)) == (1, ["▲ 方案内容在印发之后改动过"])


def test_a_decision_tells_of_a_new_name(yshj: Yshj, issued_book: Path):
    """Renamed after the day of the paper, and the ledger rewritten under the new name."""
    rename_everywhere(issued_book, "市商务局", "市商务和数据局")
    edit(issued_book / PLAN, "\nunits:\n", "\nunits:\n  - {name: 市商务和数据局, kind: 市直部门}\n")
    added(
        issued_book / DECISIONS,
        "  - {date: 2025-10-08, kind: rename, from: 市商务局, to: 市商务和数据局, reason: 更名}\n",
    )
    run = again(yshj, issued_book)
    assert (run.code, told(run)) == (1, ["▲ 方案内容在印发之后改动过"])


def test_where_nothing_tells_of_a_new_name(yshj: Yshj, issued_book: Path):
    """Two units, for all that anybody can know; and what is to be written where they are one."""
    rename_everywhere(issued_book, "市商务局", "市商务和数据局", PLAN, DECISIONS)
    run = again(yshj, issued_book)
    assert run.code == 1
    assert any(
        line.startswith("▲ 方案中没有“市商务局”了，以下按两个单位列；如只是更名") for line in told(run)
    )
    lost = sum(line.startswith("▲ 删去进展  1-6-2  市商务局") for line in told(run))
    come = sum(line.startswith("▲ 补报进展  1-6-2  市商务和数据局") for line in told(run))
    assert lost == come > 0


def test_an_altered_deadline_is_a_figure(yshj: Yshj, issued_book: Path):
    added(
        issued_book / DECISIONS,
        "  - {date: 2025-09-15, kind: extend, task: 1-2-2, unit: 杭锦旗人民政府, until: 2025-09-20}\n",
    )
    run = again(yshj, issued_book)
    assert told(run)[0] == "▲ 补记决定  1-2-2  延期  2025-09-15"
    (line,) = [line for line in told(run) if line.startswith("▲ 今天再出会不同")]
    assert line.startswith("▲ 今天再出会不同  1-2-2  杭锦旗人民政府  时限 2025-07-31 → 2025-09-20；")
    assert "逾期 61 天 → 10 天" in line
    assert "原时限 — → 2025-07-31" in line


def test_an_altered_decision_is_no_news_of_anything_else(yshj: Yshj, issued_book: Path):
    first = re.search(r"reason: (.+)", (issued_book / DECISIONS).read_text("utf-8"))[0]
    text = (issued_book / DECISIONS).read_text("utf-8").replace(first, "reason: 改过的理由", 1)
    (issued_book / DECISIONS).write_text(text, "utf-8")
    run = again(yshj, issued_book)
    assert run.code == 1
    assert [line[:6] for line in told(run)] == ["▲ 改动决定"]


def test_a_late_entry_of_the_month_before_moves_what_is_newly_done(yshj: Yshj, issued_book: Path):
    """A lead done on both days, but found out later: the paper counted it as newly done."""
    done = re.search(
        r"(?m)^    (\S+): \{状态: 已完成, 进度: 100%, 时限: \S+, 上期末: 正常\}",
        (issued_book / RECORD).read_text("utf-8"),
    )[1]
    text = (issued_book / RECORD).read_text("utf-8")
    task = re.findall(r'(?m)^  "?([\d-]+)"?:', text[: text.index(f"    {done}: {{状态: 已完成, 进度: 100%")])[
        -1
    ]
    (ledger,) = [
        p for p in (issued_book / "data/reports").glob("*.yaml") if f"unit: {done}\n" in p.read_text("utf-8")
    ]
    added(ledger, f"  - date: 2025-08-31\n    task: {task}\n    progress: 100\n")
    run = again(yshj, issued_book)
    assert f"▲ 补报进展  {task}  {done}  2025-08-31" in told(run)
    assert any("上期末 正常 → 已完成" in line for line in told(run))


def test_notices_of_one_day_do_not_tell_of_each_other(yshj: Yshj, issued_book: Path):
    for number, unit in (("督1", "市商务局"), ("督2", "市文化和旅游局")):
        notice = ("notice", "--dept", unit, "--as-of", "2025-10-20", "--issue", number, "--record", "--yes")
        assert yshj("publish", *notice, cwd=issued_book).code == 0
    assert [again(yshj, issued_book, number).code for number in ("督1", "督2", "9")] == [0, 0, 0]


def test_a_notice_tells_of_its_own_tasks_alone(yshj: Yshj, issued_book: Path):
    notice = ("notice", "--dept", "市商务局", "--as-of", "2025-10-20", "--issue", "督1")
    assert yshj("publish", *notice, cwd=issued_book).code == 0
    added(issued_book / "data/reports/市财政局.yaml", "  - {date: 2025-09-01, task: 1-5-3, note: 补}\n")
    assert again(yshj, issued_book, "督1").code == 0
    added(issued_book / "data/reports/市商务局.yaml", "  - {date: 2025-10-12, task: 1-6-2, progress: 99}\n")
    run = again(yshj, issued_book, "督1")
    assert run.code == 1
    assert told(run)[0] == "▲ 补报进展  1-6-2  市商务局  2025-10-12"
    assert [line for line in told(run)[1:] if "1-6-2  市商务局" not in line] == []


def test_what_people_wrote_commands_no_screen(yshj: Yshj, issued_book: Path):
    """A note with an escape sequence stands in a figure: kept, read again, and shown harmlessly."""
    ledger = issued_book / "data/reports/市商务局.yaml"
    hostile = '"\\u202e<b>{{ 1 }}: [*x, \\"y\\"] #"'
    added(ledger, f"  - {{date: 2025-10-08, task: 1-6-2, blocked: {hostile}}}\n")
    month = ("--month", "2025-10", "--as-of", "2025-10-31", "--issue", "10")
    assert yshj("publish", "bulletin", *month, cwd=issued_book).code == 0
    assert again(yshj, issued_book, "10").code == 0
    edit(ledger, "blocked: ", "note: ")
    run = again(yshj, issued_book, "10")
    assert any("受阻：" in line and "<b>{{ 1 }}" in line for line in told(run))
    assert "\u202e" not in run.out


@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Kiritimati"])
def test_elsewhere_it_is_the_same(
    yshj: Yshj, issued_book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, zone: str
):
    """In a copy of the folder, in another zone, in another language."""
    shutil.move(issued_book, tmp_path / "别 处")
    monkeypatch.setenv("TZ", zone)
    monkeypatch.setenv("LANG", "tr_TR.UTF-8")
    time.tzset()
    run = again(yshj, tmp_path / "别 处", "9", "-o", str(tmp_path / "原件.docx"))
    assert (run.code, told(run)) == (0, [])
    assert (tmp_path / "原件.docx").read_bytes() == (tmp_path / "别 处" / PAPER).read_bytes()


def test_a_key_that_a_later_edition_adds_changes_no_digest():
    @record
    class Earlier(Record):
        name: Annotated[str, Doc("名称")]

    @record
    class Later(Earlier):
        kind: Annotated[str | None, Doc("种类")] = None

    assert digest_of(Earlier("甲")) == digest_of(Later("甲")) != digest_of(Later("甲", "乙"))


def test_a_notice_is_not_told_what_others_wrote_on_a_task_that_came_to_it(yshj: Yshj, issued_book: Path):
    """A handover dated back: what the predecessor had written on the task was no business of the notice."""
    notice = ("notice", "--dept", "市商务局", "--as-of", "2025-10-20", "--issue", "督1")
    assert yshj("publish", *notice, cwd=issued_book).code == 0
    added(
        issued_book / DECISIONS,
        "  - {date: 2025-10-10, kind: transfer, task: 1-5-3, from: 市财政局, to: [市商务局], reason: 分工}\n",
    )
    run = again(yshj, issued_book, "督1")
    assert not any("补报进展" in line for line in told(run))
