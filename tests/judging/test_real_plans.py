"""What real offices do, and what used to accuse the innocent or spare the silent: small plans, judged."""

from datetime import date
from pathlib import Path
from typing import Any

from tests.snippets import judged, loaded, write
from yshj.judging.assess import assess
from yshj.model.assessment import Assessment, header_of
from yshj.model.policy import Policy, Terms
from yshj.model.standing import Standing, State


def lead(assessment: Assessment, unit: str = "甲局") -> Standing:
    return next(one for one in assessment.tasks[0].leads if one.unit == unit)


def codes(assessment: Assessment, unit: str = "甲局") -> set[str]:
    return {finding.code for finding in assessment.findings if finding.unit == unit}


def test_a_unit_exactly_on_the_plan_s_own_quarters_is_told_nothing(tmp_path: Path) -> None:
    nodes = [("一季度", "2025-04", 10), ("二季度", "2025-06", 25), ("三季度", "2025-09", 60)]
    milestones = [{"name": name, "due": due, "progress": figure} for name, due, figure in nodes]
    books = {
        "as_of": "2025-06-30",
        "task": {"due": "2025-12", "lead": ["甲局"], "milestones": milestones},
        "entries": {
            "甲局": [
                {"date": "2025-04-30", "progress": 10, "owner": "张某"},
                {"date": "2025-05-31", "progress": 12},
                {"date": "2025-06-30", "progress": 25},
            ]
        },
    }
    on_plan = judged(tmp_path, books)
    assert (lead(on_plan).expected, codes(on_plan)) == (25, set())
    late = judged(tmp_path, {**books, "as_of": "2025-10-01"})
    assert "T10" in codes(late)
    assert lead(late).next_milestone is None


def test_nothing_is_expected_before_a_task_begins_and_its_first_node_is_asked_for(tmp_path: Path) -> None:
    autumn = {"due": "2025-12", "start": "2025-09", "lead": ["甲局"]}
    early = judged(tmp_path / "a", {"as_of": "2025-05-31", "task": autumn})
    assert (lead(early).expected, lead(early).state) == (0, State.ON_TRACK)
    started = {"due": "2025-12", "lead": ["甲局"], "milestones": [{"name": "开工", "due": "2025-04"}]}
    assert "T10" in codes(judged(tmp_path / "b", {"as_of": "2025-05-02", "task": started}))


def test_who_reports_by_the_28th_of_each_month_is_never_silent_in_between(tmp_path: Path) -> None:
    books: dict[str, Any] = {
        "as_of": "2025-06-20",
        "task": {"due": "2025-12", "lead": ["甲局"], "reporting": {"every": "month", "by": 28}},
        "entries": {"甲局": [{"date": "2025-04-29", "progress": 20, "owner": "张某"}]},
    }
    assert "T05" not in codes(judged(tmp_path, books))  # 52 days, but in time for the 28th of May
    assert "T05" in codes(
        judged(tmp_path, {**books, "as_of": "2025-07-01"})
    )  # the 30th of June passed without


def test_who_never_reports_is_escalated_like_who_reports_too_little(tmp_path: Path) -> None:
    books = {
        "as_of": "2025-10-31",
        "task": {"due": "2025-12", "lead": ["甲局", "乙局"]},
        "entries": {
            "甲局": [{"date": f"2025-{m:02}-28", "progress": m, "owner": "张某"} for m in range(4, 11)]
        },
    }
    assessment = judged(tmp_path, books)
    assert "T08" in codes(assessment, "甲局") & codes(assessment, "乙局")


def test_work_once_late_stays_late_and_an_application_in_time_counts(tmp_path: Path) -> None:
    task = {"due": "2025-09-30", "lead": ["甲局"]}
    entries = {"甲局": [{"date": "2025-10-10", "progress": 100, "owner": "张某"}]}
    granted = {"date": "2025-10-20", "kind": "extend", "until": "2025-10-31"}
    for applied, late in (("2025-09-29", False), ("2025-10-12", True)):
        decisions = [{**granted, "applied": applied}]
        books = {"as_of": "2025-11-01", "task": task, "entries": entries, "decisions": decisions}
        assessment = judged(tmp_path, books)
        assert lead(assessment).late is late
        assert ("T07" in codes(assessment), "T09" in codes(assessment)) == (late, late)


