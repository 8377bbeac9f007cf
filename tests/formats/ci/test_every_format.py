"""What holds for junit, sarif, github and gitlab alike."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Yshj
from tests.formats.ci.conftest import CHECK, FOLDER, LINT, Report
from tests.snippets import write
from yshj import __version__

FORMATS = ("junit", "sarif", "github", "gitlab")
SUFFIX = {"junit": "xml", "sarif": "sarif", "github": "txt", "gitlab": "json"}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("command", [CHECK, LINT], ids=lambda command: command[0])
def test_golden(
    form: str, command: tuple[str, ...], report: Report, golden: Callable[[str, str], None]
) -> None:
    run = report(*command, *(() if "--as-of" in command else ("--as-of", "2025-10-20")), "--format", form)
    assert run.code == 3
    text = _without_rules(run.out) if form == "sarif" else run.out
    golden(f"ci-{command[0]}-{form}.{SUFFIX[form]}", text.replace(__version__, "VERSION"))


def _without_rules(text: str) -> str:
    """The log without the rules: their pages change for reasons of their own."""
    log = json.loads(text)
    for run in log["runs"]:
        assert run["tool"]["driver"].pop("rules")
        for result in run["results"]:
            del result["ruleIndex"]
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_input_gives_the_same_bytes(form: str, report: Report) -> None:
    assert report(*CHECK, "--format", form).out == report(*CHECK, "--format", form).out


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("command", [("status",), ("overdue",), ("dept",), ("explain", "T03")])
def test_other_commands_have_nothing_for_it(form: str, command: tuple[str, ...], yshj: Yshj) -> None:
    run = yshj(*command, "--format", form)
    assert (run.code, run.out) == (2, "")
    assert f"这个命令没有 {form} 格式" in run.err


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("command", [CHECK, LINT], ids=lambda command: command[0])
def test_paths_are_those_of_the_repository(form: str, command: tuple[str, ...], report: Report) -> None:
    out = report(*command, "--format", form).out
    folder = "%E5%8F%B0%E8%B4%A6%20A" if form == "sarif" else FOLDER
    assert f"{folder}/data/reports/" in out
    assert '"data/' not in out
    assert "=data/" not in out


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_is_what_the_screen_would_show(form: str, report: Report, repository: Path) -> None:
    file = repository / "out"
    run = report(*CHECK, "--report", f"{form}={file}", "--format", "json")
    assert run.json["schema"] == "yshj-check/1"
    assert file.read_text("utf-8") == report(*CHECK, "--format", form).out


@pytest.mark.parametrize("form", FORMATS)
def test_sample_data_say_so(form: str, report: Report, repository: Path) -> None:
    assert "【示例数据】" in report(*CHECK, "--format", form).out
    ledger = repository / FOLDER / "data" / "reports" / "甲局.yaml"
    ledger.write_text(ledger.read_text("utf-8").replace("sample: true\n", ""), "utf-8")
    assert "示例数据" not in report(*CHECK, "--format", form).out


@pytest.mark.parametrize("form", FORMATS)
def test_waived_and_known_findings_say_so_and_why(form: str, report: Report) -> None:
    out = report(*CHECK, "--format", form).out.replace("%25", "%")
    for words in ("已豁免", "系统改造, 完成 50%: 延后验收；督查室", "基线已知", "基线 known.yaml 中已知"):
        assert words in out


@pytest.mark.parametrize("form", FORMATS)
def test_half_a_ledger_is_marked(form: str, report: Report) -> None:
    assert "【数据不全】4-1 丁局" in report(*CHECK, "--format", form).out


@pytest.mark.parametrize("form", FORMATS)
def test_without_a_readable_plan_nothing_looks_fine(form: str, report: Report, repository: Path) -> None:
    (repository / FOLDER / "data" / "plan-1.yaml").write_text("format: yshj-plan/1\nplan: [", "utf-8")
    run = report(*CHECK, "--format", form)
    assert run.code == 3
    assert "F02" in run.out
    assert "plan-1.yaml" in run.out


def fingerprints(out: str) -> dict[str, str]:
    """Fingerprint → what it stands for, from a GitLab report."""
    issues: list[dict[str, Any]] = json.loads(out)
    found = {issue["fingerprint"]: issue["description"] for issue in issues}
    assert len(found) == len(issues), "each is unique"
    return found


def test_fingerprints_stay_when_lines_move_and_days_pass(report: Report, repository: Path) -> None:
    before = report(*CHECK, "--format", "gitlab").out
    for file in (repository / FOLDER / "data").rglob("*.yaml"):
        file.write_text(f"# 上面加了一行\n\n{file.read_text('utf-8')}", "utf-8")
    after = report(*CHECK, "--as-of", "2025-10-21", "--format", "gitlab").out
    assert fingerprints(before).keys() == fingerprints(after).keys()
    assert [issue["location"]["lines"]["begin"] + 2 for issue in json.loads(before)] == [
        issue["location"]["lines"]["begin"] for issue in json.loads(after)
    ]


def test_findings_alike_in_everything_have_fingerprints_of_their_own(yshj: Yshj, tmp_path: Path) -> None:
    """Two waivers of one code and day that cover nothing: two D07 of one key."""
    idle = {"date": "2025-10-01", "kind": "waive", "code": "T06", "unit": "甲局"}
    entries = [{"date": "2025-10-15", "progress": 90, "owner": "张某"}]
    snippet = {"task": {"due": "2025-12", "lead": ["甲局"]}, "entries": {"甲局": entries}}
    folder = write(tmp_path, {**snippet, "decisions": [idle, {**idle, "reason": "又一次"}]})
    out = yshj("check", "--as-of", "2025-10-20", "--format", "gitlab", cwd=folder).out
    assert len(fingerprints(out)) == 2


def test_the_checkout_of_a_job_stands_in_for_a_missing_git_folder(
    report: Report, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / ".git").rmdir()
    assert f"file={FOLDER}/data" not in report(*CHECK, "--format", "github").out
    monkeypatch.setenv("GITHUB_WORKSPACE", str(repository))
    assert f"file={FOLDER}/data" in report(*CHECK, "--format", "github").out


def test_a_file_outside_the_workspace_is_named_from_the_repository(report: Report, repository: Path) -> None:
    plan = repository / FOLDER / "data" / "plan-1.yaml"
    moved = plan.rename(repository / "方案.yaml")
    out = report(*CHECK, "--plan", str(moved), "--format", "gitlab").out
    assert "方案.yaml" in {issue["location"]["path"] for issue in json.loads(out)}


def test_a_broken_baseline_is_named_from_the_repository_too(yshj: Yshj, repository: Path) -> None:
    """Its path is typed from where the job stands, which need not be the workspace."""
    (repository / "基线.yaml").write_text("format: yshj-baseline/1\nfindings: [{code: T01}]\n", "utf-8")
    run = yshj("check", "-C", FOLDER, "--baseline", "基线.yaml", "--format", "gitlab", cwd=repository)
    assert run.code == 3
    assert json.loads(run.out)[0]["location"] == {"path": "基线.yaml", "lines": {"begin": 2}}
