"""The only place that writes: standard output, standard error, files; and what the screen is like."""

import errno
import os
import shutil
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, BinaryIO, Literal, TextIO

from yshj.cli.machinery.exits import NOT_WRITTEN, Exit
from yshj.cli.machinery.runner_log import without_commands
from yshj.output.render_options import RenderOptions
from yshj.output.safe import one_line

if TYPE_CHECKING:
    from yshj.model.problem import Problem

_MACHINE_FORMATS = frozenset({"json", "jsonl", "csv", "junit", "sarif", "github", "gitlab"})

_READER_GONE = {errno.EPIPE, errno.EINVAL} if os.name == "nt" else {errno.EPIPE}


def render_options(colour: bool | None, width: int | None) -> RenderOptions:
    """How to draw: the options first, then the environment, then what standard output is."""
    terminal = _is_terminal()
    if width is None and terminal:
        width = shutil.get_terminal_size().columns
    return RenderOptions(width, _wants_colour(colour, terminal))


def _wants_colour(option: bool | None, terminal: bool) -> bool:
    if option is not None:
        return option
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return terminal and os.environ.get("TERM") != "dumb"


def _is_terminal() -> bool:
    try:
        return sys.stdout is not None and sys.stdout.isatty()
    except ValueError:
        return False


def emit(text: str, form: str, path: str | None) -> None:
    """Writes the data of a command; raises Exit with exit code 4 when it cannot."""
    if path:
        _write_file(path, text.encode("utf-8", errors="backslashreplace"))
        return
    if not text:
        _check_open()
        return
    if form in _MACHINE_FORMATS:
        _write(text.encode("utf-8", errors="backslashreplace"))
        return
    _write(without_commands(text).encode(_encoding() or "utf-8", errors="backslashreplace"))


def append(text: str, path: str) -> None:
    """Adds to a file that others write too; raises Exit with exit code 4 when it cannot."""
    _write_file(path, text.encode("utf-8", errors="backslashreplace"), mode="ab")


def print_problems(problems: "Iterable[Problem]") -> None:
    """Every problem on standard error, a line each."""
    for problem in problems:
        print_message(f"{problem.place}: {problem.code} {problem.text}")


def print_message(text: str) -> None:
    """One line on standard error; a lost standard error loses nothing but words."""
    stream = sys.stderr
    if stream is None:
        return
    encoding = getattr(stream, "encoding", None) or "utf-8"
    line = f"{without_commands(one_line(text))}{os.linesep}".encode(encoding, errors="backslashreplace")
    try:
        stream.flush()
        stream.buffer.write(line)
        stream.buffer.flush()
    except (OSError, ValueError):
        _abandon(stream)


def _encoding() -> str | None:
    return getattr(sys.stdout, "encoding", None)


def _check_open() -> None:
    if sys.stdout is None:
        raise Exit("标准输出已关闭，结果没有写出", NOT_WRITTEN)


def _write(data: bytes) -> None:
    _check_open()
    stream: BinaryIO = sys.stdout.buffer
    try:
        _write_all(stream, data)
        stream.flush()
    except (OSError, ValueError) as error:
        _abandon(sys.stdout)
        if isinstance(error, OSError) and error.errno in _READER_GONE:
            return
        reason = getattr(error, "strerror", None) or str(error)
        raise Exit(f"标准输出写不进去：{reason}", NOT_WRITTEN) from None


def _write_all(stream: BinaryIO, data: bytes) -> None:
    """Writes every byte or raises: where Python does not buffer, one call may write a part or nothing."""
    left = memoryview(data)
    while left:
        written = stream.write(left)
        if written is None:
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        left = left[written:]


def _abandon(stream: TextIO) -> None:
    """Keeps the interpreter from failing again when it flushes the stream at exit."""
    try:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, stream.fileno())
        os.close(null)
    except (OSError, ValueError):
        return


def _write_file(path: str, data: bytes, mode: Literal["wb", "ab"] = "wb") -> None:
    try:
        with open(path, mode) as stream:
            stream.write(data)
    except OSError as error:
        raise Exit(f"写不进 {path}：{error.strerror or error}", NOT_WRITTEN) from None
