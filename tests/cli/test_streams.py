"""The one way out, as a shell sees it: what is lost is told by the exit code."""

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.shell import NO_CACHE, shell
from tests.files.small import REPORT, block, put, workspace

STATUS = ("status", "--as-of", "2025-10-20")
CHECK = ("check", "--as-of", "2025-10-20", "--fail-on", "warning")
PUBLISH = ("publish", "jsonl", "--as-of", "2025-10-20")
BROKEN = (*STATUS, "--plan", "没有.yaml")
COMMANDS = [STATUS, ("--help",), ("check", "--help"), ("--version",), (*STATUS, "--format", "json"), PUBLISH]
FULL = Path("/dev/full")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workspace(tmp_path)


def talkative(root: Path) -> None:
    """Makes `check` say more than a pipe holds."""
    entry = "  - {date: 2025-06-30, task: 1-1-1, measures: {没有的指标: 1}}\n"
    put(root, REPORT, block("    progress: 45\n") + entry * 600)


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_closed_standard_output(root: Path, arguments: tuple[str, ...]) -> None:
    done = shell('"$@" >&-', root, *arguments)
    assert done.returncode == 4
    assert done.stderr.decode() == "错误：标准输出已关闭，结果没有写出\n"


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full")
@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_full_disk(root: Path, arguments: tuple[str, ...]) -> None:
    done = shell('"$@" >/dev/full', root, *arguments)
    assert done.returncode == 4
    assert done.stderr.decode().startswith("错误：标准输出写不进去：")
    assert "Traceback" not in done.stderr.decode()


@pytest.mark.skipif(os.name == "nt", reason="pipes there know no O_NONBLOCK")
@pytest.mark.parametrize(
    ("arguments", "unbuffered"), [*((command, "") for command in COMMANDS), (STATUS, "1"), (PUBLISH, "1")]
)
def test_a_pipe_that_takes_nothing(root: Path, arguments: tuple[str, ...], unbuffered: str) -> None:
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    with contextlib.suppress(BlockingIOError):
        while True:
            os.write(writing, bytes(4096))
    done = subprocess.run(
        [sys.executable, "-m", "yshj", *arguments],
        cwd=root,
        env={**NO_CACHE, "PYTHONUNBUFFERED": unbuffered},
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(reading)
    os.close(writing)
    assert done.returncode == 4
    assert done.stderr.decode().startswith("错误：标准输出写不进去：")


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full")
@pytest.mark.parametrize("target", [("-o", "/dev/full"), ("--report", "json=/dev/full")], ids=" ".join)
def test_a_full_disk_under_a_file(root: Path, target: tuple[str, str]) -> None:
    done = shell('"$@"', root, *CHECK, *target)
    assert done.returncode == 4
    assert done.stderr.decode().startswith("错误：写不进 /dev/full：")


@pytest.mark.parametrize(
    ("reader", "arguments", "code"),
    [
        ("head -1", STATUS, 0),
        ("head -1", CHECK, 1),
        ("true", CHECK, 1),
        ("true", ("xyz",), 2),
        ("true", BROKEN, 3),
        ("true", ("--help",), 0),
        ("head -1", PUBLISH, 0),
    ],
)
def test_a_reader_that_goes_away_changes_nothing(
    root: Path, reader: str, arguments: tuple[str, ...], code: int
) -> None:
    talkative(root)
    done = shell(f'"$@" | {reader}; exit ${{PIPESTATUS[0]}}', root, *arguments)
    assert done.returncode == code
    assert "Traceback" not in done.stderr.decode()
    assert "BrokenPipe" not in done.stderr.decode()


@pytest.mark.parametrize(
    ("arguments", "code", "how"),
    [
        *(
            (*asked, how)
            for asked in ((CHECK, 1), (("xyz",), 2), (BROKEN, 3))
            for how in ("2>&-", "2>/dev/full")
        ),
        (STATUS, 0, "2>&-"),
        (STATUS, 0, "<&-"),
    ],
)
def test_standard_error_and_input_change_no_exit_code(
    root: Path, arguments: tuple[str, ...], code: int, how: str
) -> None:
    assert shell(f'"$@" {how}', root, *arguments).returncode == code


def test_nothing_at_all_is_open(root: Path) -> None:
    assert shell('"$@" <&- >&- 2>&-', root, *STATUS).returncode == 4
    assert shell('"$@" <&- >&- 2>&-', root, *STATUS, "-o", "status.txt").returncode == 0
    assert "提升企业开办便利度" in (root / "status.txt").read_text("utf-8")


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "ascii", "latin-1"])
def test_a_terminal_of_another_encoding_loses_nothing_silently(root: Path, encoding: str) -> None:
    put(root, REPORT, block("    progress: 145\n    note: 𠀀\n"))
    done = shell('"$@"', root, *CHECK, PYTHONIOENCODING=encoding)
    assert done.returncode == 3
    out, err = done.stdout.decode(encoding), done.stderr.decode(encoding)
    chinese = encoding.startswith("gb")
    assert ("未读 0" if chinese else r"\u672a\u8bfb 0") in out
    assert ("应不大于 100" if chinese else r"\u5e94\u4e0d\u5927\u4e8e 100") in err


