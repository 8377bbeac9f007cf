"""The CI files that we hand out: their shell steps really run, on the frozen books."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.ci.steps import BASH, SH, Job, checkout, filled, read_yaml
from tests.conftest import FROZEN, ROOT, Run
from tests.formats.ci.runner import annotations

pytestmark = pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")

# without a day the books are judged as of today, long after the plan's year: overdue for good
LATE_DAY, GOOD_DAY = "2025-10-20", "2025-03-26"


def github_steps() -> list[str]:
    jobs = read_yaml("ci/github.yml")["jobs"]
    return [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step]


def test_github_workflow(tmp_path: Path) -> None:
    job = checkout(tmp_path)
    install, check = github_steps()
    assert job.run(install, BASH, {}).code == 0
    assert job.installed == "install .\n"
    ran = job.run(check, BASH, {})
    assert ran.code == 1
    assert annotations(ran.out, "error")[0].properties["file"].startswith("data/")
    assert job.outputs["passed"] == "false"
    assert "# 门禁检查" in (tmp_path / "summary").read_text("utf-8")
    uploaded = read_yaml("ci/github.yml")["jobs"]["yshj"]["steps"][-1]["with"]["path"]
    ElementTree.parse(job.folder / uploaded)


def gitlab(job: Job, **variables: str) -> Run:
    """Runs the job's script as the GitLab runner does: all lines in one shell, with the variables set."""
    told = read_yaml("ci/gitlab.yml")["yshj"]
    env = {**told["variables"], **variables, "CI_PROJECT_DIR": str(job.folder)}
    return job.run("\n".join(told["script"]), SH, env)


@pytest.mark.parametrize(("day", "code"), [(LATE_DAY, 1), (GOOD_DAY, 0)])
def test_gitlab_job(day: str, code: int, tmp_path: Path) -> None:
    job = checkout(tmp_path, "台账 A")
    ran = gitlab(job, YSHJ_AS_OF=day, YSHJ_FOLDER="台账 A", YSHJ_FAIL_ON="overdue, T09")
    assert ran.code == code, ran.err
    assert "--quiet" in job.installed
    reports = read_yaml("ci/gitlab.yml")["yshj"]["artifacts"]["reports"]
    issues = json.loads((job.folder / reports["codequality"]).read_text("utf-8"))
    ElementTree.parse(job.folder / reports["junit"])
    assert all((job.folder / issue["location"]["path"]).is_file() for issue in issues)
    assert ("T01" in {issue["check_name"] for issue in issues}) == bool(code)


def test_gitlab_job_reports_unreadable_input(tmp_path: Path) -> None:
    job = checkout(tmp_path)
    (job.folder / "data" / "reports" / "坏.yaml").write_text("unit: [", "utf-8")
    ran = gitlab(job, YSHJ_AS_OF=LATE_DAY)
    assert ran.code == 3
    issues = json.loads((job.folder / "gl-code-quality-report.json").read_text("utf-8"))
    assert issues[0]["severity"] == "blocker"


def test_jenkins_steps(tmp_path: Path) -> None:
    text = (ROOT / "ci" / "Jenkinsfile").read_text("utf-8")
    steps = re.findall(r"(?:\bsh|script:) '([^']+)'", text)
    assert len(steps) == 3
    job = checkout(tmp_path)
    (job.folder / ".venv-yshj").mkdir()
    (job.folder / ".venv-yshj" / "bin").symlink_to(job.programs)
    codes = [job.run(step, ("sh", "-xe"), {"WORKSPACE": str(job.folder)}).code for step in steps]
    assert codes == [0, 0, 1]
    ElementTree.parse(job.folder / "yshj-junit.xml")
    json.loads((job.folder / "yshj.sarif").read_text("utf-8"))
    for opening, closing in ("{}", "()", "[]"):
        assert text.count(opening) == text.count(closing)


def action(job: Job, **inputs: str) -> Run:
    """Runs the composite action with these inputs, up to the step that fails."""
    told = read_yaml("action.yml")
    unknown = inputs.keys() - {name.replace("-", "_") for name in told["inputs"]}
    assert not unknown
    values = {f"inputs.{name}": str(one["default"]) for name, one in told["inputs"].items()}
    values |= {f"inputs.{name.replace('_', '-')}": value for name, value in inputs.items()}
    values["steps.python.outputs.python-path"] = str(job.programs / "python")
    ran = Run(0, "", "")
    for step in told["runs"]["steps"]:
        if "run" not in step or ran.code:
            continue
        assert step["shell"] == "bash"
        env = {name: filled(str(value), values) for name, value in step.get("env", {}).items()}
        ran = job.run(step["run"], BASH, env, filled(step.get("working-directory", "."), values))
    return ran


def test_action_sets_every_output_it_promises(tmp_path: Path) -> None:
    job = checkout(tmp_path)
    ran = action(job, as_of=LATE_DAY)
    assert ran.code == 1, ran.err
    assert str(ROOT) in job.installed
    promised = read_yaml("action.yml")["outputs"]
    values = {name: filled(one["value"], _of_step(job)) for name, one in promised.items()}
    assert values.keys() == job.outputs.keys()
    assert (values["passed"], values["exit_code"], values["sample"]) == ("false", "1", "true")
    assert int(values["overdue"]) > 0