def test_a_deadline_brought_forward_and_an_extension_withdrawn(tmp_path: Path) -> None:
    books: dict[str, Any] = {
        "as_of": "2025-10-06",
        "task": {"due": "2025-12", "lead": ["甲局"]},
        "decisions": [{"date": "2025-06-10", "kind": "amend", "due": "2025-09-30"}],
    }
    forward = judged(tmp_path / "a", books)
    assert (str(forward.tasks[0].base_due), forward.tasks[0].days_left) == ("2025-09-30", -6)
    books["task"] = {"due": "2025-09-30", "lead": ["甲局"]}
    books["decisions"] = [
        {"date": "2025-08-20", "kind": "extend", "until": "2025-12-31", "applied": "2025-08-15"},
        {"date": "2025-09-10", "kind": "extend", "until": "2025-09-30"},
    ]
    assert judged(tmp_path / "b", books).tasks[0].days_left == -6


def test_a_return_with_a_new_day_blames_nobody_for_the_time_that_the_office_took(tmp_path: Path) -> None:
    books = {
        "as_of": "2025-11-25",
        "task": {"due": "2025-09-30", "lead": ["甲局"]},
        "entries": {"甲局": [{"date": "2025-09-28", "progress": 100, "owner": "张某"}]},
        "decisions": [{"date": "2025-11-20", "kind": "return", "until": "2025-12-10"}],
    }
    assessment = judged(tmp_path, books)
    assert str(lead(assessment).effective_due) == "2025-12-10"
    assert codes(assessment) == {"T02"}


def test_two_offices_become_one(tmp_path: Path) -> None:
    books = {
        "as_of": "2025-07-01",
        "task": {"due": "2025-12", "lead": ["甲局", "乙局"]},
        "entries": {
            "甲局": [{"date": "2025-06-20", "progress": 60, "owner": "张某", "delivered": ["清单"]}],
            "乙局": [{"date": "2025-06-20", "progress": 30, "owner": "李某"}],
        },
        "decisions": [
            {"date": "2025-07-01", "kind": "transfer", "task": None, "from": unit, "to": ["丙局"]}
            for unit in ("甲局", "乙局")
        ],
    }
    (heir,) = judged(tmp_path, books).tasks[0].leads
    assert (heir.unit, heir.progress, str(heir.since), heir.owner) == ("丙局", 30, "2025-07-01", None)
    assert heir.expected == 30  # the line begins with what was handed over
    before = judged(tmp_path, {**books, "as_of": "2025-06-30"}).tasks[0].leads
    assert [one.unit for one in before] == ["甲局", "乙局"]


def test_a_new_name_is_no_new_body(tmp_path: Path) -> None:
    books = {
        "as_of": "2025-07-01",
        "units": [{"name": "甲和数据局", "kind": "市直部门"}],
        "task": {"due": "2025-12", "lead": ["甲局"]},
        "entries": {
            "甲局": [{"date": "2025-06-20", "progress": 40, "owner": "张某"}],
            "甲和数据局": [{"date": "2025-06-30", "progress": 45}],
        },
        "decisions": [{"date": "2025-07-01", "kind": "rename", "from": "甲局", "to": "甲和数据局"}],
    }
    (one,) = judged(tmp_path, books).tasks[0].leads
    assert (one.unit, one.progress, one.owner, one.since) == ("甲和数据局", 45, "张某", None)
    assert [r.code for r in one.reasons] == []


def test_a_task_that_is_dropped_is_neither_late_nor_done(tmp_path: Path) -> None:
    books: dict[str, Any] = {
        "as_of": "2025-10-20",
        "task": {"due": "2025-09-30", "lead": ["甲局"], "deliverables": ["展会"]},
        "entries": {"甲局": [{"date": "2025-05-10", "progress": 20, "owner": "张某"}]},
        "decisions": [{"date": "2025-07-01", "kind": "suspend", "reason": "上级统一安排"}],
    }
    dropped = judged(tmp_path / "a", books)
    assert (dropped.tasks[0].state, dropped.tasks[0].days_left, codes(dropped)) == (
        State.SUSPENDED,
        None,
        set(),
    )
    assert lead(judged(tmp_path / "b", {**books, "as_of": "2025-06-30"})).state is not State.SUSPENDED
    books["decisions"].append({"date": "2025-10-10", "kind": "resume"})
    resumed = judged(tmp_path / "c", books)
    (late,) = [f for f in resumed.findings if f.code == "T01"]
    assert (late.severity, late.text[:6]) == ("warning", "恢复前已逾期")


