"""The form of one unit: what it asks, what it says, what it refuses."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.conftest import Yshj
from tests.forms.opened import asked, headers, rows, sheet
from tests.snippets import write

DAY = "2025-10-20"
SIX = ["本期进度", "进展情况", "下一步举措", "存在问题", "交付成果", "佐证材料"]
SEVEN = [*SIX, "申请延期至"]


def form(yshj: Yshj, folder: Path, snippet: dict[str, Any], *more: str, day: str = DAY) -> Path:
    """The form of 甲局 in these books."""
    root = write(folder / "books", snippet)
    path = folder / "甲局.xlsx"
    run = yshj("template", "--dept", "甲局", "--as-of", day, "-o", str(path), *more, cwd=root)
    assert (run.code, run.out) == (0, "")
    return path


ON_TRACK = {"date": "2025-10-10", "progress": 80, "owner": "张某", "note": "已过半"}
TASK = {"due": "2025-12", "lead": ["甲局"], "deliverables": ["清单", "办法"]}


def test_a_lead_that_is_well_is_asked_six_things(yshj: Yshj, tmp_path: Path) -> None:
    path = form(yshj, tmp_path, {"task": TASK, "entries": {"甲局": [ON_TRACK]}})
    progress = sheet(path, "进展")
    assert asked(progress) == {"1-1-1": SIX}
    [row] = rows(progress)
    assert (row["上次进度"], row["上次情况"], row["要求"]) == (
        80,
        "2025-10-10 已过半（责任人：张某）",
        "正常",
    )
    assert row["时限"] == datetime(2025, 12, 31)


def test_one_at_risk_may_ask_for_more_time(yshj: Yshj, tmp_path: Path) -> None:
    late = {**ON_TRACK, "progress": 40}
    path = form(yshj, tmp_path, {"task": TASK, "entries": {"甲局": [late]}})
    assert asked(sheet(path, "进展")) == {"1-1-1": SEVEN}
    [row] = rows(sheet(path, "进展"))
    assert row["要求"] == "预警：落后 30 点，建议督办；请写明落后原因和追赶措施"


def test_the_example_of_a_day_is_one_that_is_taken(yshj: Yshj, tmp_path: Path) -> None:
    path = form(yshj, tmp_path, {"task": TASK, "entries": {"甲局": [{**ON_TRACK, "progress": 40}]}})
    rules = {str(one.sqref): one for one in sheet(path, "进展").data_validations.dataValidation}
    assert rules["O5"].error == "延期请填晚于 2025-12-31 的日期，例如 2026-01-31"


def test_nothing_is_asked_twice_while_the_office_has_not_decided(yshj: Yshj, tmp_path: Path) -> None:
    asking = {**ON_TRACK, "progress": 40, "ask": "2026-03-31"}
    path = form(yshj, tmp_path, {"task": TASK, "entries": {"甲局": [asking]}})
    assert asked(sheet(path, "进展")) == {"1-1-1": SIX}
    assert "已申请延期至 2026-03-31，待督查部门决定" in rows(sheet(path, "进展"))[0]["要求"]


def test_the_owner_comes_before_an_extension_and_never_more_than_seven(yshj: Yshj, tmp_path: Path) -> None:
    path = form(yshj, tmp_path, {"task": TASK, "entries": {"甲局": [{"date": "2025-10-10", "progress": 40}]}})
    assert asked(sheet(path, "进展")) == {"1-1-1": ["本期进度", "责任人", *SIX[1:]]}


def test_what_is_delivered_is_not_asked_again(yshj: Yshj, tmp_path: Path) -> None:
    path = form(yshj, tmp_path, {"task": TASK, "entries": {"甲局": [{**ON_TRACK, "delivered": ["清单"]}]}})
    [rule] = [one for one in sheet(path, "进展").data_validations.dataValidation if one.type == "list"]
    lists = load_workbook(path)["_lists"]
    assert [cell.value for cell in lists[1]] == ["办法"]
    assert (rule.formula1, rule.showErrorMessage) == ("_lists!$A$1:$A$1", False)


@pytest.mark.parametrize(
    ("claim", "cells"),
    [
        ({"delivered": ["清单", "办法"], "evidence": ["https://example.com/1"]}, []),
        ({"delivered": ["清单", "办法"]}, ["佐证材料"]),
        ({"delivered": ["清单"]}, ["交付成果", "佐证材料"]),
    ],
)
def test_of_a_claim_only_what_it_lacks(
    yshj: Yshj, tmp_path: Path, claim: dict[str, Any], cells: list[str]
) -> None:
    task = {**TASK, "targets": [{"name": "网办率", "at_least": 90}]}
    path = form(yshj, tmp_path, {"task": task, "entries": {"甲局": [{**ON_TRACK, "progress": 100, **claim}]}})
    assert asked(sheet(path, "进展")) == {"1-1-1": cells}
    assert rows(sheet(path, "进展"))[0]["要求"].startswith("已完成，待核验")


CLOSED = {"date": "2025-10-12", "kind": "close", "reason": "已核验"}
SUSPENDED = {"date": "2025-10-12", "kind": "suspend", "reason": "缓办"}


@pytest.mark.parametrize("decision", [CLOSED, SUSPENDED], ids=["closed", "suspended"])
def test_what_is_closed_or_suspended_is_not_asked(
    yshj: Yshj, tmp_path: Path, decision: dict[str, Any]
) -> None:
    other = {"id": "1-1-2", "title": "另一项", "lead": ["甲局"], "due": "2025-12"}
    books = {"task": TASK, "entries": {"甲局": [ON_TRACK]}, "decisions": [decision]}
    path = form(yshj, tmp_path, {**books, "other_tasks": [other]})
    assert [row["编号"] for row in rows(sheet(path, "进展"))] == ["1-1-2"]


def test_support_is_listed_on_a_sheet_of_its_own(yshj: Yshj, tmp_path: Path) -> None:
    other = {"id": "1-1-2", "title": "另一项", "lead": ["乙局"], "support": ["甲局"], "due": "2025-12"}
    path = form(yshj, tmp_path, {"task": TASK, "other_tasks": [other]})
    assert [(row["编号"], row["牵头部门"]) for row in rows(sheet(path, "配合事项"))] == [("1-1-2", "乙局")]
    assert asked(sheet(path, "配合事项")) == {"1-1-2": []}
    assert [row["编号"] for row in rows(sheet(path, "进展"))] == ["1-1-1"]


OTHERS = {
    **TASK,
    "targets": [
        {"name": "网办率", "at_least": 90, "unit": "%"},
        {"name": "时长", "at_most": 5, "unit": "天"},
    ],
    "milestones": [{"name": "布局", "due": "2025-11"}, {"name": "过半", "due": "2025-11", "progress": 50}],
    "recurring": [{"name": "座谈", "every": "quarter", "at_least": 2, "units": ["丙局", "甲局"]}],
}


def test_figures_events_and_recurring_work_have_a_sheet(yshj: Yshj, tmp_path: Path) -> None:
    told = {**ON_TRACK, "measures": {"网办率": 85}, "held": {"座谈": 1}}
    path = form(yshj, tmp_path, {"task": OTHERS, "entries": {"甲局": [told]}})
    said = [(r["类别"], r["名称"], r["要求"], r["上次"]) for r in rows(sheet(path, "指标、节点与经常性工作"))]
    assert said == [
        ("指标", "网办率", "不低于 90%", "85%（2025-10-10）"),
        ("指标", "时长", "不高于 5 天", None),
        ("节点", "布局", "2025-11-30 前达到", None),
        ("经常性工作", "座谈", "每季度至少 2 次", "2025 年第 4 季度已报 1 次"),
    ]


def test_who_only_has_recurring_work_is_asked_for_that(yshj: Yshj, tmp_path: Path) -> None:
    root = write(tmp_path, {"task": OTHERS})
    path = tmp_path / "丙局.xlsx"
    run = yshj("template", "--dept", "丙局", "--as-of", DAY, "-o", str(path), cwd=root)
    assert run.err.endswith("：0 件牵头事项 0 格，指标、节点等 1 格，截止 2025-10-31\n")
    assert [row["名称"] for row in rows(sheet(path, "指标、节点与经常性工作"))] == ["座谈"]


@pytest.mark.parametrize(
    ("plan", "task", "by"),
    [
        ({}, {}, datetime(2025, 10, 31)),
        ({"reporting": {"every": "month", "by": 28}}, {}, datetime(2025, 10, 28)),
        ({"reporting": {"every": "month", "by": 15}}, {}, datetime(2025, 11, 17)),  # the 15th is a Saturday
        ({"reporting": {"every": "month", "by": 28}}, {"reporting": "none"}, datetime(2025, 10, 31)),
        (
            {"reporting": {"every": "month", "by": 28}},
            {"reporting": {"on": ["2025-10-22"]}},
            datetime(2025, 10, 22),
        ),
        ({"reporting": {"on": ["2025-06-30"]}}, {}, datetime(2025, 10, 31)),
    ],
)
def test_it_is_wanted_back_by_the_next_reporting_day(
    yshj: Yshj, tmp_path: Path, plan: dict[str, Any], task: dict[str, Any], by: datetime
) -> None:
    path = form(yshj, tmp_path, {"plan": plan, "task": {**TASK, **task}})
    second = [cell.value for cell in sheet(path, "进展")[2]]
    assert second[:4] == ["填报单位", "甲局", "截止日期", by]
    assert second[5:7] == ["方案版本", "1"]


def test_a_percentage_is_refused_where_it_could_mean_two_things(yshj: Yshj, tmp_path: Path) -> None:
    path = form(yshj, tmp_path, {"task": OTHERS})
    rules = {str(one.sqref): one for one in sheet(path, "进展").data_validations.dataValidation}
    assert rules["H5"].formula1 == "AND(ISNUMBER(H5),H5=INT(H5),H5>=0,H5<=100,H5<>1)"
    assert "完成请填 100" in rules["H5"].error
    other = {
        str(one.sqref): one for one in sheet(path, "指标、节点与经常性工作").data_validations.dataValidation
    }
    assert [other[cell].type for cell in ("G5", "G6", "G7", "G8")] == ["custom", "decimal", "list", "whole"]
    assert all(len(one.error or "") <= 255 for one in (*rules.values(), *other.values()))


def test_pages_print_and_hidden_sheets_confirm(yshj: Yshj, tmp_path: Path) -> None:
    book = load_workbook(form(yshj, tmp_path, {"task": TASK}))
    page = book["进展"]
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert (page.page_setup.fitToWidth or 1, page.page_setup.fitToHeight) == (1, 0)
    assert (page.freeze_panes, page.print_title_rows, page.protection.sheet) == ("C5", "$4:$4", True)
    assert [one.sheet_state for one in book.worksheets] == ["visible", "veryHidden", "veryHidden"]
    said = {row[0]: row[1] for row in book["_meta"].values}
    assert said == {
        "format": "yshj-form/1", "unit": "甲局", "version": "1",
        "plan": said["plan"], "as_of": DAY, "id": "1-1-1",
    }  # fmt: skip


HOSTILE = {
    "formula": '=HYPERLINK("http://x","点我")',
    "plus": "+1+1",
    "markup": "<b>&amp;</b> _x0041_",
    "bidi": "\u202e反",
    "long": "长" * 20_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_words_are_words(yshj: Yshj, tmp_path: Path, text: str) -> None:
    books = {"task": {**TASK, "title": text[:200], "deliverables": [text[:200]]}}
    path = form(yshj, tmp_path, {**books, "entries": {"甲局": [{**ON_TRACK, "note": text}]}})
    progress = sheet(path, "进展")
    kinds = {
        cell.data_type for row in progress.iter_rows(min_row=5) for cell in row if cell.value is not None
    }
    assert "f" not in kinds
    said = rows(progress)[0]["上次情况"]
    assert said.startswith(f"2025-10-10 {text[:2]}".replace("\u202e", "〈U+202E〉"))
    assert len(said) < 1000
    assert progress.row_dimensions[5].height <= 409


def test_half_a_ledger_accuses_nobody(yshj: Yshj, tmp_path: Path) -> None:
    root = write(tmp_path / "books", {"task": TASK})
    (root / "data" / "reports" / "甲局.yaml").write_text(
        "format: yshj-report/1\nunit: 甲局\nentries:\n  - {date: 2025-10-33, task: 1-1-1, progress: 5}\n",
        "utf-8",
    )
    path = tmp_path / "甲局.xlsx"
    run = yshj("template", "--dept", "甲局", "--as-of", DAY, "-o", str(path), cwd=root)
    assert run.code == 3
    progress = sheet(path, "进展")
    assert "数据不全" in progress["A1"].value
    assert "数据不全" in rows(progress)[0]["要求"]
    assert not {"从未填报", "请写明责任人", "请填报第一条进展"} & set(rows(progress)[0]["要求"].split("；"))


def test_headers_are_those_that_come_back(yshj: Yshj, tmp_path: Path) -> None:
    from yshj.model.form import PROGRESS_COLUMNS

    path = form(yshj, tmp_path, {"task": TASK})
    assert headers(sheet(path, "进展")) == [column.header for column in PROGRESS_COLUMNS]


def test_what_was_returned_says_so(yshj: Yshj, tmp_path: Path) -> None:
    returned = {"date": "2025-10-12", "kind": "return", "reason": "缺清单"}
    task = {**TASK, "due": "2025-09"}
    books = {"task": task, "entries": {"甲局": [{**ON_TRACK, "progress": 100}]}, "decisions": [returned]}
    [row] = rows(sheet(form(yshj, tmp_path, books), "进展"))
    assert row["要求"].startswith("逾期 20 天，退回未再报，")
