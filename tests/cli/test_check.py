"""`yshj check`: the gate, waivers, the baseline, and that nothing unread ever passes."""

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Yshj
from tests.snippets import write

LATE: dict[str, Any] = {
    "task": {"due": "2025-09-30", "lead": ["甲局", "乙局"]},
    "entries": {"甲局": [{"date": "2025-09-20", "progress": 60, "owner": "张某"}]},
}


@pytest.fixture
def late(tmp_path: Path) -> Path:
    """甲局 is overdue; 乙局 too, and has never claimed the task."""
    return write(tmp_path, LATE)


def test_overdue_fails_and_names_the_task_and_the_leads(yshj: Yshj, late: Path) -> None:
    run = yshj("check", "--as-of", "2025-10-20", cwd=late)
    assert run.code == 1
    for word in ("1-1-1", "甲局", "乙局", "已逾期 20 天"):
        assert word in run.out


def test_the_day_before_it_passes(yshj: Yshj, late: Path) -> None:
    run = yshj("check", "--as-of", "2025-09-30", cwd=late)
    assert run.code == 0
    assert "通过" in run.out


def test_unowned_is_found_although_the_task_is_overdue(yshj: Yshj, late: Path) -> None:
    run = yshj("check", "--as-of", "2025-10-20", "--fail-on", "unowned", "--format", "json", cwd=late)
    assert run.code == 1
    assert [(f["task"], f["unit"]) for f in run.json["failed"]] == [("1-1-1", "乙局")]


@pytest.mark.parametrize(
    ("gate", "code"),
    [("at-risk", 0), ("at_risk", 0), ("T05", 1), ("t05", 1), ("error", 1), ("E01", 0), ("T07,O03", 1)],
)
def test_gates(yshj: Yshj, late: Path, gate: str, code: int) -> None:
    assert yshj("check", "--as-of", "2025-10-20", "--fail-on", gate, cwd=late).code == code


def test_an_unknown_gate_is_wrong_usage(yshj: Yshj, late: Path) -> None:
    run = yshj("check", "--fail-on", "overdue,逾期了", cwd=late)
    assert (run.code, run.out) == (2, "")
    assert "不认识的门禁条件：逾期了" in run.err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("check --fail-on P01", "P01 只由 lint 查，不能作 check 的门禁条件；请用 yshj lint --fail-on"),
        ("check --fail-on F01", "不认识的门禁条件：F01"),
        ("check --fail-on overdue,", "门禁条件中有一项是空的；请写上，或去掉多余的逗号"),
        ("check --severity error,,info", "--severity 中有一项是空的；请写上，或去掉多余的逗号"),
        ("lint --fail-on T01", "lint 不查 T01，不能作它的门禁条件；请用 yshj check --fail-on"),
        ("lint --dept 甲局 --fail-on overdue,O03", "lint 不查 overdue、O03"),
        ("lint --fail-on D05", "lint 不查 D05，不能作它的门禁条件；请用 yshj check --fail-on，或写上 --dept"),
    ],
)
def test_a_gate_that_can_never_fail_is_wrong_usage(yshj: Yshj, late: Path, words: str, sentence: str) -> None:
    run = yshj(*words.split(), cwd=late)
    assert (run.code, run.out) == (2, "")
    assert sentence in run.err


@pytest.mark.parametrize(
    "words", ["--fail-on P01,D04,error", "--dept 甲局 --fail-on D02,D05,D08,E07,D04,P01,warning"]
)
def test_lint_takes_what_it_can_find(yshj: Yshj, late: Path, words: str) -> None:
    assert yshj("lint", *words.split(), cwd=late).code in (0, 1)


def test_a_gate_in_the_configuration_is_judged_like_the_rest_of_it(yshj: Yshj, late: Path) -> None:
    text = "format: yshj-config/1\ncheck:\n  fail_on: [error, nonsense, P01, 'overdue,']\n"
    (late / "yshj.yaml").write_text(text, "utf-8")
    for command in ("check", "status", "lint"):
        run = yshj(command, "--as-of", "2025-10-20", cwd=late)
        assert run.code == 3
        assert "yshj.yaml:3:20: F03 不认识的门禁条件：nonsense" in run.err
        assert "yshj.yaml:3:30: F03 P01 只由 lint 查" in run.err
        assert "yshj.yaml:3:35: F03 门禁条件中有一项是空的" in run.err


def waived(folder: Path, *decisions: dict[str, Any]) -> Path:
    return write(folder, {**LATE, "decisions": list(decisions)})


