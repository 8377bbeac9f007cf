"""The office's table comes back: decisions in bulk, each on a ground, none twice."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run, Yshj
from tests.snippets import parse, write
from yshj.model.form import OFFICE_COLUMNS, OFFICE_SHEET

openpyxl = pytest.importorskip("openpyxl")
DAY = "2025-10-20"
BOOKS: dict[str, Any] = {
    "groups": [{"name": "各园区", "members": "open"}],
    "task": {"due": "2025-10-31", "lead": ["甲局", "乙局", "各园区"]},
    "entries": {
        "甲局": [{"date": "2025-10-10", "progress": 100, "owner": "张某", "evidence": ["证.txt"]}],
        "乙局": [{"date": "2025-10-11", "progress": 40, "owner": "李某", "ask": "2025-12-31"}],
    },
}


class Table:
    """The office's table in a workspace."""

    def __init__(self, folder: Path, yshj: Yshj) -> None:
        self.folder, self._yshj = write(folder, BOOKS), yshj
        (folder / "data" / "reports" / "证.txt").write_text("证")

    def returned(self, *rows: dict[str, Any]) -> None:
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = OFFICE_SHEET
        sheet.append([column.header for column in OFFICE_COLUMNS])
        for row in rows:
            said = {"task": "1-1-1", "unit": "甲局", **row}
            sheet.append([said.get(column.key) for column in OFFICE_COLUMNS])
        book.save(self.folder / "待决定.xlsx")

    def collect(self, *more: str, day: str = DAY) -> Run:
        return self._yshj("collect", "待决定.xlsx", *more, "--date", day, "--yes", cwd=self.folder)

    def decisions(self) -> list[dict[str, Any]]:
        path = self.folder / "data" / "decisions.yaml"
        return parse(path.read_text("utf-8"))["decisions"] if path.exists() else []


@pytest.fixture
def table(tmp_path: Path, yshj: Yshj) -> Table:
    return Table(tmp_path, yshj)


def decided(**said: Any) -> dict[str, Any]:
    return {"date": DAY, "task": "1-1-1", **said}


