"""The summary of a week: what it says of returns, handovers, decisions, milestones, promises and silence."""

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Yshj
from tests.snippets import write

WEEK = ("report", "week", "2025-W42")
"""13 to 19 October."""
OTHER = {"id": "1-1-2", "title": "另一项", "lead": ["乙局"], "due": "2025-12"}


def entry(day: str, progress: int, **more: Any) -> dict[str, Any]:
    return {"date": f"2025-{day}", "progress": progress, "owner": "张某", **more}


def paper(yshj: Yshj, folder: Path, **books: Any) -> str:
    snippet: dict[str, Any] = {
        "task": {"due": "2025-12", "lead": ["甲局"]},
        "entries": {"甲局": [entry("10-10", 80)]},
        **books,
    }
    run = yshj(*WEEK, cwd=write(folder, snippet))
    assert (run.code, run.err) == (0, "")
    return run.out.replace("\\", "")


def test_a_week_without_news_says_so_part_by_part(yshj: Yshj, tmp_path: Path) -> None:
    text = paper(yshj, tmp_path)
    for words in (
        "1 项任务已完成 0 项（0.0%），与上周持平。",
        "没有逾期、未认领或有问题的事项。",
        "没有需要研究决定的事项。",
        "本周新完成 0 件。已完成净增 0 件、0 项。",
        "没有逾期的，也没有未认领的。",
        "五、有问题的预警\n\n没有。",
        "本周没有新完成的事项。",
        "本周没有新的决定。",
        "没有到期的任务，也没有到期的节点。",
        "2025 年 9 月应报 1 件（报送日 2025-09-30），已报 0，迟报 1，未报 0。",
    ):
        assert words in text


def test_late_after_a_return_says_so(yshj: Yshj, tmp_path: Path) -> None:
    text = paper(
        yshj,
        tmp_path,
        task={"due": "2025-09", "lead": ["甲局"]},
        entries={"甲局": [entry("09-20", 90), entry("09-29", 100)]},
        decisions=[{"date": "2025-10-14", "kind": "return", "reason": "材料不符"}],
    )
    assert "没有新完成，1 项不再是已完成（1-1-1 示例任务，被退回）" in text
    assert "新逾期 1 项：1-1-1 示例任务（甲局）10 月 14 日退回，未再报" in text
    assert "退回 1 件。已完成净增 －1 件、－1 项" in text
    assert "- 10 月 14 日 退回 1-1-1 示例任务（甲局）：材料不符" in text


def test_who_took_over_is_not_newly_late(yshj: Yshj, tmp_path: Path) -> None:
    books: dict[str, Any] = {"task": {"due": "2025-10-14", "lead": ["甲局"]}}
    handed = [
        {"date": "2025-10-16", "kind": "transfer", "from": "甲局", "to": ["丁局"], "reason": "机构调整"}
    ]
    text = paper(yshj, tmp_path / "handed", **books, decisions=handed)
    assert "换牵头 1 件：1-1-1 示例任务，甲局 → 丁局（逾期）。" in text
    assert "| 丁局 | 1-1-1 示例任务 | 2025-10-14 | 80% | 【接手】逾期 5 天（接手前已逾期）" in text
    assert "【新】" not in text
    assert "换牵头 1-1-1 示例任务 甲局 → 丁局：机构调整" in text
    assert "【新】逾期 5 天" in paper(yshj, tmp_path / "kept", **books)


DECIDED = [
    ({"kind": "extend", "unit": "甲局", "until": "2026-01-31"}, "延期 1-1-1 示例任务（甲局）至 2026-01-31"),
    (
        {"kind": "extend", "milestone": "布局", "until": "2025-11-30"},
        "延期 1-1-1 示例任务（全部牵头部门）节点“布局”至 2025-11-30",
    ),
    ({"kind": "amend", "due": "2026-02"}, "调整时限 1-1-1 示例任务 至 2026-02-28"),
    ({"kind": "transfer", "from": "甲局", "to": ["丙局", "丁局"]}, "换牵头 1-1-1 示例任务 甲局 → 丙局、丁局"),
    ({"kind": "transfer", "task": None, "from": "甲局", "to": ["丁局"]}, "换牵头 全部任务 甲局 → 丁局"),
    ({"kind": "rename", "from": "甲局", "to": "新局"}, "更名 甲局 → 新局"),
    ({"kind": "suspend", "unit": "甲局"}, "中止 1-1-1 示例任务（甲局）"),
    ({"kind": "close"}, "销号 1-1-1 示例任务（全部牵头部门）"),
    (
        {"kind": "return", "unit": "乙局", "until": "2026-01-15"},
        "退回 1-1-1 示例任务（乙局）另定时限 2026-01-15",
    ),
    (
        {"kind": "assign", "group": "各园区", "units": ["一园", "二园"]},
        "指定 1-1-1 示例任务 各园区为 一园、二园",
    ),
    (
        {"kind": "waive", "code": "O05", "until": "2025-12-01"},
        "豁免 1-1-1 示例任务 配合名单未尽（O05）至 2025-12-01",
    ),
    (
        {"kind": "supervise", "unit": "甲局", "level": "约谈", "number": "督12", "reply_by": "2025-11-20"},
        "督办 1-1-1 示例任务（甲局）约谈，督12，2025-11-20 前答复",
    ),
]