def test_a_waived_finding_is_listed_but_does_not_gate(yshj: Yshj, tmp_path: Path) -> None:
    folder = waived(tmp_path, {"date": "2025-10-01", "kind": "waive", "code": "T01", "until": "2025-10-20"})
    run = yshj("check", "--as-of", "2025-10-20", "--format", "json", cwd=folder)
    assert run.code == 0
    assert [f["waived"] for f in run.json["findings"] if f["code"] == "T01"] == [True, True]
    assert yshj("check", "--as-of", "2025-10-20", cwd=folder).out.count("已豁免") >= 2


def test_an_expired_waiver_gates_again_and_is_a_finding(yshj: Yshj, tmp_path: Path) -> None:
    folder = waived(tmp_path, {"date": "2025-10-01", "kind": "waive", "code": "T01", "until": "2025-10-20"})
    run = yshj("check", "--as-of", "2025-10-21", "--format", "json", cwd=folder)
    assert run.code == 1
    assert "D07" in {f["code"] for f in run.json["findings"]}


def test_a_waiver_for_one_lead_leaves_the_other(yshj: Yshj, tmp_path: Path) -> None:
    folder = waived(tmp_path, {"date": "2025-10-01", "kind": "waive", "code": "T01", "unit": "甲局"})
    run = yshj("check", "--as-of", "2025-10-20", "--format", "json", cwd=folder)
    assert [(f["task"], f["unit"]) for f in run.json["failed"]] == [("1-1-1", "乙局")]


def test_a_baseline_makes_findings_known(yshj: Yshj, late: Path) -> None:
    arguments = ("check", "--as-of", "2025-10-20", "--baseline", "known.yaml")
    assert yshj(*arguments, "--write-baseline", cwd=late).code == 0
    assert "20 天" not in (late / "known.yaml").read_text("utf-8")
    run = yshj(*arguments, cwd=late)
    assert run.code == 0
    assert "基线 known.yaml：已知 6 条，不触发门禁" in run.out
    assert run.out.count("× 错误（基线已知）") == 4


def test_a_baseline_holds_the_next_day_but_not_for_what_is_new(yshj: Yshj, late: Path) -> None:
    yshj("check", "--as-of", "2025-10-20", "--baseline", "known.yaml", "--write-baseline", cwd=late)
    later = ("check", "--as-of", "2025-10-21", "--baseline", "known.yaml")
    assert yshj(*later, cwd=late).code == 0
    write(late, {**LATE, "entries": {**LATE["entries"], "乙局": [{"date": "2025-10-21", "progress": 5}]}})
    run = yshj(*later, "--fail-on", "O04", "--format", "json", cwd=late)
    assert run.code == 1
    assert run.json["baseline"]["gone"] >= 1


def test_in_a_pipe_what_fails_stands_first_and_what_is_excused_last(yshj: Yshj, tmp_path: Path) -> None:
    folder = waived(tmp_path, {"date": "2025-10-01", "kind": "waive", "code": "T01", "unit": "甲局"})
    out = yshj("check", "--as-of", "2025-10-20", "--fail-on", "T05", cwd=folder).out.splitlines()
    rows = [line.split() for line in out if line.startswith(("×", "▲", "●")) and "1-1-1" in line]
    assert rows[0][2] == "T05"
    assert rows[-1][1:3] == ["错误（已豁免）", "T01"]
    assert out[-1] == out[1] == "× 未通过（退出码 1）：门禁条件“T05”，1 条发现（T05 1）"


@pytest.mark.parametrize("gate", ["overdue", "T02"])
@pytest.mark.parametrize(
    "broken", ["", "format: yshj-report/1\nunit: 甲局\nentries: {"], ids=["whole", "broken"]
)
def test_a_failed_verdict_says_with_which_code(gate: str, broken: str, yshj: Yshj, late: Path) -> None:
    if broken:
        (late / "data" / "reports" / "二.yaml").write_text(broken, "utf-8")
    run = yshj("check", "--as-of", "2025-10-20", "--fail-on", gate, cwd=late)
    verdict = run.out.splitlines()[1]
    assert verdict.startswith(f"× 未通过（退出码 {run.code}）：" if run.code else "√ 通过：")
    assert run.code == (3 if broken else 1 if gate == "overdue" else 0)


