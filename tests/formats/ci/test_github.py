"""Annotations, the step's summary and its outputs, read as GitHub reads them."""

from pathlib import Path

import pytest

from tests.conftest import Run, Yshj
from tests.formats.ci.conftest import CHECK, FOLDER, LINT, Report
from tests.formats.ci.runner import KINDS, annotations, commands
from tests.snippets import write

MIB = 1024 * 1024


@pytest.fixture
def step(report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Report:
    """Runs a command as a step, with the files that the runner gives it."""
    for name in ("SUMMARY", "OUTPUT"):
        (tmp_path / name).write_text("", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "SUMMARY"))
    monkeypatch.setenv("GITHUB_OUTPUT", str(tmp_path / "OUTPUT"))
    return report


def outputs(tmp_path: Path) -> dict[str, str]:
    lines = (tmp_path / "OUTPUT").read_text("utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines)


def test_every_line_is_an_annotation_at_a_real_line(report: Report, repository: Path) -> None:
    out = report(*CHECK, "--format", "github").out
    found = commands(out)
    assert len(found) == len(out.splitlines())
    for command in found[1:]:
        assert command.name in KINDS
        lines = (repository / command.properties["file"]).read_text("utf-8").splitlines()
        line = lines[int(command.properties["line"]) - 1]
        assert 1 <= int(command.properties["col"]) <= len(line)


def test_the_first_line_says_what_was_judged(report: Report) -> None:
    first = commands(report(*CHECK, "--format", "github").out)[0]
    assert first.name == "notice"
    for words in ("未通过", "截至 2025-10-20", "示例方案", "方案 1", "【示例数据】", "文件 6 = 读入 6"):
        assert words in first.message


def test_percent_and_breaks_come_back_as_they_were(report: Report) -> None:
    told = annotations(report(*CHECK, "--format", "github").out, "warning")[0].message
    assert "“指南 100%”" in told.splitlines()[0]
    assert told.splitlines()[1].startswith("建议：")


def test_properties_escape_colon_and_comma(report: Report, repository: Path) -> None:
    folder = repository / FOLDER
    name = "甲::局, 100%.yaml"
    (folder / "data" / "reports" / "甲局.yaml").rename(folder / "data" / "reports" / name)
    files = {c.properties.get("file") for c in commands(report(*CHECK, "--format", "github").out)}
    assert f"{FOLDER}/data/reports/{name}" in files


def test_kinds_follow_severity_and_excused_ones_are_notices(report: Report) -> None:
    out = report(*CHECK, "--format", "github").out
    titles = {kind: [a.properties["title"].split()[0] for a in annotations(out, kind)] for kind in KINDS}
    assert titles["error"] == ["F03", "T01", "T01", "T08", "T08", "T08"]
    assert titles["warning"] == ["D05", "O03", "T05"]
    assert titles["notice"] == ["yshj", "T01", "T01"]


def many(yshj: Yshj, folder: Path) -> Run:
    """Twenty-five overdue tasks, one of them failing for what is only a warning."""
    others = [
        {"id": f"1-1-{n}", "title": "又一项", "lead": ["甲局"], "due": "2025-09-30"} for n in range(2, 26)
    ]
    snippet = {"task": {"due": "2025-09-30", "lead": ["乙局"]}, "other_tasks": others}
    return yshj("check", "--as-of", "2025-10-20", "--format", "github", cwd=write(folder, snippet))


def test_no_more_than_a_step_shows_and_the_rest_is_counted(yshj: Yshj, tmp_path: Path) -> None:
    out = many(yshj, tmp_path).out
    for kind in KINDS:
        assert len([c for c in commands(out) if c.name == kind]) <= 10
    assert all(a.properties["title"] == "T01 逾期" for a in annotations(out, "error"))
    total = 25 * 4
    last = commands(out)[-1]
    assert last.message.startswith(f"另有 {total - 20} 项没有标注（error 40，warning 40）")


def test_own_notices_leave_room_for_eight(yshj: Yshj, tmp_path: Path) -> None:
    done = [{"date": "2025-10-15", "progress": 100, "owner": "张某", "evidence": ["https://e.cn/a"]}]
    tasks = [{"id": f"1-1-{n}", "title": "又一项", "lead": ["甲局"], "due": "2025-12"} for n in range(2, 22)]
    entries = {"甲局": [*done, *({**done[0], "task": task["id"]} for task in tasks)]}
    first = {"due": "2025-12", "lead": ["甲局"]}
    folder = write(tmp_path, {"task": first, "other_tasks": tasks, "entries": entries})
    out = yshj("check", "--as-of", "2025-10-20", "--format", "github", cwd=folder).out
    shown = annotations(out, "notice")
    assert [a.properties["title"] for a in shown] == ["yshj", *["E05 完成而未核验"] * 8, "yshj"]
    assert shown[-1].message.startswith("另有 13 项没有标注（notice 13）")


def test_what_fails_the_check_comes_first_in_its_kind(yshj: Yshj, tmp_path: Path) -> None:
    many(yshj, tmp_path)
    run = yshj("check", "--as-of", "2025-10-20", "--fail-on", "T05", "--format", "github", cwd=tmp_path)
    assert {a.properties["title"].split()[0] for a in annotations(run.out, "warning")} == {"T05"}


def test_a_report_cannot_give_the_runner_commands(
    yshj: Yshj, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    ledger = repository / FOLDER / "data" / "reports" / "丁局.yaml"
    evil = "##[stop-commands]x"
    ledger.write_text(ledger.read_text("utf-8").replace("owner: 赵某", f'"{evil}": 1'), "utf-8")
    monkeypatch.chdir(repository / FOLDER)
    for form in ("github", "table", "markdown"):
        run = yshj("lint", "--format", form, cwd=repository / FOLDER)
        assert evil.replace("##[", "## [") in run.err
        assert "stop-commands" not in {command.name for command in commands(run.err + run.out)}


def test_the_summary_is_the_page_with_all_places(step: Report, tmp_path: Path) -> None:
    assert step(*CHECK, "--format", "github").code == 3
    text = (tmp_path / "SUMMARY").read_text("utf-8")
    assert text.startswith("# 门禁检查\n")
    for words in ("2025-10-20", "示例数据", f"{FOLDER}/data/plan-1.yaml:19:5", "| F03 |", "（基线已知）"):
        assert words in text
    assert " data/plan" not in text
    assert text.count("## 输入问题") == 1


def test_summaries_of_one_step_follow_each_other(step: Report, tmp_path: Path) -> None:
    step(*LINT, "--format", "github")
    step(*CHECK, "--format", "github")
    text = (tmp_path / "SUMMARY").read_text("utf-8")
    assert text.index("\n# 门禁检查\n") > text.index("# 文件检查\n")


@pytest.mark.parametrize("before", [0, 600_000, MIB - 2000, MIB])
def test_the_summary_stays_within_what_github_keeps(
    before: int, step: Report, tmp_path: Path, repository: Path
) -> None:
    plan = repository / FOLDER / "data" / "plan-1.yaml"
    more = "".join(
        f"  - {{id: 2-{n}, title: {'长' * 500}, lead: [丁局], due: 2025-09-30}}\n" for n in range(1, 300)
    )
    plan.write_text(plan.read_text("utf-8") + more, "utf-8")
    (tmp_path / "SUMMARY").write_text("x" * before, "utf-8")
    step(*CHECK, "--format", "github", "--fail-on", "overdue,error,warning")
    written = (tmp_path / "SUMMARY").read_bytes()
    assert len(written) <= MIB
    if before:
        assert ("行没有显示：步骤摘要最多 1 MiB" in written.decode("utf-8")) == (before < MIB)


def test_outputs_of_check(step: Report, tmp_path: Path) -> None:
    step(*CHECK, "--format", "github")
    assert outputs(tmp_path) == {
        "passed": "false",
        "exit_code": "3",
        "outcome": "未通过（退出码 3）：1 处输入问题，2 项任务、2 件触发门禁条件",
        "as_of": "2025-10-20",
        "sample": "true",
        "problems": "1",
        "findings": "10",
        "overdue": "3",
        "at_risk": "0",
        "unowned": "0",
    }


def test_outputs_agree_with_status(step: Report, yshj: Yshj, tmp_path: Path) -> None:
    yshj("check", "--as-of", "2025-10-20", "--format", "github")
    summary = yshj("status", "--as-of", "2025-10-20", "--format", "json").json["summary"]
    told = outputs(tmp_path)
    assert {name: told[name] for name in ("overdue", "at_risk", "unowned")} == {
        name: str(summary[name]) for name in ("overdue", "at_risk", "unowned")
    }
    assert int(told["overdue"]) > 0


def test_nothing_judged_is_not_nothing_overdue(step: Report, tmp_path: Path, repository: Path) -> None:
    (repository / FOLDER / "data" / "plan-1.yaml").write_text("plan: [", "utf-8")
    step(*CHECK, "--format", "github")
    assert outputs(tmp_path)["overdue"] == ""
    assert outputs(tmp_path)["passed"] == "false"


def test_outputs_of_a_clean_lint(step: Report, tmp_path: Path, repository: Path) -> None:
    ledger = repository / FOLDER / "data" / "reports" / "丁局.yaml"
    ledger.write_text(ledger.read_text("utf-8").replace("120", "100"), "utf-8")
    assert step("lint", "--format", "github").code == 0
    told = outputs(tmp_path)
    assert (told["passed"], told["exit_code"], told["problems"]) == ("true", "0", "0")


def test_only_the_github_format_writes_them(step: Report, tmp_path: Path) -> None:
    step(*CHECK)
    assert (tmp_path / "SUMMARY").read_bytes() == (tmp_path / "OUTPUT").read_bytes() == b""
    step(*CHECK, "--report", f"github={tmp_path / 'log'}")
    assert (tmp_path / "OUTPUT").read_bytes()


def test_a_summary_that_cannot_be_written_is_no_verdict(
    step: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "no" / "such"))
    run = step(*CHECK, "--format", "github")
    assert run.code == 4
    assert "写不进" in run.err
    assert run.out, "the annotations are there"
