"""Values of entries, plans and decisions: which are taken, and that no other is taken silently."""

import gc
import weakref
from pathlib import Path

import pytest

from tests.files.small import REPORT, block, entry, read, told, workspace
from yshj.files.load.file import parse
from yshj.files.validate.validated import validate
from yshj.files.yaml.document import Document
from yshj.model.report import Entry, Report

PLAN = "data/plan-1.0.yaml"
DECISIONS = "data/decisions.yaml"


def codes(root: Path) -> list[str]:
    return [problem.code for problem in read(root).problems]


@pytest.mark.parametrize("written", ["0", "45", "100", "045"])
def test_a_whole_percent_is_progress(tmp_path: Path, written: str) -> None:
    assert not told(read(workspace(tmp_path, {REPORT: entry(f"progress: {written}")})))


@pytest.mark.parametrize(
    "written",
    [
        *(
            "120",
            "-1",
            "101",
            "45%",
            '"45"',
            "45.5",
            "45.0",
            "1e2",
            "true",
            ".inf",
            "-.inf",
            ".nan",
            "四十五",
        ),
        *("４５", "[45]", "{a: 45}", "null", "~", "", "1_0", "9" * 30, "1e999", "45　"),
    ],
)
def test_nothing_else_is(tmp_path: Path, written: str) -> None:
    loaded = read(workspace(tmp_path, {REPORT: block(f"    progress: {written}\n    note: 已完成\n")}))
    assert [problem.code for problem in loaded.problems] == ["F03"]
    assert "progress" in loaded.problems[0].text
    assert loaded.inputs.entries == 1  # the base's own
    assert loaded.inputs.refused == 0


@pytest.mark.parametrize("written", ["2025-06-30", '"2025-06-30"', "'2025-06-30'"])
def test_a_day_is_fine_with_and_without_quotes(tmp_path: Path, written: str) -> None:
    root = workspace(tmp_path, {REPORT: entry("progress: 45").replace("2025-06-30", written)})
    assert not told(read(root))


@pytest.mark.parametrize(
    "written",
    [
        *(
            "2025-02-30",
            "20250630",
            "2025/6/30",
            "2025-W27",
            "2025-13-01",
            "2025-6-30",
            "2025-06",
            "25-06-30",
        ),
        *(
            "2025年6月30日",
            "２０２５-06-30",
            "2025-06-30 12:00:00",
            "2025-06-30T12:00:00Z",
            "今天",
            "null",
            "",
        ),
        *(
            "true",
            "1.5",
            "[2025-06-30]",
            "{a: 1}",
            "0000-00-00",
            "9999-12-31",
            "2025-06-31",
            "6.30",
            '" 2025-06-30"',
        ),
    ],
)
def test_nothing_else_is_a_day(tmp_path: Path, written: str) -> None:
    root = workspace(tmp_path, {REPORT: block("    progress: 45\n").replace("2025-06-30", written)})
    assert codes(root) == ["F03"]
    assert (
        "date" in told(read(root))[0] or "日期" in told(read(root))[0] or written[:4] in told(read(root))[0]
    )


@pytest.mark.parametrize("written", ["1.10", "1e3", "true", ".inf"])
def test_an_id_that_yaml_takes_for_something_else_needs_quotes(tmp_path: Path, written: str) -> None:
    root = workspace(tmp_path, {REPORT: block("    progress: 45\n").replace("1-1-1", written)})
    assert f'请加引号：task: "{written}"' in told(read(root))[0]


def test_a_flat_id_may_be_written_as_the_number_that_it_is(tmp_path: Path) -> None:
    root = workspace(tmp_path, {REPORT: block("    progress: 45\n").replace("1-1-1", "12")})
    (root / PLAN).write_text((root / PLAN).read_text("utf-8").replace("id: 1-1-2", "id: 12"), "utf-8")
    assert told(read(root)) == []


def test_a_version_that_yaml_takes_for_a_number_needs_quotes(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    (root / PLAN).write_text((root / PLAN).read_text("utf-8").replace('"1.0"', "1.0"), "utf-8")
    assert '请加引号：version: "1.0"' in told(read(root))[0]


NULLABLE = [
    *("owner", "note", "next", "delivered", "measures", "held", "evidence", "progress"),
    *("delivered: [null]", "measures: {全程网办率: null}", "held: {座谈: }", "evidence: [~]"),
]


@pytest.mark.parametrize("written", ["1-1-２", "１-1", "1-2-3-4-5", "1-1-1a", "-1-1", ""])
def test_the_id_of_a_task_is_of_plain_figures(tmp_path: Path, written: str) -> None:
    root = workspace(tmp_path)
    text = (root / PLAN).read_text("utf-8")
    assert "id: 1-1-1" in text
    (root / PLAN).write_text(text.replace("id: 1-1-1", f'id: "{written}"'), "utf-8")
    assert any("应为一至四个数字" in line for line in told(read(root)))


@pytest.mark.parametrize("key", NULLABLE)
def test_null_is_an_error(tmp_path: Path, key: str) -> None:
    line = key if ":" in key else f"{key}: null"
    assert codes(workspace(tmp_path, {REPORT: block(f"    {line}\n")})) == ["F03"]


@pytest.mark.parametrize("written", ["blocked: null", "blocked: ~", "blocked:"])
def test_but_it_lifts_what_was_blocked(tmp_path: Path, written: str) -> None:
    assert not codes(workspace(tmp_path, {REPORT: block(f"    {written}\n")}))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("aliases: [市工商联]", "aliases: null"),
        ("members: [东区人民政府]", "members: null"),
        ("at_least: 95", "at_least: 95, at_most: null"),
        ('unit: "%"', "unit: null"),
        ("due: ongoing", "due: null"),
        ("support: [各旗区人民政府]", "support: null"),
        ("issued: 2025-03-25", "issued: 2025-03-25\n  document: null"),
        ("groups:\n", 'sections: {"1": null}\ngroups:\n'),
    ],
)
def test_null_is_an_error_in_a_plan_too(tmp_path: Path, old: str, new: str) -> None:
    root = workspace(tmp_path)
    text = (root / PLAN).read_text("utf-8")
    assert old in text
    (root / PLAN).write_text(text.replace(old, new), "utf-8")
    assert "F03" in codes(root)


