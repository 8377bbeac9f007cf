"""The one way by which files are read: all bytes, never more than a limit, or the reason why not."""

import os
import stat
from pathlib import Path

from yshj.files.os_reasons import os_reason
from yshj.model.place import Place
from yshj.model.problem import Problem

_BINARY = getattr(os, "O_BINARY", 0)
"""What keeps Windows from ending a file at a control character."""
MAX_BYTES = 4 * 1024 * 1024
"""A year of one unit's daily entries is about 0.2 MB."""


def content(path: Path | str) -> bytes:
    """The bytes of a file, of a larger one at most MAX_BYTES + 1; raises OSError.

    A buffer for the largest file would cost more than reading a usual one.
    """
    handle = os.open(path, os.O_RDONLY | _BINARY)
    try:
        wanted = min(os.fstat(handle).st_size, MAX_BYTES) + 1
        data = os.read(handle, wanted)
        while data and len(data) != wanted - 1 and len(data) <= MAX_BYTES:
            more = os.read(handle, MAX_BYTES + 1 - len(data))  # it changed meanwhile, or tells no size
            if not more:
                break
            data += more
    finally:
        os.close(handle)
    return data


def read_bytes(path: Path, file: str) -> bytes | Problem:
    """All bytes of `path`, called `file` in messages. Never raises for what is on the disk."""
    try:
        mode = os.stat(path).st_mode
        if stat.S_ISDIR(mode):
            return unreadable(file, "这是一个文件夹，不是文件；请改名或移走")
        if not stat.S_ISREG(mode):
            return unreadable(file, "这不是普通文件（是管道、设备等），没有读取；请换成普通文件")
        data = content(path)
    except FileNotFoundError:
        missing = "链接指向的文件不存在" if os.path.islink(path) else "文件不存在"
        return unreadable(file, f"{missing}；请检查文件名和路径")
    except (OSError, ValueError) as error:
        return unreadable(file, f"打不开（{os_reason(error)}）；请检查路径和权限")
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES // 1024 // 1024
        return unreadable(file, f"文件超过 {limit} MB，没有读取；请按时间拆成几个文件")
    return data


def unreadable(file: str, text: str) -> Problem:
    """The problem with a file as a whole."""
    return Problem(Place(file, 1, 1), "F01", text)
