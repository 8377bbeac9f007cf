"""The CI file that `yshj init --ci` writes: the repository's own, but for where yshj comes from."""

import os
import subprocess
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.conftest import ROOT, Yshj
from yshj.files.create.ci_file import ci_file

CI = {"github": ".github/workflows/yshj.yml", "gitlab": ".gitlab-ci.yml"}
ADDRESS = "git+https://git.某市.gov.cn/yshj.git@v1 #'x"


@pytest.mark.parametrize("platform", CI)
@pytest.mark.parametrize("source", [None, ADDRESS])
def test_the_ci_file_is_the_repositorys_but_for_where_yshj_comes_from(platform: str, source: str | None):
    path = ROOT / "ci" / f"{platform}.yml"
    ours, theirs = path.read_text("utf-8").splitlines()[1:], ci_file(platform, source)[1]
    differing = [(a, b) for a, b in zip(ours, theirs.splitlines()[1:], strict=True) if a != b]
    assert len(differing) == 1
    assert differing[0][0].strip().startswith(("- run: pip install .", "YSHJ_SOURCE: ."))


def install_step(yshj: Yshj, folder: Path, platform: str, *options: str) -> tuple[str, dict[str, str]]:
    """The shell step that installs yshj in the file that `init` writes, and its variables."""
    assert yshj("init", "--ci", platform, *options, cwd=folder).code == 0
    data = YAML(typ="safe").load((folder / CI[platform]).read_text("utf-8"))
    if platform == "gitlab":
        return data["yshj"]["script"][0], data["yshj"]["variables"]
    return data["jobs"]["yshj"]["steps"][2]["run"], {}


def ran(step: str, variables: dict[str, str]) -> subprocess.CompletedProcess[bytes]:
    """The step in a shell whose pip only shows what it is given."""
    line = 'pip() { printf "%s|" "$@"; }\n' + step
    env = {**os.environ, **variables}
    return subprocess.run(["sh", "-ec", line], env=env, capture_output=True, check=False)


@pytest.mark.parametrize("platform", CI)
def test_yshj_is_installed_from_the_address_that_was_given(yshj: Yshj, tmp_path: Path, platform: str):
    done = ran(*install_step(yshj, tmp_path, platform, "--source", ADDRESS))
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().endswith(f"|{ADDRESS}|")


@pytest.mark.parametrize("platform", CI)
def test_without_an_address_nothing_is_installed_and_the_job_says_why(
    yshj: Yshj, tmp_path: Path, platform: str
):
    done = ran(*install_step(yshj, tmp_path, platform))
    assert done.returncode != 0
    assert done.stdout == b""
    assert "还没有写明从哪里安装 yshj" in done.stderr.decode()


@pytest.mark.parametrize("source", ["yshj", "yshj==0.1", "yshj[dev]", "--index-url=http://x/", "a\nb/"])
def test_a_name_is_no_address(yshj: Yshj, tmp_path: Path, source: str):
    run = yshj("init", "--ci", "github", "--source", source, cwd=tmp_path)
    assert run.code == 2
    assert "不是地址" in run.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("platform", "path"), CI.items())
def test_a_ci_file_of_choice(yshj: Yshj, tmp_path: Path, platform: str, path: str):
    yshj("init", "--ci", platform, cwd=tmp_path)
    assert "yshj check" in (tmp_path / path).read_text("utf-8")
    assert (tmp_path / ".gitattributes").read_bytes().startswith(b"*.yaml text eol=lf\n")
