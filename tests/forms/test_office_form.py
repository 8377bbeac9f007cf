"""The office's table: every matter that waits for a decision, and what may decide it."""

from pathlib import Path
from typing import Any

from tests.conftest import FROZEN, Yshj
from tests.forms.opened import asked, rows, sheet
from tests.snippets import write

DAY = "2025-10-20"
TASK = {"due": "2025-12", "lead": ["甲局", "乙局"]}
CLAIM = {"date": "2025-10-10", "progress": 100, "owner": "张某", "evidence": ["https://example.com/1"]}
ASK = {"date": "2025-10-11", "progress": 70, "owner": "李某", "ask": "2026-03-31", "note": "设备未到"}

ON_TIME = {"date": "2025-10-11", "progress": 80, "owner": "张某"}


def office(yshj: Yshj, folder: Path, snippet: dict[str, Any], day: str = DAY) -> list[dict[str, Any]]:
    """Its rows."""
    path = folder / "待决定.xlsx"
    run = yshj("template", "--office", "--as-of", day, "-o", str(path), cwd=write(folder / "books", snippet))
    assert (run.code, run.out) == (0, "")
    return rows(sheet(path, "决定")) if path.exists() else []


def test_a_claim_and_an_extension_asked_for(yshj: Yshj, tmp_path: Path) -> None:
    found = office(yshj, tmp_path, {"task": TASK, "entries": {"甲局": [CLAIM], "乙局": [ASK]}})
    assert [(row["编号"], row["单位"], row["事由"]) for row in found] == [
        ("1-1-1", "甲局", "核验：2025-10-10 自报完成\n佐证：https://example.com/1"),
        ("1-1-1", "乙局", "申请延期：2025-10-11 申请延期至 2026-03-31（现时限 2025-12-31）：设备未到"),
    ]
    table = sheet(tmp_path / "待决定.xlsx", "决定")
    assert "待决定事项" in table["A1"].value
    rules = {str(one.sqref): one for one in table.data_validations.dataValidation}
    lists = sheet(tmp_path / "待决定.xlsx", "_lists")
    assert rules["E6"].formula1 == "_lists!$A$2:$B$2"
    assert [[cell.value for cell in row] for row in lists] == [["销号", "退回"], ["延期", "不同意"]]
    assert asked(table) == {"1-1-1": ["决定", "截止", "理由", "依据"]}


def test_what_is_decided_waits_no_longer(yshj: Yshj, tmp_path: Path) -> None:
    decided = [
        {
            "date": "2025-10-11",
            "kind": "extend",
            "unit": "乙局",
            "until": "2026-01-31",
            "reason": "同意到一月",
        },
        {"date": "2025-10-12", "kind": "close", "unit": "甲局", "reason": "已核验"},
    ]
    books = {"task": TASK, "entries": {"甲局": [CLAIM], "乙局": [ASK]}, "decisions": decided}
    assert office(yshj, tmp_path, books) == []


def test_an_application_that_was_withdrawn_waits_no_longer(yshj: Yshj, tmp_path: Path) -> None:
    """Nothing records a refusal; but a unit may ask for the day that is in force anyway."""
    asked = {"甲局": [{**ON_TIME, "ask": "2026-03-31"}]}
    root = write(tmp_path / "books", {"task": {**TASK, "lead": ["甲局"]}, "entries": asked})
    template = ("template", "--office", "-o", str(tmp_path / "待决定.xlsx"), "--as-of", "2025-10-13")
    assert "：1 件待决定" in yshj(*template, "--dry-run", cwd=root).out
    withdrawn = ("--date", "2025-10-12", "--ask", "2025-12-31", "--note", "申请未获同意")
    run = yshj("update", "1-1-1", "--dept", "甲局", *withdrawn, "--yes", cwd=root)
    assert (run.code, run.err) == (0, "已写入 data/reports/甲局.yaml\n")
    assert "没有要填的" in yshj(*template, cwd=root).err


def test_a_decision_on_another_lead_or_before_the_application_settles_nothing(
    yshj: Yshj, tmp_path: Path
) -> None:
    decided = [
        {"date": "2025-10-10", "kind": "extend", "unit": "乙局", "until": "2026-01-31", "reason": "早先"},
        {"date": "2025-10-12", "kind": "extend", "unit": "甲局", "until": "2026-01-31", "reason": "别家"},
    ]
    entries = {"甲局": [{**ASK, "ask": "2025-12-31"}], "乙局": [ASK]}
    found = office(yshj, tmp_path, {"task": TASK, "entries": entries, "decisions": decided})
    assert [row["单位"] for row in found] == ["乙局"]


def test_rows_with_the_same_choices_share_a_list(yshj: Yshj, tmp_path: Path) -> None:
    office(yshj, tmp_path, {"task": TASK, "entries": {"甲局": [CLAIM], "乙局": [CLAIM]}})
    assert [[cell.value for cell in row] for row in sheet(tmp_path / "待决定.xlsx", "_lists")] == [
        ["销号", "退回"],
    ]


def test_a_claim_of_half_a_ledger_is_marked(yshj: Yshj, tmp_path: Path) -> None:
    root = write(tmp_path / "books", {"task": TASK, "entries": {"甲局": [CLAIM]}})
    broken = root / "data" / "reports" / "甲局二.yaml"
    broken.write_text("format: yshj-report/1\nunit: 甲局\nentries: [1]\n", "utf-8")
    path = tmp_path / "待决定.xlsx"
    assert yshj("template", "--office", "--as-of", DAY, "-o", str(path), cwd=root).code == 3
    [row] = [row for row in rows(sheet(path, "决定")) if row["单位"] == "甲局"]
    assert row["事由"].endswith("（数据不全）")


def test_an_open_group_is_to_be_assigned(yshj: Yshj, tmp_path: Path) -> None:
    group = {
        "groups": [{"name": "各园区", "members": "open"}],
        "task": {"due": "2025-12", "lead": ["各园区"]},
    }
    found = office(yshj, tmp_path, group)
    assert [(row["单位"], row["事由"]) for row in found] == [
        ("各园区", "指定单位：牵头的集合单位没有指定具体单位"),
    ]
    assert asked(sheet(tmp_path / "待决定.xlsx", "决定")) == {"1-1-1": ["决定", "指定单位", "理由", "依据"]}


def test_the_demonstration_data(yshj: Yshj, tmp_path: Path) -> None:
    path = tmp_path / "待决定.xlsx"
    run = yshj("template", "--office", "--as-of", "2026-02-28", "-o", str(path), cwd=FROZEN)
    assert (run.out, run.err) == ("", f"已写入 {path}：171 件待决定\n")
    kinds = [row["事由"].partition("：")[0] for row in rows(sheet(path, "决定"))]
    assert [kinds.count(kind) for kind in ("核验", "指定单位", "督办")] == [164, 1, 6]
