"""The ways to start the program: `yshj`, `python -m yshj`, and from a wheel without the repository."""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.conftest import ROOT, Yshj
from yshj import __version__


def started(*command: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "YSHJ"))
    }
    return subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env={**environment, "PYTHONUTF8": "1", "YSHJ_CACHE": "off"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("arguments", [("--version",), ("--version", "status")])
def test_the_version(yshj: Yshj, arguments: tuple[str, ...]):
    run = yshj(*arguments)
    assert (run.code, run.out, run.err) == (0, f"yshj {__version__}\n", "")


def test_as_a_module():
    done = started(sys.executable, "-m", "yshj", "--version")
    assert (done.returncode, done.stdout) == (0, f"yshj {__version__}\n")
    helped = started(sys.executable, "-m", "yshj", "-h")
    assert helped.returncode == 0
    assert helped.stdout.startswith("用法：yshj [选项] 命令 [参数]…")
    assert started(sys.executable, "-m", "yshj", "xyz").returncode == 2


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this tree; skips where its build tool cannot be fetched."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    done = started(*pip, "wheel", "--no-deps", "--wheel-dir", folder, ROOT)
    if done.returncode and "hatchling" in done.stderr + done.stdout:
        pytest.skip("no package index: hatchling cannot be fetched")
    assert done.returncode == 0, done.stderr
    return next(folder.glob("yshj-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment with the wheel, and these tests' own dependencies."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    scheme = {"base": str(folder), "platbase": str(folder)}
    library = sysconfig.get_path("purelib", "venv", scheme)
    (Path(library) / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", folder]
    done = started(*pip, "install", "--no-deps", "--no-index", "--ignore-installed", wheel)
    assert done.returncode == 0, done.stderr
    return Path(sysconfig.get_path("scripts", "venv", scheme))


@pytest.mark.slow
def test_the_wheel_holds_the_program_and_nothing_else(wheel: Path):
    names = ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names} == {"yshj", f"yshj-{__version__}.dist-info"}
    shipped = {path.relative_to(ROOT / "src").as_posix() for path in (ROOT / "src" / "yshj").rglob("*")}
    data = {name for name in shipped if name.endswith((".json", ".yaml", ".yml", ".md", ".bash", ".fish"))}
    assert data
    assert data <= set(names)


@pytest.mark.slow
def test_the_wheel_works_without_the_repository(installed: Path, tmp_path: Path):
    python, yshj = installed / "python", installed / "yshj"
    where = started(python, "-c", "import yshj; print(yshj.__file__)", cwd=tmp_path).stdout
    assert str(installed.parent) in where, where
    made = started(yshj, "init", "x", "--ci", "github", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    assert "x：已写入 12 个文件" in made.stderr
    for line in (
        "status -C x",
        "lint -C x",
        "check -C x",
        "config -C x",
        "schema plan",
        "completion zsh",
        "explain T03",
    ):
        done = started(yshj, *line.split(), cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, ""), line
        assert done.stdout, line
