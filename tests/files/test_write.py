"""The one writer: a file is whole or as it was, and nothing else is left in its folder."""

import errno
import os
import stat
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from yshj.files import write
from yshj.files.os_reasons import os_reason
from yshj.files.write import append_file, create_file, created_files, write_file

OLD, NEW = b"old", b"new" * 50_000


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "文件.json"
    path.write_bytes(OLD)
    return path


def test_a_new_file_has_the_usual_mode(tmp_path: Path) -> None:
    (tmp_path / "usual").write_bytes(NEW)
    write_file(str(tmp_path / "new"), NEW)
    assert (tmp_path / "new").read_bytes() == NEW
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_file_that_is_replaced_keeps_its_mode(old: Path) -> None:
    old.chmod(0o640)
    write_file(str(old), NEW)
    assert (old.read_bytes(), stat.S_IMODE(old.stat().st_mode)) == (NEW, 0o640)


def test_a_link_stays_a_link(old: Path) -> None:
    link = old.with_name("link")
    link.symlink_to(old.name)
    write_file(str(link), NEW)
    assert link.is_symlink()
    assert old.read_bytes() == NEW


def test_a_link_to_nothing_is_given_its_file(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("later")
    write_file(str(tmp_path / "link"), NEW)
    assert (tmp_path / "later").read_bytes() == NEW


@pytest.mark.parametrize("call", ["fsync", "chmod", "replace"])
@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, ""), KeyboardInterrupt()], ids=["full", "Ctrl-C"])
def test_what_fails_half_way_changes_nothing(
    old: Path, monkeypatch: pytest.MonkeyPatch, call: str, error: BaseException
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(os, call, fail)
    with pytest.raises(type(error)):
        write_file(str(old), NEW)
    assert {path.name: path.read_bytes() for path in old.parent.iterdir()} == {old.name: OLD}


def test_what_killed_runs_have_left_is_taken_away(old: Path) -> None:
    names = [".yshj-12-0123abcd", ".yshj-13-0123abcd", ".yshj-12-notes.txt"]
    for name in names:
        old.with_name(name).touch()
    for name in (names[0], names[2]):
        os.utime(old.with_name(name), (0, 0))
    write_file(str(old), NEW)
    assert {path.name for path in old.parent.iterdir()} == {old.name, *names[1:]}


@pytest.mark.skipif(os.name == "nt", reason="no ulimit")
def test_a_limit_on_file_sizes_changes_nothing(old: Path) -> None:
    program = f"from yshj.files.write import write_file; write_file({str(old)!r}, b'x' * 5000)"
    line = 'ulimit -f 1; "$@"'
    done = subprocess.run(
        ["bash", "-c", line, "bash", sys.executable, "-c", program], capture_output=True, check=False
    )
    assert b"OSError: [Errno 27]" in done.stderr
    assert {path.name: path.read_bytes() for path in old.parent.iterdir()} == {old.name: OLD}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everything")
def test_a_file_that_is_locked_stays(old: Path) -> None:
    old.chmod(0o444)
    with pytest.raises(PermissionError):
        write_file(str(old), NEW)
    assert old.read_bytes() == OLD


@pytest.mark.parametrize(
    ("name", "number"), [("", errno.EISDIR), ("no/", errno.EISDIR), ("no/x", errno.ENOENT)]
)
def test_what_can_be_no_file(tmp_path: Path, name: str, number: int) -> None:
    with pytest.raises(OSError, match=rf"Errno {number}\b"):
        write_file(f"{tmp_path}{os.sep}{name}", NEW)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="no such pipes")
def test_a_pipe_is_written_through(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with subprocess.Popen(["cat", str(tmp_path / "pipe")], stdout=subprocess.PIPE) as reader:
        write_file(str(tmp_path / "pipe"), NEW)
        assert reader.communicate()[0] == NEW
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]


def test_a_new_file_takes_nobody_s_place(old: Path) -> None:
    (old.parent / "link").symlink_to("nowhere")
    for name in (old.name, "link"):
        with pytest.raises(FileExistsError):
            create_file(str(old.with_name(name)), NEW)
    assert old.read_bytes() == OLD
    assert not (old.parent / "nowhere").exists()
    assert len(list(old.parent.iterdir())) == 2


def test_what_others_write_too_is_added_to(old: Path) -> None:
    append_file(str(old), b"er")
    assert old.read_bytes() == b"older"


def test_a_file_held_open_on_windows_is_tried_again(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    attempts = []

    def held(*_: object) -> None:
        attempts.append(1)
        raise PermissionError(errno.EACCES, "")

    monkeypatch.setattr(write, "_WAITS", (0.0, 0.0))
    monkeypatch.setattr(os, "replace", held)
    with pytest.raises(OSError, match="Errno") as caught:
        write_file(str(old), NEW)
    assert len(attempts) == 3
    assert "请先在 WPS/Excel 中关闭该文件" in os_reason(caught.value)
    assert old.read_bytes() == OLD


def test_a_file_that_nobody_may_read_on_windows_is_to_be_closed() -> None:
    """Simulated: there is no Windows here."""
    held = PermissionError(errno.EACCES, "in use")
    held.winerror = 32  # type: ignore[attr-defined]
    assert "请先在 WPS/Excel 中关闭该文件" in os_reason(held)


@pytest.mark.parametrize(
    "name", ["EACCES", "EROFS", "ENOSPC", "EDQUOT", "EFBIG", "EISDIR", "ENOENT", "ENOTDIR", "ELOOP", "EIO"]
)
def test_the_system_s_reasons_are_chinese(name: str) -> None:
    assert not os_reason(OSError(getattr(errno, name), "English")).isascii()


def test_an_unusual_reason_is_no_english_sentence() -> None:
    assert os_reason(OSError(errno.EDOM, "Math argument out of domain")) == f"系统错误 {errno.EDOM}"
    assert os_reason(ValueError("embedded null byte")) == "路径中有不能用的字符"


def test_files_that_come_with_something_go_with_it(tmp_path: Path) -> None:
    files = {str(tmp_path / "甲" / "乙" / "一"): b"1", str(tmp_path / "甲" / "二"): tmp_path / "来源"}
    (tmp_path / "来源").write_bytes(b"2")
    there: list[bytes] = []
    with suppress(KeyboardInterrupt), created_files(files):
        there += (Path(path).read_bytes() for path in files)
        raise KeyboardInterrupt
    assert there == [b"1", b"2"]
    assert [path.name for path in tmp_path.iterdir()] == ["来源"]


def test_what_cannot_be_made_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk does not say for which file."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    path = str(tmp_path / "甲" / "一")
    with pytest.raises(OSError, match="full") as caught, created_files({path: b"1"}):
        raise AssertionError
    assert caught.value.filename == path
    assert not any(tmp_path.iterdir())
