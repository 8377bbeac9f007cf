"""Names: exactly as the plan has them, but for two foldings; what looks alike is answered, not matched."""

import unicodedata
from pathlib import Path

import pytest

from tests.files.small import HEAD, REPORT, block, entry, read, told, workspace

PLAN = "data/plan-1.0.yaml"
ACCENTED = "市Café局"


@pytest.mark.parametrize(
    "written",
    [
        "市市场监督管理局",
        "市市场监管局",
        "市工商业联合会(总商会)",
        "市工商业联合会（总商会）",
        "市工商联",
        "市商务局 ",
    ],
)
def test_a_unit_is_known_by_full_name_alias_and_either_bracket(tmp_path: Path, written: str) -> None:
    assert not told(read(workspace(tmp_path, {REPORT: entry("progress: 45", unit=written)})))


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_one_name_composed_or_decomposed_is_the_same(tmp_path: Path, form: str) -> None:
    root = workspace(tmp_path)
    plan = (root / PLAN).read_text("utf-8").replace("市商务局", unicodedata.normalize("NFC", ACCENTED))
    (root / PLAN).write_text(plan, "utf-8")
    (root / REPORT).write_text(entry("progress: 45", unit=unicodedata.normalize(form, ACCENTED)), "utf-8")
    assert not told(read(root))


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("市 商务局", "市商务局"),
        ("市商务局\u200b", "市商务局"),
        ("市商務局", "市商务局"),
        ("⼀市商务局", "市商务局"),
        ("市商务侷", "市商务局"),
        ("商务局", "市商务局"),
        ("市エ商联", "市工商业联合会(总商会)"),
        ("市市场监管管理局", "市市场监督管理局"),
    ],
)
def test_a_unit_that_looks_alike_is_answered_by_the_nearest(tmp_path: Path, written: str, near: str) -> None:
    loaded = read(workspace(tmp_path, {REPORT: entry("progress: 45", unit=written)}))
    assert [problem.code for problem in loaded.problems] == ["F04"]
    assert near in loaded.problems[0].text
    assert loaded.inputs.refused == 1
    assert loaded.inputs.entries == 1


@pytest.mark.parametrize(
    "written",
    [
        *(
            "①-1-1",
            "１-１-１",
            "1–1–1",
            "1—1—1",
            "1－1－1",
            "1.1.1",
            "1-1-l",
            "1-1-І",
            "I-1-1",
            "1-1-01",
            "1-1-1a",
        ),
        *("1 -1-1", "〇-1-1", "1-1-1\u200b", "１-1-1"),
    ],
)
def test_a_task_that_looks_alike_is_answered_and_not_counted(tmp_path: Path, written: str) -> None:
    loaded = read(workspace(tmp_path, {REPORT: block("    progress: 45\n").replace("1-1-1", written)}))
    assert [problem.code for problem in loaded.problems] == ["F04"]
    assert "1-1-1" in loaded.problems[0].text
    assert loaded.books
    assert [unit for unit, task in loaded.books.ledgers] == ["市工商业联合会(总商会)"]


def test_names_joined_by_full_width_marks_are_explained(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    text = (root / PLAN).read_text("utf-8").replace("lead: [市商务局]", "lead: [市商务局、市市场监管局]")
    (root / PLAN).write_text(text, "utf-8")
    assert "各单位之间要用半角逗号" in told(read(root))[0]


def test_a_group_is_no_reporter(tmp_path: Path) -> None:
    loaded = read(workspace(tmp_path, {REPORT: entry("progress: 45", unit="各旗区人民政府")}))
    assert "是集合单位" in loaded.problems[0].text


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("id: 1-1-2", "id: 1-1-1", "任务编号 1-1-1 在第"),
        ("{name: 市商务局,", "{name: 市工商联,", "已属于"),
        ("{name: 市商务局,", "{name: 市工商业联合会（总商会）,", "已属于"),
        ("name: 各园区", "name: 市商务局", "已属于"),
        ("at_least: 95, ", "at_least: 95}, {name: 全程网办率, at_most: 99, ", "写了两次"),
    ],
)
def test_one_name_or_id_for_two_things_is_a_contradiction(
    tmp_path: Path, old: str, new: str, words: str
) -> None:
    root = workspace(tmp_path)
    text = (root / PLAN).read_text("utf-8")
    assert old in text
    (root / PLAN).write_text(text.replace(old, new), "utf-8")
    found = [problem for problem in read(root).problems if problem.code == "F05"]
    assert found
    assert words in found[0].text


def test_of_thousands_of_unknown_ids_only_so_many_get_a_suggestion(tmp_path: Path) -> None:
    """Each takes as long as the plan is long; the rest are named all the same."""
    lines = "".join(f"  - {{date: 2025-06-30, task: 1-1-{n}, progress: 1}}\n" for n in range(100, 1100))
    shown = told(read(workspace(tmp_path, {REPORT: f"{HEAD}entries:\n{lines}"})))
    assert sum("方案中没有任务" in line for line in shown) == 1000
    assert sum("是否应为" in line for line in shown) == 200