def test_ctrl_c(root: Path) -> None:
    talkative(root)
    # a shell that runs the tests in the background has its children ignore Ctrl-C
    heeding = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    program = (
        f"{heeding}; import sys; sys.argv = ['yshj', *{CHECK!r}]; from yshj.cli.main import main; main()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=root,
        env=NO_CACHE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stdout.read(1)  # now it writes, and waits for its reader
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert err.decode() == "已中断\n"


@pytest.mark.parametrize("module", ["machinery.exits", "machinery.streams", "app", "commands.status"])
def test_ctrl_c_in_the_first_moments(root: Path, module: str) -> None:
    program = (
        "import sys\n"
        "class Interrupt:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        f"        if name == 'yshj.cli.{module}':\n"
        "            sys.meta_path.remove(self)\n"
        "            raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Interrupt())\n"
        f"sys.argv = ['yshj', *{STATUS!r}]\n"
        "from yshj.cli.main import main; main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=root, env=NO_CACHE, capture_output=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr.decode()) == (130, b"", "已中断\n")


@pytest.mark.skipif(os.name == "nt", reason="names there are never bytes")
def test_a_system_that_reads_names_in_another_encoding_is_refused(root: Path) -> None:
    """Evidence under a Chinese name would be missing there, and the judgement another."""
    done = shell('"$@"', root, *STATUS, PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", LC_ALL="C")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"PYTHONUTF8=1" in done.stderr
    plain = shell('"$@"', root, *STATUS)
    assert shell('"$@"', root, *STATUS, PYTHONUTF8="1", LC_ALL="C").stdout == plain.stdout


@pytest.mark.parametrize(
    "error", ["ValueError('坏了')", "RecursionError()", "SystemExit(1)", "MemoryError()"]
)
def test_a_crash_is_never_a_verdict(root: Path, error: str) -> None:
    program = (
        "import sys, yshj.files.load.books as load\n"
        f"def crash(*_): raise {error}\n"
        "load.load_plan = crash\n"
        "from yshj.cli.main import main\n"
        f"sys.argv = ['yshj', *{STATUS!r}]\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=root, env=NO_CACHE, capture_output=True, check=False
    )
    assert done.returncode == 70
    assert done.stdout == b""
    assert done.stderr.decode().startswith(f"内部错误：{error.partition('(')[0]}")
    assert "Traceback" not in done.stderr.decode()


def test_a_folder_that_is_gone(root: Path) -> None:
    done = shell('mkdir gone && cd gone && rmdir ../gone && "$@"', root, *STATUS)
    assert done.returncode == 2
    assert "当前文件夹已被删除" in done.stderr.decode()
