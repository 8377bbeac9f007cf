"""`show`: who is not done first, what each demand lacks, and what is to be done, once."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Yshj
from tests.snippets import TASK, write

DAY = ("--as-of", "2025-10-20")
SCREEN = (*DAY, "--width", "100")
BOOKS: dict[str, Any] = {
    "plan": {"deliverables": "summary"},
    "task": {
        "due": "2025-09-30",
        "lead": ["甲局", "乙局", "丙局"],
        "targets": [{"name": "网办率", "at_least": 95, "unit": "%", "each": {"丙局": 80}}],
        "deliverables": ["清单", {"name": "办法", "force": "strive"}],
        "milestones": [
            {"name": "上半年", "due": "2025-06", "progress": 50},
            {"name": "上线", "due": "2025-08"},
        ],
    },
    "entries": {
        "甲局": [
            {"date": "2025-06-25", "progress": 60, "owner": "张某", "delivered": ["清单"]},
            {"date": "2025-08-20", "progress": 40, "reached": ["上线"], "measures": {"网办率": 90.1}},
            {"date": "2025-09-20", "progress": 70, "delivered": ["清单"], "note": "还差一步"},
        ],
        "乙局": [
            {"date": "2025-06-20", "progress": 55, "owner": "李某", "note": "过半"},
            {"date": "2025-09-10", "progress": 100, "delivered": ["清单"], "measures": {"网办率": 97}},
        ],
        "丙局": [
            {"date": "2025-07-20", "progress": 80, "owner": "王某"},
            {
                "date": "2025-09-01",
                "progress": 100,
                "delivered": ["清单", "办法"],
                "measures": {"网办率": 85},
            },
        ],
    },
}


@pytest.fixture
def books(tmp_path: Path) -> Path:
    return write(tmp_path, BOOKS)


def order(text: str, *words: str) -> bool:
    places = [text.index(word) for word in words]
    return places == sorted(places)


def test_who_is_not_done_stands_first_then_the_others_by_the_day(yshj: Yshj, books: Path) -> None:
    out = yshj("show", TASK, *SCREEN, cwd=books).out
    assert "牵头 3 家：× 逾期 1  √ 已完成 2（待核验 2）" in out
    assert order(
        out, "甲局（张某）：", "√ 2025-09-01  待核验  丙局      王某", "√ 2025-09-10  待核验  乙局      李某"
    )


def test_what_is_missing_is_said_by_name(yshj: Yshj, books: Path) -> None:
    out = yshj("show", TASK, *SCREEN, cwd=books).out
    assert "交付成果 2 项（以各牵头部门填报为准；名称为摘要，非原文）" in out
    assert re.search("√ 清单 +3/3 家\n", out)
    assert re.search("× 办法（力争） +1/3 家，缺 甲局、乙局\n", out)
    assert re.search("× 网办率 +不低于 95% +2/3 家 +甲局 90.1%（2025-08-20，差 4.9）\n", out)
    assert re.search("× 上半年（应达 50%） +2025-06-30 +2/3 家，缺 甲局\n", out) is None
    assert re.search("√ 上半年（应达 50%） +2025-06-30 +3/3 家\n", out)


def test_json_tells_since_when_each_lead_has_it(yshj: Yshj, books: Path) -> None:
    task = yshj("show", TASK, *DAY, "--format", "json", cwd=books).json["task"]
    of = {d["name"]: {one["unit"]: one["on"] for one in d["leads"]} for d in task["deliverables"]}
    assert of["清单"] == {"甲局": "2025-06-25", "乙局": "2025-09-10", "丙局": "2025-09-01"}
    assert of["办法"] == {"甲局": None, "乙局": None, "丙局": "2025-09-01"}
    reached = [{one["unit"]: one["on"] for one in m["leads"]} for m in task["milestones"]]
    assert reached[0] == {"甲局": "2025-09-20", "乙局": "2025-06-20", "丙局": "2025-07-20"}  # it fell back
    assert reached[1] == {"甲局": "2025-08-20", "乙局": "2025-09-10", "丙局": "2025-09-01"}
    assert {one["unit"]: one["gap"] for one in task["targets"][0]["leads"]} == {
        "甲局": 4.9, "乙局": 0, "丙局": 0,
    }  # fmt: skip


def test_a_screen_folds_the_history_of_who_is_done_and_says_how_to_see_it(yshj: Yshj, books: Path) -> None:
    out = yshj("show", TASK, *SCREEN, cwd=books).out
    assert f"历程 7 条：未完成的逐条，已完成的只列进度（全部：yshj show {TASK} | more）" in out
    assert "2025-09-10  100%  乙局：2025-06-20 起 55 → 100" in out
    assert "甲局：还差一步" in out
    assert "过半" not in out
    whole = yshj("show", TASK, *DAY, cwd=books).out
    assert "历程 7 条\n" in whole
    assert "乙局：过半" in whole
    assert "→ 100" not in whole


def test_what_to_do_is_said_once_and_in_a_pipe_every_finding_at_length(yshj: Yshj, books: Path) -> None:
    out = yshj("show", TASK, *SCREEN, cwd=books).out
    assert out.count("请督查部门核验后销号") == 1
    assert "E05    2 家待核验：请督查部门核验后销号（close）或退回（return）" in out
    assert "自报完成，尚未核验销号" not in out
    whole = yshj("show", TASK, *DAY, cwd=books).out
    assert whole.count("自报完成，尚未核验销号") == 2
    row = next(line for line in whole.splitlines() if line.startswith("× 逾期    2025-09-30"))
    assert "已逾期 20 天（时限 2025-09-30）；" in row
    assert row.split("  ")[-1].startswith("T01,")


def test_one_lead_has_its_figures_in_a_table_and_itself_in_the_head(yshj: Yshj) -> None:
    out = yshj("show", "1-7-1", *SCREEN).out
    assert "● 正常  时限 2025-12-31 剩 72 天  进度 68%（时序 74%）" in out
    assert "牵头 国家税务总局鄂尔多斯市税务局（纳税服务科 曹某），2025-09-26 填报" in out
    assert "目标值 3 项，达到 1 项" in out
    assert "→ 全程网办率      不低于 95%  94.1%  差 0.9  2025-09-26" in out
    assert "→ 纳税人逐级分流      未交付" in out


def test_who_has_unread_input_is_not_said_to_lack_anything(yshj: Yshj, books: Path) -> None:
    (books / "data" / "reports" / "甲局二.yaml").write_text(
        "format: yshj-report/1\nunit: 甲局\nentries: {", "utf-8"
    )
    for look in ((), ("--width", "100")):
        out = yshj("show", TASK, *DAY, *look, cwd=books).out
        assert "1/3 家，缺 乙局，甲局（数据不全）" in out


@pytest.mark.parametrize("lead", [[], ["各园区"]], ids=["nobody", "an open group"])
def test_what_nobody_answers_for_is_neither_met_nor_missed(
    yshj: Yshj, tmp_path: Path, lead: list[str]
) -> None:
    groups = [{"name": "各园区", "members": "open"}]
    folder = write(tmp_path, {"groups": groups, "task": {**BOOKS["task"], "lead": lead}})
    for look in ((), ("--width", "80")):
        run = yshj("show", TASK, *DAY, *look, cwd=folder)
        assert (run.code, run.err) == (0, "")
        assert re.search("^→.* 清单 +—$", run.out, re.MULTILINE)
        assert re.search("^→.* 网办率 +不低于 95% +—$", run.out, re.MULTILINE)
        assert "√" not in run.out


def test_a_milestone_that_is_past_and_not_reached_is_missed(yshj: Yshj, tmp_path: Path) -> None:
    task = {**BOOKS["task"], "due": "2025-12", "lead": ["甲局"]}
    task["milestones"] = [*task["milestones"], {"name": "收尾", "due": "2025-11"}]
    entries = [{"date": "2025-06-10", "progress": 52, "owner": "张某"}]
    out = yshj("show", TASK, *SCREEN, cwd=write(tmp_path, {"task": task, "entries": {"甲局": entries}})).out
    assert re.search("√ 上半年（应达 50%） +2025-06-30 +2025-06-10\n", out)
    assert re.search("× 上线 +2025-08-31 +已过 50 天\n", out)
    assert re.search("→ 收尾 +2025-11-30 +剩 41 天\n", out)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("1-2", "“获取经营场所”下有：1-2-1、1-2-2、1-2-3、1-2-4、1-2-5、1-2-6（yshj status --section 1-2）"),
        ("1", "1-3-2，等 43 项（yshj status --section 1）"),
        ("1-1-9", "相近的有：1-1-4、1-1-3、1-1-2"),
    ],
)
def test_a_category_instead_of_a_task_suggests_its_tasks(yshj: Yshj, asked: str, told: str) -> None:
    run = yshj("show", asked, *DAY)
    assert run.code == 2
    assert f"方案中没有任务“{asked}”" in run.err
    assert told in run.err


def test_who_never_reported_is_asked_for_one_thing_only(yshj: Yshj) -> None:
    out = yshj("show", "4-2", *SCREEN).out
    asked = out[out.index("怎么办") :]
    assert "O03    请填报第一条进展" in asked
    assert "T03" not in asked
    assert "T05" not in asked


def test_who_is_late_is_not_told_to_apply_in_time(yshj: Yshj, tmp_path: Path) -> None:
    slow = [{"date": f"2025-{month}-20", "progress": n} for month, n in (("08", 50), ("09", 60), ("10", 62))]
    folder = write(tmp_path, {"task": {"due": "2025-10", "lead": ["甲局"]}, "entries": {"甲局": slow}})
    for day, advised in (("2025-10-25", True), ("2025-11-02", False)):
        out = yshj("show", TASK, "--as-of", day, "--width", "80", cwd=folder).out
        assert "预计 " in out
        assert ("在时限之前申请延期" in out) is advised


def test_recurring_work_neglected_for_long_is_said_once_on_a_screen(yshj: Yshj, tmp_path: Path) -> None:
    work = {"name": "座谈", "every": "month", "units": ["甲局"]}
    folder = write(tmp_path, {"task": {"due": "2025-12", "lead": ["甲局"], "recurring": [work]}})
    piped, screen = (yshj("show", TASK, *DAY, *look, cwd=folder).out for look in ((), ("--width", "100")))
    assert "甲局 2025 年 9 月应办 0/1 次（共 6 期不足）" in screen
    assert "2025 年 8 月" not in screen
    assert piped.count("月应办 0/1 次") == 6