def test_a_unit_named_in_november_is_not_asked_for_the_summer(tmp_path: Path) -> None:
    books = {
        "as_of": "2025-11-01",
        "groups": [{"name": "各园区", "members": "open"}],
        "task": {
            "due": "2025-12",
            "lead": ["各园区"],
            "recurring": [{"name": "调研", "every": "quarter"}],
        },
        "entries": {"一园": [{"date": "2025-11-01", "progress": 0, "owner": "张某"}]},
        "decisions": [{"date": "2025-11-01", "kind": "assign", "group": "各园区", "units": ["一园"]}],
    }
    assert codes(judged(tmp_path, books), "一园") == set()


def test_a_yearly_duty_of_a_plan_issued_in_august_binds_that_year(tmp_path: Path) -> None:
    task = {
        "due": "2025-12",
        "start": "2025-08-16",
        "lead": ["甲局"],
        "recurring": [{"name": "座谈", "every": "year"}],
    }
    (found,) = [
        f for f in judged(tmp_path, {"as_of": "2026-01-01", "task": task}).findings if f.code == "E04"
    ]
    assert found.text.startswith("“座谈”2025-08-16 至 2025-12-31开展 0 次，要求至少 1 次")


def test_an_unanswered_supervision_is_told_and_named_when_it_comes_again(tmp_path: Path) -> None:
    supervise = {"date": "2025-08-08", "kind": "supervise", "level": "督办", "number": "督2025-12"}
    books = {
        "as_of": "2025-09-30",
        "task": {"due": "2025-12", "lead": ["甲局"]},
        "entries": {"甲局": [{"date": "2025-08-08", "progress": 5, "owner": "张某"}]},
        "decisions": [{**supervise, "reply_by": "2025-08-20"}],
    }
    assessment = judged(tmp_path, books)
    assert "T11" in codes(assessment)
    (again,) = [f for f in assessment.findings if f.code == "T08"]
    assert again.text.endswith("此前已发 2025-08-08 督办（督2025-12）")


def test_evidence_must_prove_something(tmp_path: Path) -> None:
    for item, proven in (("甲局.yaml", False), ("空.pdf", False), ("a://", False), ("https://e.cn/a", True)):
        books = {
            "as_of": "2025-10-20",
            "task": {"due": "2025-12", "lead": ["甲局"]},
            "entries": {
                "甲局": [{"date": "2025-10-10", "progress": 100, "owner": "张某", "evidence": [item]}]
            },
        }
        write(tmp_path, books)
        (tmp_path / "data" / "reports" / "空.pdf").touch()
        read = loaded(tmp_path)
        assert read.books
        found = {f.code for f in assess(read.books, header_of(read, date(2025, 10, 20))).findings}
        assert found & {"E01", "E07"} == (set() if proven else {"E01", "E07"}), item


def test_numbers_that_change_in_autumn_leave_the_summer_as_it_was(tmp_path: Path) -> None:
    """Seven points below the line at each month end."""
    ends = {"04-30": 5, "05-31": 16, "06-30": 27, "07-31": 38, "08-31": 49, "09-30": 60}
    told = [{"date": f"2025-{day}", "progress": figure, "owner": "张某"} for day, figure in ends.items()]
    books = {"as_of": "2025-10-05", "task": {"due": "2025-12", "lead": ["甲局"]}, "entries": {"甲局": told}}
    read = loaded(write(tmp_path, books))
    assert read.books
    header = header_of(read, date(2025, 10, 5))
    strict = Policy(behind_points=5)
    once = ((date.min, Policy()), (date(2025, 9, 1), strict))
    always = assess(read.books, header, Terms(((date.min, strict),))).tasks[0].leads[0]
    since_autumn = assess(read.books, header, Terms(once)).tasks[0].leads[0]
    assert (always.codes, since_autumn.codes) == ({"T03", "T08"}, {"T03"})


def test_a_county_is_measured_by_its_own_figure(tmp_path: Path) -> None:
    task = {
        "due": "2025-12",
        "lead": ["东区", "西区"],
        "targets": [{"name": "新增", "at_least": 2000, "unit": "户", "each": {"东区": 1900}}],
    }
    entry = {"date": "2025-10-10", "progress": 100, "owner": "张某", "measures": {"新增": 1950}}
    books = {"as_of": "2025-10-20", "task": task, "entries": {"东区": [entry], "西区": [entry]}}
    assessment = judged(tmp_path, books)
    assert (lead(assessment, "东区").unmet, lead(assessment, "西区").unmet) == ((), ("E02",))
