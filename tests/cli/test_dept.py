"""`dept`: the rates in exact tenths, and who is ranked among whom."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run, Yshj
from tests.snippets import write
from yshj.judging.views.scoreboard import percent_of

DAY = ("--as-of", "2025-10-20")
KINDS = {"法院": "法院", "税务局": "垂直管理", "供电公司": "企业", "甲局": "市直部门", "乙局": "市直部门"}


def led(unit: str, *ends: str) -> list[dict[str, Any]]:
    """A task for each of `ends`: what becomes of it. All are due on 2025-09-30, but what is still running."""
    return [
        {
            "id": f"{2 + list(KINDS).index(unit)}-{number}",
            "title": "一项",
            "lead": [unit],
            "due": "2025-12-31" if end == "running" else "2025-09-30",
        }
        for number, end in enumerate(ends, 1)
    ]


DAYS = {"on time": "2025-09-01", "late": "2025-10-05"}


def dept(yshj: Yshj, folder: Path, work: dict[str, tuple[str, ...]], *options: str) -> Run:
    tasks = [task for unit, ends in work.items() for task in led(unit, *ends)]
    entries = {
        unit: [
            {"date": DAYS[end], "task": task["id"], "progress": 100, "owner": "张某"}
            for task, end in zip(led(unit, *ends), ends, strict=True)
            if end in DAYS
        ]
        for unit, ends in work.items()
    }
    units = [{"name": name, "kind": kind} for name, kind in KINDS.items()]
    books = {"units": units, "task": {"due": "ongoing", "lead": ["丁局"]}, "other_tasks": tasks}
    return yshj("dept", *DAY, *options, cwd=write(folder, {**books, "entries": entries}))


def rows(run: Run) -> dict[str, dict[str, Any]]:
    return {row["unit"]: row for row in run.json["rows"]}


@pytest.mark.parametrize(
    ("ends", "done", "on_time"),
    [
        (("on time", "on time", "late"), 100.0, 66.7),  # 2 ÷ (3 + 0)
        (("on time", "overdue", "overdue"), 33.3, 33.3),  # 1 ÷ (1 + 2)
        (("on time", "running"), 50.0, 100.0),  # what still runs counts for neither side
        (("running",), 0.0, None),
        (("overdue",), 0.0, 0.0),
        (("on time",) * 7 + ("overdue",), 87.5, 87.5),
    ],
)
def test_on_time_is_on_time_of_done_and_overdue(
    yshj: Yshj, tmp_path: Path, ends: tuple[str, ...], done: float, on_time: float | None
) -> None:
    row = rows(dept(yshj, tmp_path, {"甲局": ends}, "--format", "json"))["甲局"]
    assert (row["done_percent"], row["on_time_percent"]) == (done, on_time)


def test_tenths_are_rounded_half_up_whatever_the_numbers() -> None:
    for whole in range(1, 200):
        for part in range(whole + 1):
            exact = Fraction(1000 * part, whole)
            assert percent_of(part, whole) == int(exact + Fraction(1, 2)) / 10
    assert percent_of(1, 2000 // 1) == 0.1  # 0.05 %, a half
    assert percent_of(0, 0) is None


WORK = {
    "甲局": ("on time", "late"),
    "乙局": ("on time", "late"),
    "法院": ("on time",),
    "税务局": ("overdue",),
    "供电公司": ("running",),
}


def test_by_value_ranks_only_who_can_be_compared(yshj: Yshj, tmp_path: Path) -> None:
    told = rows(dept(yshj, tmp_path, WORK, "--by-value", "--format", "json"))
    assert {unit: row["rank"] for unit, row in told.items()} == {
        "甲局": 1, "乙局": 1, "法院": None, "税务局": None, "供电公司": None, "丁局": None,
    }  # fmt: skip
    assert told["甲局"]["unranked"] is None
    assert told["法院"]["unranked"] == "法院不参与排名"
    assert told["丁局"]["unranked"] == "还没有已完成或逾期的事项"


def test_ranks_after_a_shared_one_count_everybody_before(yshj: Yshj, tmp_path: Path) -> None:
    work = {"甲局": ("on time",), "乙局": ("overdue",), "法院": ("on time",)}
    shared = rows(dept(yshj, tmp_path, {**work, "甲局": ("overdue",)}, "--by-value", "--format", "json"))
    assert [shared[unit]["rank"] for unit in ("甲局", "乙局")] == [1, 1]
    told = rows(dept(yshj, tmp_path, work, "--by-value", "--format", "json"))
    assert [(unit, row["rank"]) for unit, row in told.items()][:2] == [("甲局", 1), ("乙局", 2)]


def test_who_has_unread_input_is_not_ranked(yshj: Yshj, tmp_path: Path) -> None:
    dept(yshj, tmp_path, WORK)
    (tmp_path / "data" / "reports" / "甲局.yaml").write_text("format: [", "utf-8")
    told = rows(yshj("dept", *DAY, "--by-value", "--format", "json", cwd=tmp_path))
    assert (told["甲局"]["rank"], told["甲局"]["unranked"]) == (None, "数据不全")


def test_the_page_lists_them_apart_with_the_reason_and_the_rule(yshj: Yshj, tmp_path: Path) -> None:
    out = dept(yshj, tmp_path, WORK, "--by-value", "--width", "160").out
    ranked, apart = out.split("不参与排名\n", 1)
    assert "甲局" in ranked
    assert "供电公司" not in ranked
    assert "企业不参与排名" in apart
    assert "按时率＝按时完成÷（已完成＋逾期）" in apart
    assert "都相同的并列" in apart


def test_by_name_nobody_has_a_rank(yshj: Yshj, tmp_path: Path) -> None:
    run = dept(yshj, tmp_path, WORK, "--format", "json")
    assert "rank" not in rows(run)["甲局"]
    assert "名次" not in dept(yshj, tmp_path, WORK).out


def heading(text: str, first: str) -> list[str]:
    return next(line for line in text.splitlines() if line.startswith(first)).split()


def test_a_narrow_screen_has_letters_and_the_name_last(yshj: Yshj, tmp_path: Path) -> None:
    narrow = dept(yshj, tmp_path, WORK, "--width", "80").out
    letters = [*"牵逾未警正完欠", "完成率", "按时率", "最近填报", "单位"]
    assert heading(narrow, "牵 逾") == letters
    assert " 2  -  -  -  -  2  -  100.0%   50.0%  2025-10-05  甲局\n" in narrow
    wide = dept(yshj, tmp_path, WORK, "--width", "120").out
    words = "单位 牵头 配合 逾期 未认领 预警 正常 已完成 欠项 完成率 按时率 最近填报"
    assert heading(wide, "单位  ") == words.split()
    assert heading(dept(yshj, tmp_path, WORK).out, "单位  ") == words.split()


def test_all_leads_together_are_no_units_row(yshj: Yshj, tmp_path: Path) -> None:
    told = dept(yshj, tmp_path, WORK, "--format", "json").json
    total = told["total"]
    assert (total["leads"], total["done"], total["overdue"]) == (8, 5, 1)
    assert (total["done_percent"], total["on_time_percent"]) == (62.5, 50.0)  # 3 ÷ (5 + 1)
    assert "合计 8 件：完成率 62.5%；按时率 50.0%；欠项 0 件" in dept(yshj, tmp_path, WORK).out


def test_what_is_owed_is_counted_whether_done_or_not(yshj: Yshj, tmp_path: Path) -> None:
    task = {"due": "2025-12-31", "lead": ["甲局", "乙局"], "deliverables": ["清单"]}
    done = {"date": "2025-09-01", "progress": 100, "owner": "张某"}
    folder = write(tmp_path, {"task": task, "entries": {"甲局": [done], "乙局": [done | {"progress": 80}]}})
    told = rows(yshj("dept", *DAY, "--format", "json", cwd=folder))
    assert {unit: row["unmet"] for unit, row in told.items()} == {"甲局": 1, "乙局": 0}
    page = yshj("dept", "甲局", *DAY, "--width", "80", cwd=folder).out
    assert "完成率 100.0%，按时率 100.0%，欠项 1 件" in page
    assert "√ 1-1-1   2025-09-01  待核验      100%  示例任务  成果缺 1 项" in page


def test_a_unit_reads_its_own_page_by_urgency_and_what_to_do_once(yshj: Yshj) -> None:
    out = yshj("dept", "达拉特旗", *DAY, "--width", "80").out
    assert "牵头 13 件：× 逾期 1  ■ 未认领 0  ▲ 预警 5  ● 正常 1  √ 已完成 6" in out
    assert (
        "× 1-2-4   2025-09-30  逾期 20 天   84%  提高不动产登记网办率\n          预计 2025-12-03，建议督办\n"
        in out
    )
    assert "T02    1-1-3、1-2-1、1-9-8、3-1-4：请抓紧收尾，完成后填报 progress: 100" in out
    piped = yshj("dept", "达拉特旗", *DAY).out
    assert "T01,T04,T08" in next(line for line in piped.splitlines() if line.startswith("× 逾期    1-2-4"))


def test_what_is_advised_on_is_named_in_a_row(yshj: Yshj) -> None:
    """Also what is only noted of a task that is done."""
    lines = yshj("dept", "达拉特旗", "--as-of", "2025-10-20", "--width", "120").out.splitlines()
    advised = {line[:3]: line for line in lines if line[:3] in ("E01", "E02", "E06")}
    for code, task, words in (
        ("E02", "1-9-9", "目标未达 3"),
        ("E06", "3-1-6", "成果缺 1 项"),
        ("E01", "3-1-6", "缺佐证"),
    ):
        assert task in advised[code]
        assert [line for line in lines if f" {task} " in line and words in line]
