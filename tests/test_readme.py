"""The READMEs say what is true: the commands, the CI file that the tests run, links that lead somewhere."""

import re

import pytest

from tests.conftest import FROZEN, ROOT, Yshj

READMES = ("README.md", "README.zh-CN.md")


@pytest.mark.parametrize("name", READMES)
def test_the_two_commands_come_first(name: str) -> None:
    blocks = re.findall(r"(?:^    .*\n)+", (ROOT / name).read_text("utf-8"), re.MULTILINE)
    assert blocks[0].strip() == (
        "python3 -m venv .venv && .venv/bin/pip install -e . && .venv/bin/yshj status --as-of 2025-10-20"
    )
    assert (
        blocks[1].strip() == "python3 -m venv .venv && .venv/bin/pip install -e '.[dev]' && .venv/bin/pytest"
    )


@pytest.mark.parametrize("name", READMES)
def test_the_ci_snippet_is_the_file_that_the_tests_run(name: str) -> None:
    snippet = "".join(
        f"    {line}\n" if line else "\n" for line in (ROOT / "ci/github.yml").read_text("utf-8").splitlines()
    )
    assert snippet in (ROOT / name).read_text("utf-8")


@pytest.mark.parametrize("path", [*READMES, "docs/how-it-runs.md", "docs/ci.md"])
def test_links_lead_somewhere(path: str) -> None:
    page = ROOT / path
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text("utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("name", READMES)
def test_the_report_written_by_hand_is_accepted(name: str, yshj: Yshj, tmp_path) -> None:
    text = (ROOT / name).read_text("utf-8")
    report = next(b for b in re.findall(r"(?:^    .*\n)+", text, re.MULTILINE) if "yshj-report/1" in b)
    decisions = next(b for b in re.findall(r"(?:^    .*\n)+", text, re.MULTILINE) if "yshj-decisions/1" in b)
    plan = tmp_path / "data" / "plan-6.0.yaml"
    (tmp_path / "data" / "reports").mkdir(parents=True)
    plan.write_bytes((FROZEN / "data" / "plan-6.0.yaml").read_bytes())
    (tmp_path / "data" / "reports" / "一.yaml").write_text(report.replace("\n    ", "\n").strip(), "utf-8")
    (tmp_path / "data" / "decisions.yaml").write_text(decisions.replace("\n    ", "\n").strip(), "utf-8")
    run = yshj("lint", "--as-of", "2025-12-01", cwd=tmp_path)
    assert (run.code, run.err) == (0, "")