def _of_step(job: Job) -> dict[str, str]:
    return {f"steps.yshj.outputs.{name}": value for name, value in job.outputs.items()}


def test_action_in_a_folder_with_all_its_inputs(tmp_path: Path) -> None:
    job = checkout(tmp_path, "台账 A")
    given: dict[str, Any] = {"working_directory": "台账 A", "as_of": GOOD_DAY, "fail_on": "overdue,T09"}
    (job.folder / "台账 A" / "基 线.yaml").write_text("format: yshj-baseline/1\nfindings: []\n", "utf-8")
    ran = action(job, **given, baseline="基 线.yaml", args="--report junit=a.xml --report sarif=b.sarif")
    assert ran.code == 0, ran.err
    assert job.outputs["passed"] == "true"
    ElementTree.parse(job.folder / "台账 A" / "a.xml")
    assert "门禁条件：逾期、T09" in ran.out
    assert "基 线.yaml" in ran.out


def test_action_inputs_are_data_not_shell(tmp_path: Path) -> None:
    job = checkout(tmp_path)
    evil = f'"; touch {tmp_path}/pwned; $(touch {tmp_path}/pwned) #'
    assert action(job, as_of=evil, fail_on=evil).code == 2
    assert not (tmp_path / "pwned").exists()
    (job.folder / "known.yaml").write_text("format: yshj-baseline/1\nfindings: []\n", "utf-8")
    for name, good in {"as_of": GOOD_DAY, "fail_on": "overdue", "baseline": "known.yaml"}.items():
        assert action(job, **{"as_of": GOOD_DAY, name: good}).code == 0
        assert action(job, **{"as_of": GOOD_DAY, name: f"{good} --format json"}).code != 0, name


def test_action_splits_its_last_input_at_spaces_only(tmp_path: Path) -> None:
    job = checkout(tmp_path)
    (job.folder / "junit=a.xml").write_text("", "utf-8")
    assert action(job, as_of=GOOD_DAY, args="--report junit=?.xml").code == 0
    assert (job.folder / "?.xml").is_file()


def test_action_can_lint(tmp_path: Path) -> None:
    job = checkout(tmp_path)
    assert action(job, command="lint").code == 0


def test_hooks_run_and_stop_what_they_should(tmp_path: Path) -> None:
    job = checkout(tmp_path)
    hooks = {hook["id"]: hook for hook in read_yaml(".pre-commit-hooks.yaml")}
    assert set(hooks) == {"yshj-lint", "yshj-check"}
    assert all(hook["language"] == "python" and not hook["pass_filenames"] for hook in hooks.values())
    codes = {name: job.run(hook["entry"], SH, {}).code for name, hook in hooks.items()}
    assert codes == {"yshj-lint": 0, "yshj-check": 1}
    (job.folder / "data" / "reports" / "坏.yaml").write_text("unit: [", "utf-8")
    assert job.run(hooks["yshj-lint"]["entry"], SH, {}).code == 3


def test_the_page_names_everything_there_is() -> None:
    page = (ROOT / "docs" / "ci.md").read_text("utf-8")
    told = read_yaml("action.yml")
    names = [*told["inputs"], *told["outputs"], *read_yaml("ci/gitlab.yml")["yshj"]["variables"]]
    names += [hook["id"] for hook in read_yaml(".pre-commit-hooks.yaml")]
    assert [name for name in names if name not in page and name != "PYTHONUTF8"] == []
    assert [name for name in ("github", "gitlab", "junit", "sarif") if f"| `{name}` |" not in page] == []


@pytest.mark.skipif(not shutil.which("check-jsonschema"), reason="check-jsonschema is not installed")
@pytest.mark.parametrize(
    ("name", "schema"),
    [
        ("ci/github.yml", "vendor.github-workflows"),
        ("ci/gitlab.yml", "vendor.gitlab-ci"),
        ("action.yml", "vendor.github-actions"),
    ],
)
def test_published_schemas(name: str, schema: str) -> None:
    command = ["check-jsonschema", "--builtin-schema", schema, str(ROOT / name)]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()


@pytest.mark.skipif(not shutil.which("actionlint"), reason="actionlint is not installed")
def test_actionlint() -> None:
    done = subprocess.run(["actionlint", str(ROOT / "ci" / "github.yml")], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()


@pytest.mark.skipif(not shutil.which("pre-commit"), reason="pre-commit is not installed")
def test_pre_commit_itself_builds_and_runs_the_hooks(tmp_path: Path) -> None:
    """Needs a package registry, for the hooks' own environment."""
    source, books = tmp_path / "yshj", tmp_path / "books"
    for name in ("src", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        source.mkdir(exist_ok=True)
        copy(ROOT / name, source / name)
    shutil.copytree(FROZEN / "data", books / "data")
    for folder in (source, books):
        for words in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "start")):
            who = ("-c", "user.name=a", "-c", "user.email=a@b.c")
            subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)
    done = subprocess.run(
        ["pre-commit", "try-repo", str(source), "--all-files", "--verbose"],
        cwd=books,
        env={**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "home")},
        capture_output=True,
        check=False,
    )
    out = done.stdout.decode("utf-8")
    assert done.returncode == 1, out + done.stderr.decode("utf-8")
    assert re.search(r"yshj lint.*Passed", out), out
    assert re.search(r"yshj check.*Failed", out), out
    assert "exit code: 1" in out
