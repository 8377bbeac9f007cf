"""What months, quarters and years tell beyond a week equals the JSON of their days."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Yshj
from tests.snippets import write
from yshj.judging.views.scoreboard import NOT_RANKED

JSON = ("--format", "json")
YEAR = ("report", "year", "2025", "--as-of", "2026-01-05")
STATES = ("done", "overdue", "unowned", "at_risk", "on_track", "suspended")


def entry(day: str, progress: int, **more: Any) -> dict[str, Any]:
    return {"date": f"2025-{day}", "progress": progress, "owner": "张某", **more}


@pytest.mark.parametrize(
    ("kind", "name", "last"),
    [
        ("month", "2025-09", "2025-09-30"),
        ("quarter", "2025-Q3", "2025-09-30"),
        ("year", "2025", "2025-12-31"),
    ],
)
def test_who_reported_and_whom_to_supervise_is_what_missing_and_check_say(
    yshj: Yshj, kind: str, name: str, last: str
) -> None:
    told = yshj("report", kind, name, "--as-of", "2026-01-05", *JSON).json
    missing = yshj("missing", name, "--as-of", last, *JSON).json
    assert told["reported"] == {key: missing[key] for key in told["reported"]}
    assert len(told["reported"]["leads"]) == told["reported"]["owed"] > 0

    found = yshj("check", "--as-of", last, *JSON).json["findings"]
    graves = {(one["task"], one["unit"], one["text"][2:12]) for one in found if one["code"] == "T08"}
    assert {(one["task"], one["unit"], one["since"]) for one in told["escalated"]} == graves


def test_a_quarter_ranks_as_dept_does_and_tells_the_change(yshj: Yshj) -> None:
    ranking = yshj("report", "quarter", "2025-Q3", *JSON).json["ranking"]
    now, before = (
        yshj("dept", "--by-value", "--as-of", day, *JSON).json["rows"] for day in ("2025-09-30", "2025-06-30")
    )
    ranks = {row["unit"]: row["rank"] for row in before}
    assert ranking == [{**row, "rank_before": ranks.get(row["unit"])} for row in now]
    assert any(row["rank_before"] for row in ranking)
    for row in ranking:
        assert (row["rank"] is None) == bool(row["unranked"])
        if row["kind"] in NOT_RANKED:
            assert row["rank"] is None


def test_who_is_equal_shares_a_rank_and_the_next_one_is_left_out(yshj: Yshj, tmp_path: Path) -> None:
    books = {
        "task": {"due": "2025-06", "lead": ["甲局", "乙局", "丙局", "丁局", "东区"]},
        "entries": {
            "甲局": [entry("06-10", 100)],
            "乙局": [entry("06-11", 100)],
            "丙局": [entry("06-12", 50), entry("08-01", 100)],
            "丁局": [entry("06-12", 60)],
        },
    }
    folder = write(tmp_path, books)
    ranking = yshj("report", "quarter", "2025-Q3", *JSON, cwd=folder).json["ranking"]
    assert [(row["unit"], row["rank"], row["rank_before"]) for row in ranking] == [
        ("甲局", 1, 1),
        ("乙局", 1, 1),
        ("丙局", 3, None),
        ("丁局", 4, None),
        ("东区", 4, None),
    ]
    text = yshj("report", "quarter", "2025-Q3", cwd=folder).out
    assert "| 1 | 乙局 | 1 | 0 | 100.0% | 100.0% | 持平 |" in text
    assert "| 3 | 丙局 | 1 | 0 | 0.0% | 100.0% | 原未排名 |" in text
    assert "都相同的并列" in text


def test_the_change_of_rank_follows_a_unit_through_its_new_name(yshj: Yshj, tmp_path: Path) -> None:
    books = {
        "units": [{"name": "新局", "kind": "市直部门"}],
        "task": {"due": "2025-06", "lead": ["甲局", "乙局"]},
        "entries": {"甲局": [entry("06-10", 100)], "乙局": [entry("06-11", 100)]},
        "decisions": [
            {"date": "2025-08-01", "kind": "rename", "task": None, "from": "甲局", "to": "新局"},
            {"date": "2025-09-01", "kind": "return", "unit": "乙局", "reason": "材料不符"},
        ],
    }
    ranking = yshj("report", "quarter", "2025-Q3", *JSON, cwd=write(tmp_path, books)).json["ranking"]
    assert {row["unit"]: (row["rank"], row["rank_before"]) for row in ranking} == {
        "新局": (1, 1),
        "乙局": (2, 1),
    }


def test_a_year_says_what_status_dept_and_check_say(yshj: Yshj) -> None:
    total, *own_promises = yshj(*YEAR, *JSON).json["promises"]
    day = ("--as-of", "2025-12-31", *JSON)
    units = {row["unit"]: row for row in yshj("dept", *day).json["rows"]}
    assert total["extended"]["percent"] == yshj("dept", *day).json["total"]["on_time_percent"]
    for own in own_promises:
        assert own["extended"]["percent"] == units[own["unit"]]["on_time_percent"]
    for word in ("original", "extended", "targets", "recurring"):
        for part in ("kept", "of"):
            assert sum(own[word][part] for own in own_promises) == total[word][part] > 0

    found = yshj("check", "--as-of", "2026-01-01", *JSON).json["findings"]
    owed = Counter(one["code"] for one in found if one["severity"] != "info")
    for word, short in (("targets", owed["E02"] + owed["E03"]), ("recurring", owed["E04"])):
        assert total[word]["of"] - total[word]["kept"] == short > 0


def test_a_deadline_of_the_plan_is_told_apart_from_the_extended_one(yshj: Yshj, tmp_path: Path) -> None:
    books = {
        "task": {
            "due": "2025-06",
            "lead": ["甲局", "乙局", "丙局"],
            "targets": [{"name": "网办率", "at_least": 90}],
            "recurring": [{"name": "座谈", "every": "quarter"}],
        },
        "entries": {
            "甲局": [entry("06-10", 100, measures={"网办率": 95}, held={"座谈": 1})],
            "乙局": [entry("07-11", 100, measures={"网办率": 89})],
            "丙局": [entry("06-12", 50)],
        },
        "decisions": [
            {"date": "2025-06-20", "kind": "extend", "unit": "乙局", "until": "2025-07-31", "reason": "审批"},
            {"date": "2025-06-20", "kind": "extend", "unit": "丙局", "until": "2026-03-31", "reason": "审批"},
        ],
    }
    folder = write(tmp_path, books)
    total = yshj(*YEAR, *JSON, cwd=folder).json["promises"][0]
    assert total["unit"] is None
    words = ("original", "extended", "targets", "recurring")
    assert {word: (total[word]["kept"], total[word]["of"]) for word in words} == {
        "original": (1, 3),
        "extended": (2, 2),
        "targets": (1, 3),
        "recurring": (1, 3),
    }
    assert "| 乙局 | 0/1 | 1/1 | 0/1 | 0/1 |" in yshj(*YEAR, cwd=folder).out


def test_work_of_a_quarter_that_ends_with_the_year_counts(yshj: Yshj, tmp_path: Path) -> None:
    books = {
        "issued": "2025-09-01",
        "task": {"due": "2026-06", "lead": ["甲局"], "recurring": [{"name": "座谈", "every": "quarter"}]},
        "entries": {"甲局": [entry("12-10", 50, held={"座谈": 1})]},
    }
    total = yshj(*YEAR, *JSON, cwd=write(tmp_path, books)).json["promises"][0]
    assert total["recurring"] == {"kept": 1, "of": 1, "percent": 100.0}


def test_a_year_without_anything_due_says_so(yshj: Yshj, tmp_path: Path) -> None:
    books = {"task": {"due": "2026-06", "lead": ["甲局"]}, "entries": {"甲局": [entry("12-10", 50)]}}
    folder = write(tmp_path, books)
    assert yshj(*YEAR, *JSON, cwd=folder).json["promises"] == []
    assert "没有已到时限的事项。" in yshj(*YEAR, cwd=folder).out


def test_leaders_are_told_with_the_states_of_their_tasks(yshj: Yshj, tmp_path: Path) -> None:
    books = {
        "task": {"due": "2025-06", "lead": ["甲局"], "leader": "张副市长"},
        "other_tasks": [
            {"id": "1-1-2", "title": "另一项", "lead": ["乙局"], "due": "2025-12", "leader": "李副市长"},
            {"id": "1-1-3", "title": "又一项", "lead": ["乙局"], "due": "2025-12"},
        ],
        "entries": {"甲局": [entry("06-10", 80)], "乙局": [entry("09-29", 80)]},
    }
    folder = write(tmp_path, books)
    leaders = yshj("report", "month", "2025-09", *JSON, cwd=folder).json["leaders"]
    assert [(one["leader"], one["tasks"], one["overdue"]) for one in leaders] == [
        ("张副市长", 1, 1),
        ("李副市长", 1, 0),
    ]
    assert sum(one[state] for one in leaders for state in STATES) == 2
    assert "按责任领导" in yshj("report", "month", "2025-09", cwd=folder).out


def test_nobody_is_ranked_or_said_to_be_silent_on_half_a_ledger(yshj: Yshj, tmp_path: Path) -> None:
    books = {
        "task": {"due": "2025-06", "lead": ["甲局", "乙局"]},
        "entries": {"甲局": [entry("06-10", 50)], "乙局": [entry("06-11", 100)]},
    }
    folder = write(tmp_path, books)
    (folder / "data" / "reports" / "甲局-2.yaml").write_text("unit: 甲局\nentries: [", "utf-8")
    run = yshj("report", "quarter", "2025-Q3", cwd=folder)
    assert run.code == 3
    assert "| 甲局（数据不全） | 3 | 0 | 0 | 3 | 没有读全 |" in run.out
    assert "| 甲局（数据不全） | 1 | 0 | 0.0% | 0.0% | 数据不全 |" in run.out


def test_a_week_has_none_of_it(yshj: Yshj) -> None:
    week = yshj("report", "week", "2025-W42", *JSON).json
    assert not {"escalated", "ranking", "promises", "leaders"} & set(week)


@pytest.mark.parametrize(
    ("asked", "title"), [(("report", "quarter", "2025-Q3"), "单位排名"), (YEAR, "全年兑现情况")]
)
def test_word_says_the_same(yshj: Yshj, asked: tuple[str, ...], title: str) -> None:
    word, text = (yshj(*asked, *more).out for more in (("--format", "docx"), ()))
    assert f"十、{title}" in word
    for line in text.split(f"十、{title}")[1].splitlines():
        if line.startswith("| ") and "---" not in line:
            assert line.strip("| ") in word