@pytest.mark.parametrize(("decision", "words"), DECIDED, ids=[str(made["kind"]) for made, _ in DECIDED])
def test_every_kind_of_decision_has_its_line(
    yshj: Yshj, tmp_path: Path, decision: dict[str, Any], words: str
) -> None:
    text = paper(
        yshj,
        tmp_path,
        units=[{"name": "新局", "kind": "市直部门"}],
        groups=[{"name": "各园区", "members": "open"}],
        task={
            "due": "2025-12",
            "lead": ["甲局", "乙局"],
            "support": ["各园区"],
            "support_open": True,
            "milestones": [{"name": "布局", "due": "2025-10-31"}],
        },
        entries={"甲局": [entry("10-10", 80)], "乙局": [entry("10-10", 100)]},
        decisions=[{"date": "2025-10-15", "reason": "理由", **decision}],
    )
    assert [line for line in text.splitlines() if line == f"- 10 月 15 日 {words}：理由"], text


def test_suspended_work_taken_up_again(yshj: Yshj, tmp_path: Path) -> None:
    made = [{"date": "2025-09-01", "kind": "suspend"}, {"date": "2025-10-15", "kind": "resume"}]
    text = paper(yshj, tmp_path, decisions=made)
    assert "- 10 月 15 日 恢复 1-1-1 示例任务（甲局）\n" in text
    assert (
        "| 任务（项） | 0（持平） | 0（持平） | 0（持平） | 1（增 1） | 0（持平） | 0（减 1） | 1 |" in text
    )


def test_what_waits_for_the_office(yshj: Yshj, tmp_path: Path) -> None:
    work = {"name": "座谈", "every": "quarter", "units": ["丙局"]}
    text = paper(
        yshj,
        tmp_path,
        groups=[{"name": "各园区", "members": "open"}],
        task={"due": "2025-12", "lead": ["甲局", "各园区"], "recurring": [work]},
        other_tasks=[OTHER, {"id": "1-1-3", "title": "没人牵头", "due": "2025-12", "lead": []}],
        entries={
            "甲局": [entry("10-10", 80, blocked="等待批复。", ask="2026-03-31")],
            "丁局": [entry("10-10", 10)],
        },
    )
    for words in (
        "指定单位：1-1-1 示例任务（各园区）由集合单位牵头，尚未指定是哪几家。",
        "明确牵头部门：1-1-3 没人牵头没有牵头部门。",
        "责成认领：1-1-2 另一项（乙局）从未填报（208 天）。",
        "协调受阻：1-1-1 示例任务（甲局）等待批复。",
        "是否准予延期：1-1-1 示例任务（甲局）10 月 10 日申请延期至 2026-03-31。",
        "责成补办经常性工作：1-1-1 示例任务（丙局）“座谈”2025 年第 3 季度开展 0 次，"
        "要求至少 1 次（共 2 期不足）",
        "指定单位 1 件、明确牵头部门 1 项、责成认领 1 件、协调受阻 1 件、延期申请 1 件、补办经常性工作 1 件",
    ):
        assert words in text


def test_an_answered_request_waits_no_longer(yshj: Yshj, tmp_path: Path) -> None:
    text = paper(
        yshj,
        tmp_path,
        entries={"甲局": [entry("10-10", 80, ask="2026-03-31")]},
        decisions=[{"date": "2025-10-12", "kind": "extend", "until": "2026-01-31"}],
    )
    assert "申请延期" not in text


