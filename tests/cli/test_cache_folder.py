"""Where runs keep what they have parsed: by the environment, and never where others could write."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.asking import BOOKS, Ask, rows
from tests.conftest import Run, Yshj
from tests.snippets import write
from yshj.files.store.parsed_files import DATABASE


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own cache folder, with nothing said about it."""
    monkeypatch.delenv("YSHJ_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(sys, "platform", "linux")
    return tmp_path / "home" / "yshj"


@pytest.fixture
def ask(yshj: Yshj, tmp_path: Path) -> Ask:
    books = write(tmp_path / "work", BOOKS)

    def call(*more: str) -> Run:
        return yshj("status", "--as-of", "2025-10-20", *more, cwd=books)

    return call


def test_in_the_users_cache_folder_closed_to_others(ask: Ask, home: Path) -> None:
    ask()
    assert len(rows(home / DATABASE)) == 3
    assert home.stat().st_mode & 0o077 == 0


def test_a_relative_cache_home_is_ignored(ask: Ask, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(home.parent))
    ask()
    assert list(home.parent.parent.rglob(DATABASE)) == [home.parent / ".cache" / "yshj" / DATABASE]


@pytest.mark.parametrize("off", ["off", "OFF", "0", "no"])
def test_off_by_option_or_variable(ask: Ask, home: Path, monkeypatch: pytest.MonkeyPatch, off: str) -> None:
    ask("--no-cache")
    monkeypatch.setenv("YSHJ_CACHE", off)
    ask()
    assert not home.exists()


def test_a_job_keeps_nothing_unless_a_folder_is_named(
    ask: Ask, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    ask()
    ask("--cache")
    assert not home.exists()
    monkeypatch.setenv("YSHJ_CACHE", str(tmp_path / "named"))
    ask()
    assert (tmp_path / "named" / DATABASE).exists()


def test_ci_switched_off_is_no_job(ask: Ask, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "false")
    ask()
    assert home.exists()


@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777])
def test_a_folder_that_others_may_write_is_refused_with_a_word(ask: Ask, home: Path, mode: int) -> None:
    without = ask("--no-cache")
    home.mkdir(parents=True)
    home.chmod(mode)
    run = ask()
    assert (run.code, run.out) == (without.code, without.out)
    assert run.err.splitlines() == [
        f"缓存文件夹 {home} 或其中的数据库别的用户也能改写，请收回他们的写权限（chmod -R go-w）；"
        "没有使用缓存，结果不受影响"
    ]
    assert list(home.iterdir()) == []


def test_a_database_that_others_may_write_is_refused(ask: Ask, home: Path) -> None:
    ask()
    (home / DATABASE).chmod(0o666)
    assert "别的用户也能改写" in ask().err
    (home / DATABASE).chmod(0o644)
    assert ask().err == ""


def test_a_folder_of_another_owner_is_refused(ask: Ask, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ask()
    monkeypatch.setattr(os, "geteuid", lambda: os.stat(home).st_uid + 1)
    assert "属于别的用户" in ask().err


def test_windows_has_no_such_owners(ask: Ask, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(home))
    monkeypatch.delattr(os, "geteuid")
    run = ask()
    assert run.err == ""
    assert (home / "yshj" / "Cache" / DATABASE).exists()


def test_nothing_is_left_behind_where_the_disk_takes_no_more(tmp_path: Path) -> None:
    program = (
        "import resource, runpy; resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536));"
        "runpy.run_module('yshj', run_name='__main__')"
    )
    books, store = write(tmp_path / "work", BOOKS), tmp_path / "store"
    command = [sys.executable, "-c", program, "status", "--as-of", "2025-10-20"]
    for _ in range(2):
        environment = {**os.environ, "YSHJ_CACHE": str(store)}
        run = subprocess.run(command, cwd=books, env=environment, capture_output=True, check=True)
        assert run.stderr == b""
        assert list(store.iterdir()) == []
