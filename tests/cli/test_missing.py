"""`yshj missing`: counts and names, in every format."""

from pathlib import Path

import pytest

from tests.conftest import Yshj
from tests.snippets import parse, write

DAY = ("--as-of", "2025-05-30")
BOOKS = """\
plan: {reporting: {every: month, by: 28}}
task: {due: 2025-12, lead: [甲局, 乙局, 丙局]}
other_tasks: [{id: 1-1-2, title: 另一项, lead: [丙局], due: 2025-12}]
entries:
  甲局: [{date: 2025-05-20, progress: 10}]
  乙局: [{date: 2025-05-29, progress: 10}]
"""


@pytest.fixture
def books(tmp_path: Path) -> Path:
    return write(tmp_path, parse(BOOKS))


def test_json_is_as_promised(yshj: Yshj, books: Path) -> None:
    run = yshj("missing", "2025-05", *DAY, "--format", "json", cwd=books)
    assert run.code == 0
    shown = run.json
    assert shown["schema"] == "yshj-missing/1"
    assert [shown[key] for key in ("period", "by", "owed", "on_time", "late", "missing")] == [
        "2025-05", "2025-05-28", 4, 1, 1, 2,
    ]  # fmt: skip
    assert shown["leads"][1] == {
        "unit": "乙局", "incomplete": False, "task": "1-1-1", "due_by": "2025-05-28",
        "entry": "2025-05-29", "standing": "late",
    }  # fmt: skip


def test_the_page_names_who_did_not(yshj: Yshj, books: Path) -> None:
    out = yshj("missing", *DAY, cwd=books).out
    assert "应报 4 件（报送日 2025-05-28）：√ 已报 1  ▲ 迟报 1  × 未报 2\n" in out
    assert "× 未报  2 件  丙局  1-1-1、1-1-2\n" in out
    assert "▲ 迟报  1 件  乙局  1-1-1 示例任务（05-29 报）\n" in out
    assert "甲局" not in out


def test_one_paragraph_for_a_chat_group(yshj: Yshj, books: Path) -> None:
    out = yshj("missing", *DAY, "--format", "text", cwd=books).out
    assert out.startswith(
        "2025 年 5 月应报 4 件（报送日 2025-05-28），已报 1，迟报 1，未报 2。"
        "未报：丙局（1-1-1、1-1-2）。迟报：乙局（1-1-1（05-29 报））。"
    )
    assert out.count("\n") == 1


def test_who_missed_several_days_is_named_once(yshj: Yshj, books: Path) -> None:
    out = yshj("missing", "2025-Q2", "--as-of", "2025-06-30", "--format", "text", cwd=books).out
    assert "未报：丙局（1-1-1（3 次）、1-1-2（3 次））" in out


def test_csv_has_every_lead(yshj: Yshj, books: Path) -> None:
    rows = yshj("missing", *DAY, "--format", "csv", cwd=books).out.split("\r\n")
    assert rows[0].startswith("\ufeff单位,编号,任务,报送日,填报日,报送,数据不全,")
    assert [row.split(",")[5] for row in rows[1:-1]] == ["已报", "迟报", "未报", "未报"]


def test_a_day_that_has_not_come_is_said_to_be_ahead(yshj: Yshj, books: Path) -> None:
    run = yshj("missing", "2025-05", "--as-of", "2025-05-20", cwd=books)
    assert "报送日 2025-05-28，还没有到" in run.out
    assert yshj("missing", "2025-06", "--as-of", "2025-05-20", cwd=books).code == 2
    assert "不是周期" in yshj("missing", "5月", *DAY, cwd=books).err


def test_nobody_is_accused_on_half_a_ledger(yshj: Yshj, books: Path) -> None:
    (books / "data/reports/丙局.yaml").write_text("format: yshj-report/1\nunit: 丙局\nentries：\n", "utf-8")
    run = yshj("missing", *DAY, cwd=books)
    assert run.code == 3
    assert "× 数据不全  2 件  丙局（数据不全）" in run.out
    assert "× 未报 2（其中数据不全 2）" in run.out
    assert "数据不全：丙局（1-1-1、1-1-2）" in yshj("missing", *DAY, "--format", "text", cwd=books).out
    leads = yshj("missing", *DAY, "--format", "json", cwd=books).json["leads"]
    assert [lead["incomplete"] for lead in leads] == [False, False, True, True]


def test_nor_is_who_took_over_from_such_a_unit(yshj: Yshj, books: Path) -> None:
    (books / "data/reports/甲局.yaml").write_text("format: yshj-report/1\nunit: 甲局\nentries：\n", "utf-8")
    (books / "data/decisions.yaml").write_text(
        "format: yshj-decisions/1\ndecisions:\n"
        "  - {date: 2025-05-05, kind: transfer, task: 1-1-1, from: 甲局, to: [丁局], reason: 移交}\n",
        "utf-8",
    )
    out = yshj("missing", *DAY, cwd=books).out
    assert "× 数据不全  1 件  丁局（数据不全）  1-1-1 示例任务\n" in out
    assert "× 未报      2 件  丙局              1-1-1、1-1-2\n" in out
    leads = yshj("missing", *DAY, "--format", "json", cwd=books).json["leads"]
    assert {lead["unit"] for lead in leads if lead["incomplete"]} == {"丁局"}


def test_other_commands_have_no_paragraph(yshj: Yshj, books: Path) -> None:
    assert yshj("status", "--format", "text", cwd=books).code == 2