def test_a_state_that_no_finding_names_is_named_in_a_pipe_too(yshj: Yshj, late: Path) -> None:
    run = yshj("check", "--as-of", "2025-04-10", "--fail-on", "正常", cwd=late)
    assert run.code == 1
    assert [line.split()[-2] for line in run.out.splitlines() if line.startswith("● 正常")] == [
        "甲局",
        "乙局",
    ]


def test_the_screen_says_what_it_leaves_out_and_how_to_see_it(yshj: Yshj, tmp_path: Path) -> None:
    done = {**LATE, "entries": {"甲局": [{"date": "2025-09-20", "progress": 100, "owner": "张某"}]}}
    waiver = {"date": "2025-10-01", "kind": "waive", "code": "E01"}
    folder = write(tmp_path, {**done, "decisions": [waiver]})
    screen = ("check", "--as-of", "2025-10-20", "--width", "100")
    assert (
        "没有列出：提示 1（待核验 1），已豁免 1\n看提示加 --severity info；" in yshj(*screen, cwd=folder).out
    )
    asked = yshj(*screen, "--severity", "info", cwd=folder).out
    assert "  ● 1-1-1   待核验" in asked
    assert "没有列出：错误" in asked


def test_an_info_that_fails_the_gate_is_on_the_screen(yshj: Yshj, tmp_path: Path) -> None:
    done = {**LATE, "entries": {"甲局": [{"date": "2025-09-20", "progress": 100, "owner": "张某"}]}}
    screen = ("check", "--as-of", "2025-10-20", "--width", "100", "--fail-on", "E05")
    assert "待核验" in yshj(*screen, cwd=write(tmp_path, done)).out.split("怎么办")[0]


def test_higher_severity_is_new(yshj: Yshj, late: Path) -> None:
    yshj("check", "--as-of", "2025-10-20", "--baseline", "known.yaml", "--write-baseline", cwd=late)
    known = late / "known.yaml"
    text = known.read_text("utf-8")
    assert "code: T01, severity: error" in text
    known.write_text(text.replace("code: T01, severity: error", "code: T01, severity: warning"), "utf-8")
    assert yshj("check", "--as-of", "2025-10-20", "--baseline", "known.yaml", cwd=late).code == 1


def test_a_broken_or_missing_baseline_never_passes(yshj: Yshj, late: Path) -> None:
    for name in ("no-such.yaml", "broken.yaml"):
        (late / "broken.yaml").write_text("format: yshj-baseline/1\nfindings: [{code: T01}]\n", "utf-8")
        run = yshj("check", "--as-of", "2025-09-30", "--baseline", name, "--format", "json", cwd=late)
        assert run.code == 3
        assert run.json["passed"] is False
        assert name in run.err


def test_nothing_to_read_is_not_fine(yshj: Yshj, late: Path) -> None:
    for file in (late / "data" / "reports").iterdir():
        file.unlink()
    run = yshj("check", "--as-of", "2025-03-26", "--format", "json", cwd=late)
    assert run.code == 3
    assert run.json["passed"] is False
    (late / "data" / "reports").rmdir()
    assert yshj("check", "--as-of", "2025-03-26", cwd=late).code == 3


def test_unreadable_beats_overdue_and_says_where(yshj: Yshj, late: Path) -> None:
    (late / "data" / "reports" / "坏.yaml").write_text(
        "format: yshj-report/1\nunit: 甲局\nentries: [", "utf-8"
    )
    run = yshj("check", "--as-of", "2025-10-20", cwd=late)
    assert run.code == 3
    assert "data/reports/坏.yaml:3:" in run.err
    assert "已逾期 20 天" in run.out


def test_future_dates_are_told_only_without_as_of(yshj: Yshj, tmp_path: Path) -> None:
    far = {**LATE, "entries": {"甲局": [{"date": "2099-01-01", "progress": 60, "owner": "张某"}]}}
    folder = write(tmp_path, far)
    told = yshj("check", "--format", "json", cwd=folder).json
    asked = yshj("check", "--as-of", "2025-10-20", "--format", "json", cwd=folder).json
    assert "D04" in {f["code"] for f in told["findings"]}
    assert "D04" not in {f["code"] for f in asked["findings"]}


def test_a_screen_with_nothing_to_act_on_says_so(yshj: Yshj) -> None:
    """But not where something was not read."""
    words = ("check", "--as-of", "2025-10-20", "--width", "80")
    out = yshj(*words, "--dept", "市司法局").out
    assert "\n没有错误和警告\n" in out
    assert "一个单位的全部事项看 yshj dept 市司法局；" in out
    assert "没有错误和警告" not in yshj(*words).out
