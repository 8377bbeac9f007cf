"""Bytes of a file → text, strictly UTF-8; or the reason why not, with its place."""

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from yshj.model.books import Problem
from yshj.model.place import Place

MAX_BYTES = 4 * 1024 * 1024
"""A year of one unit's daily entries is about 0.2 MB."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Text:
    """The text of one file, without a byte order mark."""

    file: str
    text: str


def read_text(path: Path, file: str) -> Text | Problem:
    """The text of `path`, called `file` in messages. Never raises for what is on the disk."""
    try:
        mode = os.stat(path).st_mode
        if stat.S_ISDIR(mode):
            return _unreadable(file, "这是一个文件夹，不是文件；请改名或移走")
        if not stat.S_ISREG(mode):
            return _unreadable(file, "这不是普通文件（管道、设备等），没有读取")
        with open(path, "rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return _unreadable(file, "文件不存在，或链接指向的文件不存在")
    except OSError as error:
        return _unreadable(file, f"打不开：{error.strerror or error}；请检查权限")
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES // 1024 // 1024
        return _unreadable(file, f"文件超过 {limit} MB，没有读取；请按时间拆成几个文件")
    return decode(data, file)


def decode(data: bytes, file: str) -> Text | Problem:
    """`data` as UTF-8 text, with or without a byte order mark."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data[:200]:
        return _unreadable(file, "文件似为 UTF-16 编码，请另存为 UTF-8")
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        return _not_utf8(data, error, file)
    found = _FORBIDDEN.search(text)
    if found:
        place = _place(file, text, found.start())
        character = f"U+{ord(found.group()):04X}"
        return Problem(place, "F01", f"含有不可见的控制字符 {character}，请删去这个字符后重新保存")
    return Text(file, text)


def _not_utf8(data: bytes, error: UnicodeDecodeError, file: str) -> Problem:
    before = data[: error.start].decode("utf-8", errors="replace")
    place = _place(file, before, len(before))
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return Problem(place, "F01", "不是 UTF-8 文本，请用文本编辑器另存为 UTF-8")
    return Problem(place, "F01", "文件似为 GBK 编码，请另存为 UTF-8")


def _place(file: str, text: str, offset: int) -> Place:
    lines = text[:offset].split("\n")
    return Place(file, len(lines), len(lines[-1]) + 1)


def _unreadable(file: str, text: str) -> Problem:
    return Problem(Place(file, 1, 1), "F01", text)