MADE = [
    (
        {"unit": "乙局", "verdict": "延期", "reason": "事出有因", "authority": "会议纪要"},
        decided(kind="extend", unit="乙局", until="2025-12-31", applied="2025-10-11",
                reason="事出有因", authority="会议纪要"),
    ),
    (
        {"unit": "乙局", "verdict": "延期", "day": "2025年11月底", "reason": "减半"},
        decided(kind="extend", unit="乙局", until="2025-11-30", applied="2025-10-11", reason="减半"),
    ),
    (
        {"verdict": "退回", "day": "2025-12-10", "reason": "佐证不足"},
        decided(kind="return", unit="甲局", until="2025-12-10", reason="佐证不足"),
    ),
    (
        {"unit": "各园区", "verdict": "指定", "units": "一园、二园", "authority": "会议纪要"},
        decided(kind="assign", group="各园区", units=["一园", "二园"], authority="会议纪要"),
    ),
    (
        {"unit": "乙局", "verdict": "约谈", "day": "2025-11-05", "reason": "连续三月逾期"},
        decided(kind="supervise", unit="乙局", level="约谈", reply_by="2025-11-05", reason="连续三月逾期"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("row", "decision"), MADE)
def test_a_row_becomes_a_decision_and_the_same_row_again_none(
    table: Table, row: dict[str, Any], decision: dict[str, Any]
) -> None:
    table.returned(row)
    run = table.collect()
    assert (run.code, table.decisions()) == (0, [decision]), run.err
    run = table.collect()
    assert (run.code, table.decisions()) == (0, [decision]), run.err
    assert "此前已收 1 条" in run.out


def test_what_is_closed_is_closed_with_the_digest_of_its_evidence(table: Table, yshj: Yshj) -> None:
    table.returned({"verdict": "销号", "reason": "已核实"})
    assert table.collect().code == 0
    [made] = table.decisions()
    assert list(made.pop("evidence")) == ["data/reports/证.txt"]
    assert made == decided(kind="close", unit="甲局", reason="已核实")
    (table.folder / "data" / "reports" / "证.txt").write_text("改过")
    run = yshj("check", "--as-of", DAY, "--format", "json", cwd=table.folder)
    assert "E08" in {finding["code"] for finding in run.json["findings"]}


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({"verdict": "同意", "reason": "好"}, "决定!E2: 没有“同意”这种决定"),
        ({"verdict": "销号"}, "决定!H2: 作了决定，要写理由或依据"),
        ({"verdict": "销号", "reason": "无"}, "决定!H2: 作了决定，要写理由或依据"),
        ({"verdict": "销号", "day": "2025-12-31", "reason": "好"}, "决定!G2: 销号不写截止"),
        ({"unit": "乙局", "verdict": "销号", "reason": "好"}, "决定!E2: 乙局 没有报完成，不能销号"),
        ({"unit": "丙局", "verdict": "督办", "reason": "好"}, "决定!C2: 到 2025-10-20 “丙局”不是任务"),
        ({"verdict": "延期", "reason": "好"}, "决定!G2: 延期要写截止"),
        ({"unit": "乙局", "verdict": "延期", "day": "2025-10-30", "reason": "好"}, "G2: 2025-10-30 不晚于"),
        ({"unit": "乙局", "verdict": "督办", "day": "2024-11-05", "reason": "好"}, "G2: 2024-11-05 不晚于"),
        ({"verdict": "指定", "units": "一园", "reason": "好"}, "决定!C2: “甲局”不是集合单位"),
        ({"unit": "乙局", "verdict": "督办", "day": "2962-11-05", "reason": "好"}, "G2: 2962-11-05 太远"),
        ({"verdict": "销号", "units": "乙局", "reason": "好"}, "决定!F2: 销号不写指定单位"),
        ({"unit": "各园区", "verdict": "指定", "reason": "好"}, "决定!F2: 要写指定哪些单位"),
        ({"unit": "各园区", "verdict": "指定", "units": "九园", "reason": "好"}, "F2: 方案中没有单位“九园”"),
        ({"task": "9-9-9", "verdict": "销号", "reason": "好"}, "决定!A2: 方案中没有任务“9-9-9”"),
    ],
)  # fmt: skip
def test_what_is_refused(table: Table, row: dict[str, Any], why: str) -> None:
    table.returned(row, {"unit": "乙局", "verdict": "提醒", "reason": "好"})
    run = table.collect()
    assert run.code == 3
    assert why in run.err
    assert table.decisions() == []


def test_an_extension_that_is_not_granted_changes_nothing_and_blanks_wait(table: Table) -> None:
    table.returned(
        {"unit": "乙局", "verdict": "不同意", "reason": "不够"}, {"verdict": None, "reason": "再看"}
    )
    run = table.collect()
    assert (run.code, table.decisions()) == (0, [])
    assert (
        "决定!E2：不同意，不写决定，请另行答复该单位；单位撤回的，用 yshj update 记一条 --ask 原时限"
        in run.err
    )


def test_one_claim_is_not_verified_and_sent_back_at_once(table: Table) -> None:
    table.returned({"verdict": "销号", "reason": "核验过"}, {"verdict": "退回", "reason": "佐证不足"})
    run = table.collect()
    assert (run.code, table.decisions()) == (3, [])
    assert "E3: 决定!E2 已有同样或相反的一项决定" in run.err


def test_another_decision_of_that_day_is_not_overwritten(table: Table) -> None:
    table.returned({"verdict": "销号", "reason": "已核实"})
    table.collect()
    table.returned({"verdict": "销号", "reason": "又核实一次"})
    run = table.collect()
    assert run.code == 3
    assert "决定!E2: data/decisions.yaml:3:5 已有当日的销号，内容不同" in run.err
    assert len(table.decisions()) == 1


AGAIN = [
    {"verdict": "销号", "reason": "已核实"},
    {"verdict": "退回", "reason": "佐证不足"},
    {"unit": "乙局", "verdict": "延期", "reason": "事出有因"},
    {"unit": "乙局", "verdict": "督办", "day": "2025-11-05", "reason": "滞后"},
    {"unit": "各园区", "verdict": "指定", "units": "一园", "authority": "会议纪要"},
]