@pytest.mark.parametrize(
    "line",
    [
        "date: 2025-10-10, kind: close, task: 1-1-1, unit: null",
        "date: 2025-10-10, kind: close, task: 1-1-1, reason: null",
        "date: 2025-10-10, kind: extend, task: 1-1-1, until: null",
        "date: 2025-10-10, kind: Close, task: 1-1-1",
        "date: 2025-10-10, kind: close, task: 1-1-1, until: 2026-01-31",
        "date: 2025-10-10, kind: assign, task: 1-1-1, group: 各园区, units: []",
    ],
)
def test_a_decision_that_does_not_fit_is_a_problem(tmp_path: Path, line: str) -> None:
    text = f"format: yshj-decisions/1\ndecisions:\n  - {{{line}}}\n"
    assert codes(workspace(tmp_path, {DECISIONS: text})) == ["F03"]


@pytest.mark.parametrize(
    "line", ["plan: null", "policy: null", "policy: {behind_points: null}", "plan: ''", "a: 1"]
)
def test_a_configuration_that_does_not_fit_is_a_problem(tmp_path: Path, line: str) -> None:
    assert codes(workspace(tmp_path, {"yshj.yaml": f"format: yshj-config/1\n{line}\n"})) == ["F03"]


@pytest.mark.parametrize(
    ("key", "near"),
    [
        ("progres", "progress"),
        ("PROGRESS", "progress"),
        ("Date", "date"),
        ("进展情况", "note"),
        ("dаte", "date"),
    ],
)
def test_an_unknown_key_is_answered_by_the_nearest(tmp_path: Path, key: str, near: str) -> None:
    texts = told(read(workspace(tmp_path, {REPORT: entry(f"{key}: 已完成")})))
    assert f"不认识的键“{key}”；是否应为 {near}？" in texts[0]


def test_a_bad_entry_costs_only_itself_and_is_told_with_all_its_faults(tmp_path: Path) -> None:
    text = block("    progress: 145\n    owner: 12\n") + "  - {date: 2025-07-31, task: 1-1-1, progress: 50}\n"
    loaded = read(workspace(tmp_path, {REPORT: text}))
    assert loaded.inputs.entries == 2
    assert [problem.place.line for problem in loaded.problems] == [6, 7]


def test_a_file_of_faults_is_told_up_to_a_thousand(tmp_path: Path) -> None:
    text = block("    progress: 145\n") + "  - {}\n" * 1500
    problems = read(workspace(tmp_path, {REPORT: text})).problems
    assert len(problems) == 1001
    assert "不再逐一列出" in problems[-1].text


def test_what_a_message_repeats_is_short(tmp_path: Path) -> None:
    long = "长" * 100_000
    for line in (f"task: {long}", f"date: {long}", f"{long}: 1", f"progress: {long}", f"note: {long}"):
        for text in told(
            read(workspace(tmp_path / line[:3], {REPORT: block(f"    ? {line}\n".replace("? ", ""))}))
        ):
            assert len(text) < 400, text[:100]


WRONG = (
    "{date: 2025-06-30, task: 1-1-1}",
    "{date: 2025-02-30, task: 1-1-1, progress: 45}",
    "{date: 2025-06-30, task: 1-1-1, progress: 4%}",
    "{date: 2025-06-30, task: 1-1-1, measures: {甲: 乙}}",
)


def test_what_is_wrong_with_an_entry_does_not_keep_its_file_in_memory() -> None:
    entries = "".join(f"  - {entry}\n" for entry in WRONG)
    text = f"format: yshj-report/1\nunit: 甲局\nentries:\n{entries}"
    document = parse(text.encode(), "x.yaml")
    assert isinstance(document, Document)
    kept = weakref.ref(document)
    gc.disable()  # as every run does
    try:
        problems = validate(document, Report, {"entries": Entry}).problems
        del document
        assert kept() is None
    finally:
        gc.enable()
    assert len(problems) == len(WRONG)
