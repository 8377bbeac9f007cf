"""Standard output and standard error, the only place that writes to them; and what the screen is like."""

import errno
import os
import re
import shutil
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, BinaryIO, TextIO

from yshj.cli.machinery.exits import NOT_WRITTEN, Exit
from yshj.files.os_reasons import os_reason
from yshj.output.formats import Kind
from yshj.output.render_options import RenderOptions
from yshj.output.safe import one_line

if TYPE_CHECKING:
    from yshj.model.problem import Problem

_COMMAND = r"(?m)##(?=\[)|^(\s*):(?=:)"
_READER_GONE = {errno.EPIPE, errno.EINVAL} if os.name == "nt" else {errno.EPIPE}


def render_options(colour: bool | None, width: int | None, path: str | None = None) -> RenderOptions:
    """How to draw: by the options; on standard output, not in a file, also by what the screen is like."""
    if path is not None:
        return RenderOptions(width, bool(colour))
    terminal = _is_terminal()
    if width is None and terminal:
        width = shutil.get_terminal_size().columns
    return RenderOptions(width, _wants_colour(terminal) if colour is None else colour)


def _wants_colour(terminal: bool) -> bool:
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


def emit(content: str | bytes, kind: Kind) -> None:
    """Writes to standard output; raises Exit with exit code 4 when it cannot."""
    if isinstance(content, bytes):
        if _is_terminal():
            raise Exit("这种格式不能显示在屏幕上；请用 -o 写入文件")
        _write(content)
    elif not content:
        _check_open()
    elif kind == "data":
        _write(content.encode("utf-8", errors="backslashreplace"))
    else:
        encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
        _write(_without_commands(content).encode(encoding, errors="backslashreplace"))


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
    line = f"{_without_commands(one_line(text))}{os.linesep}".encode(encoding, errors="backslashreplace")
    try:
        stream.flush()
        stream.buffer.write(line)
        stream.buffer.flush()
    except (OSError, ValueError):
        _abandon(stream)


def _without_commands(text: str) -> str:
    """`text` as it is; on a GitHub runner with a space in whatever its log would take for a command.

    A report that says `##[stop-commands]x` would otherwise silence every annotation after it.
    """
    if not os.environ.get("GITHUB_ACTIONS"):
        return text
    return re.sub(_COMMAND, lambda found: f"{found.group()} ", text)


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
        reason = os_reason(error) if isinstance(error, OSError) else "已经关闭"
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