@pytest.mark.parametrize("row", AGAIN, ids=lambda row: row["verdict"])
def test_the_same_table_on_a_later_day_adds_nothing(table: Table, row: dict[str, Any]) -> None:
    table.returned(row)
    assert table.collect().code == 0
    made = table.decisions()
    for day in ("2025-10-25", "2025-11-20"):
        run = table.collect(day=day)
        assert (run.code, table.decisions()) == (0, made), run.err


def test_who_asks_again_is_granted_again_in_the_same_words(table: Table) -> None:
    table.returned({"unit": "乙局", "verdict": "延期", "reason": "事出有因"})
    assert table.collect().code == 0
    path = table.folder / "data" / "reports" / "乙局.yaml"
    report = parse(path.read_text("utf-8"))
    report["entries"].append({"date": "2025-11-10", "task": "1-1-1", "ask": "2026-03-31"})
    path.write_text(json.dumps(report, default=str), "utf-8")
    run = table.collect(day="2025-11-20")
    assert [made["until"] for made in table.decisions()] == ["2025-12-31", "2026-03-31"], run.err


def test_what_is_closed_is_not_closed_again_for_another_reason(table: Table) -> None:
    table.returned({"verdict": "销号", "reason": "已核实"})
    table.collect()
    table.returned({"verdict": "销号", "reason": "复核"})
    run = table.collect(day="2025-11-20")
    assert (run.code, len(table.decisions())) == (3, 1)
    assert "决定!E2: 甲局 已于 2025-10-20 销号" in run.err


def test_what_was_closed_is_not_sent_back_on_the_same_day(table: Table) -> None:
    table.returned({"verdict": "销号", "reason": "已核实"})
    table.collect()
    table.returned({"verdict": "退回", "reason": "佐证不足"})
    run = table.collect()
    assert (run.code, len(table.decisions())) == (3, 1)
    assert "已有当日的销号" in run.err
    assert table.collect(day="2025-11-20").code == 0
    assert [made["kind"] for made in table.decisions()] == ["close", "return"]


def test_two_tables_that_decide_on_the_same(table: Table) -> None:
    table.returned({"verdict": "退回", "reason": "佐证不足"})
    (table.folder / "待决定.xlsx").rename(table.folder / "别的.xlsx")
    table.returned({"verdict": "销号", "reason": "已核实"})
    run = table.collect("别的.xlsx")
    assert run.code == 3
    assert "别的.xlsx 决定!E2: 待决定.xlsx 决定!E2 已有同样或相反的一项决定" in run.err
    assert [made["kind"] for made in table.decisions()] == ["close"]


def test_a_ground_without_a_decision_is_told(table: Table) -> None:
    table.returned({"verdict": None, "reason": "再看"})
    run = table.collect()
    assert (run.code, table.decisions()) == (0, [])
    assert "决定!E2：没有选决定，这一行写的没有收" in run.err


def test_decisions_and_progress_are_two_files(table: Table) -> None:
    table.returned({"verdict": "销号", "reason": "已核实"})
    book = openpyxl.load_workbook(table.folder / "待决定.xlsx")
    sheet = book.create_sheet("进展")
    for row in (("填报单位", "乙局"), ("编号", "本期进度"), ("1-1-1", 50)):
        sheet.append(row)
    book.save(table.folder / "待决定.xlsx")
    run = table.collect()
    assert (run.code, table.decisions()) == (3, [])
    assert "待决定.xlsx 进展: 决定和进展填在了一个文件里" in run.err


@pytest.mark.parametrize("how", ["table", "alone"])
def test_what_proves_nothing_is_not_recorded_as_verified(table: Table, yshj: Yshj, how: str) -> None:
    (table.folder / "data" / "reports" / "证.txt").write_text("")
    if how == "table":
        table.returned({"verdict": "销号", "reason": "核验通过"})
        table.collect()
    else:
        arguments = ("--unit", "甲局", "--date", DAY, "--reason", "核验通过", "--yes")
        yshj("decide", "close", "1-1-1", *arguments, cwd=table.folder)
    assert table.decisions() == [decided(kind="close", unit="甲局", reason="核验通过")]