def test_a_supervision_without_answer(yshj: Yshj, tmp_path: Path) -> None:
    made = {"date": "2025-10-11", "kind": "supervise", "level": "督办", "reply_by": "2025-10-15"}
    text = paper(yshj, tmp_path, entries={"甲局": [entry("10-10", 20)]}, decisions=[made])
    assert "“督办未复”1 件，见第四、五部分（没有按期答复督办）：甲局 1 件。" in text
    assert "最急的 1 件：1-1-1 示例任务（甲局）" in text


def test_milestones_are_among_what_falls_due(yshj: Yshj, tmp_path: Path) -> None:
    nodes = [{"name": "半程", "due": "2025-10-31", "progress": 90}, {"name": "布局", "due": "2025-11-30"}]
    text = paper(
        yshj,
        tmp_path,
        task={"due": "2025-12", "lead": ["甲局", "乙局"], "milestones": nodes},
        entries={unit: [entry("10-10", 80)] for unit in ("甲局", "乙局")},
    )
    assert "今后 14 天内到期（节点 1 个）" in text
    assert "- 2025-10-31 1-1-1 示例任务：半程（进度 90%），甲局、乙局未达到" in text
    assert "布局" not in text


def test_silence_goes_by_reporting_days_where_there_are_some(yshj: Yshj, tmp_path: Path) -> None:
    text = paper(
        yshj,
        tmp_path,
        plan={"reporting": {"every": "month", "by": 28}},
        entries={"甲局": [entry("06-20", 40)]},
    )
    assert "2025 年 9 月应报 1 件（报送日 2025-09-28），已报 0，迟报 0，未报 1。" in text
    assert "- 1-1-1 示例任务（甲局）" in text


def test_numbers_that_are_not_the_default_are_said(yshj: Yshj, tmp_path: Path) -> None:
    assert "口径改动 behind_points 15（默认 10）。" in paper(yshj, tmp_path, policy={"behind_points": 15})


def test_unread_input_is_said_first(yshj: Yshj, tmp_path: Path) -> None:
    folder = write(tmp_path, {"task": {"due": "2025-12", "lead": ["甲局"]}})
    report = folder / "data" / "reports" / "甲局.yaml"
    report.write_text("format: yshj-report/1\nunit: 甲局\nentries: {", "utf-8")
    run = yshj(*WEEK, cwd=folder)
    assert run.code == 3
    told = "有 1 处输入没有读入（data/reports/甲局.yaml），涉及甲局（数据不全），本文不完整。"
    assert run.out.index(told) < run.out.index("一、结论")
    assert "从未填报" not in run.out.partition("## 说明")[0]


def test_a_month_tells_how_the_year_went(yshj: Yshj) -> None:
    month = yshj("report", "month", "2025-09", "--format", "json").json
    ends = [f"2025-{end}" for end in ("03-31", "04-30", "05-31", "06-30", "07-31", "08-31", "09-30")]
    assert [one["as_of"] for one in month["trend"]] == ends
    for one in month["trend"]:
        summary = yshj("status", "--as-of", one["as_of"], "--format", "json").json["summary"]
        assert {key: one[key] for key in summary} == summary
    before = yshj("status", "--as-of", "2025-08-31", "--format", "json").json
    assert (month["schema"], month["first"], month["last"]) == ("yshj-month/1", "2025-09-01", "2025-09-30")
    assert month["summary_before"] == before["summary"]


@pytest.mark.parametrize(
    ("kind", "as_of", "last"),
    [
        ("week", "2025-10-19", "2025-10-19"),
        ("week", "2025-10-18", "2025-10-12"),
        ("month", "2025-09-30", "2025-09-30"),
        ("month", "2025-10-30", "2025-09-30"),
        ("month", "2026-01-15", "2025-12-31"),
    ],
)
def test_without_a_name_it_is_the_last_one_over(yshj: Yshj, kind: str, as_of: str, last: str) -> None:
    assert yshj("report", kind, "--as-of", as_of, "--format", "json").json["last"] == last


@pytest.mark.parametrize(
    ("kind", "name", "title"),
    [
        ("week", "2025-W42", "2025 年第 42 周进展周报"),
        ("month", "2025-09", "2025 年 9 月进展月报"),
        ("quarter", "2025-Q3", "2025 年第 3 季度进展季报"),
        ("year", "2025", "2025 年进展年报"),
    ],
)
def test_each_kind_has_its_title(yshj: Yshj, tmp_path: Path, kind: str, name: str, title: str) -> None:
    folder = write(tmp_path, {"task": {"due": "2025-12", "lead": ["甲局"]}})
    assert yshj("report", kind, name, "--as-of", "2026-01-10", cwd=folder).out.startswith(f"# {title}\n")
