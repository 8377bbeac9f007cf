"""Findings by unit and task: who comes first, what shares a line, where to look."""

from pathlib import Path
from typing import Any

from tests.snippets import judged
from yshj.judging.gate import parse_gate
from yshj.judging.views.grouped import UnitItems, by_code, by_unit
from yshj.judging.views.verdict import CheckView, check_view
from yshj.model.baseline import Baseline, KnownFinding
from yshj.model.finding import Severity
from yshj.model.selection import EVERYTHING, Selection

GOOD = [{"date": "2025-10-10", "progress": 95, "owner": "张某"}]
SLOW = [{"date": "2025-10-10", "progress": 40}]


def check(folder: Path, *, chosen: Selection = EVERYTHING, **books: Any) -> CheckView:
    return check_view(judged(folder, {"as_of": "2025-10-20", **books}), parse_gate(["overdue"]), chosen)


def grouped(view: CheckView) -> tuple[UnitItems, ...]:
    return by_unit(view.pressing, view.plan_file)


def lines(group: UnitItems) -> list[str]:
    return [f"{'、'.join(item.tasks)} {'，'.join(item.words)}" for item in group.items]


def task(number: int, lead: str, due: str = "2025-12") -> dict[str, Any]:
    return {"id": f"1-1-{number}", "title": "另一项", "lead": [lead], "due": due}


def test_who_is_overdue_comes_first_then_who_has_not_taken_it_up(tmp_path: Path) -> None:
    view = check(
        tmp_path,
        task={"due": "2025-12", "lead": ["甲局", "乙局", "丙局"]},
        other_tasks=[task(2, "丁局", "2025-09-30")],
        entries={"甲局": SLOW, "丙局": GOOD, "丁局": [{**GOOD[0], "task": "1-1-2"}]},
    )
    assert [group.unit for group in grouped(view)] == ["丁局", "乙局", "甲局"]


def test_a_task_is_one_line_with_all_that_was_found_and_one_place(tmp_path: Path) -> None:
    view = check(tmp_path, task={"due": "2025-12", "lead": ["甲局"]}, entries={"甲局": SLOW})
    (group,) = grouped(view)
    assert lines(group) == ["1-1-1 落后 30 点，建议督办，缺责任人"]
    assert group.items[0].severity is Severity.ERROR
    assert group.counts == {Severity.ERROR: 1, Severity.WARNING: 2}
    assert group.items[0].at is not None
    assert group.file == group.items[0].at.file == "data/reports/甲局.yaml"


def test_what_is_merely_due_soon_shares_a_line_below_what_is_wrong(tmp_path: Path) -> None:
    others = [task(number, "甲局", "2025-10-31") for number in (2, 3)]
    entries = [*SLOW, *({**GOOD[0], "task": f"1-1-{number}"} for number in (2, 3))]
    view = check(
        tmp_path, task={"lead": ["甲局"], "due": "2025-12"}, other_tasks=others, entries={"甲局": entries}
    )
    (group,) = grouped(view)
    assert lines(group)[1:] == ["1-1-2、1-1-3 临期"]
    assert group.items[1].at is None


def test_the_place_is_in_the_plan_where_no_report_has_one(tmp_path: Path) -> None:
    (group,) = grouped(check(tmp_path, task={"due": "2025-12", "lead": ["甲局"]}))
    assert group.file == ""
    assert group.items[0].at is not None
    assert group.items[0].at.file == "data/plan-1.yaml"


def test_infos_are_listed_only_when_asked_for(tmp_path: Path) -> None:
    done = {"甲局": [{**GOOD[0], "progress": 100, "evidence": ["https://example.com/a"]}]}
    books = {"task": {"due": "2025-12", "lead": ["甲局"]}, "entries": done}
    assert grouped(check(tmp_path, **books)) == ()
    asked = check(tmp_path, chosen=Selection(severities=(Severity.INFO,)), **books)
    assert [lines(group) for group in grouped(asked)] == [["1-1-1 待核验"]]


def test_what_is_waived_or_known_is_no_line(tmp_path: Path) -> None:
    waiver = {"date": "2025-10-01", "kind": "waive", "code": "O04", "reason": "事由"}
    books = {"as_of": "2025-10-20", "task": {"due": "2025-12", "lead": ["甲局"]}, "entries": {"甲局": SLOW}}
    assessment = judged(tmp_path, {**books, "decisions": [waiver]})
    t03 = KnownFinding(code="T03", severity="error", task="1-1-1", unit="甲局")
    known = Baseline(format="yshj-baseline/1", findings=(t03,))
    view = check_view(assessment, parse_gate(["overdue"]), baseline=known)
    assert [lines(group) for group in grouped(view)] == [["1-1-1 建议督办"]]


def test_an_advice_is_said_once_a_code_in_the_order_of_the_rules(tmp_path: Path) -> None:
    entries = {"甲局": SLOW, "乙局": SLOW}
    view = check(tmp_path, task={"due": "2025-12", "lead": ["甲局", "乙局"]}, entries=entries)
    told = [(one.code, one.name, one.found) for one in by_code(view.pressing)]
    assert told == [("T03", "落后", 2), ("T08", "建议督办", 2), ("O04", "缺责任人", 2)]
