"""An edit of one file: composed, read again and compared, and only then written."""

import difflib
import errno
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from yshj.files.edit.splice import spliced
from yshj.files.edit.written import Item
from yshj.files.load.file import parse
from yshj.files.os_reasons import os_reason
from yshj.files.read import MAX_BYTES, read_bytes
from yshj.files.write import create_file, write_file
from yshj.files.yaml.document import Document
from yshj.model.marks import AT
from yshj.model.place import Place
from yshj.model.problem import Problem

_BOM = "\ufeff"
_TOO_LARGE = f"写入后文件将超过 {MAX_BYTES // 1024 // 1024} MB，没有写；请另建一个文件"
_NOT_AS_WANTED = "照此写入后读不出原来的内容加上新的一条，没有写；请手工添加，并把这个文件报告给维护者"


class NotWritten(Exception):
    """The files stay as they were, or as its Chinese words say."""


class Edit(NamedTuple):
    """What a file holds, and what it is to hold instead; nothing was written yet."""

    path: Path
    name: str
    """What messages call it."""
    before: bytes | None
    """None where there is no such file."""
    after: bytes

    @property
    def diff(self) -> list[str]:
        """The change as lines of a unified diff, without their ends."""
        old, new = (
            (data or b"").decode().removeprefix(_BOM).splitlines() for data in (self.before, self.after)
        )
        return list(difflib.unified_diff(old, new, self.name, self.name, lineterm="", n=2))


class Change(NamedTuple):
    """What is to happen to a list of one file."""

    path: Path
    name: str
    key: str
    """The list: `entries` or `decisions`."""
    added: Sequence[Item]
    head: str = ""
    """The text of a file that is yet to be, above its list."""
    changed: Mapping[int, Item | None] = {}
    """By index what takes the place of an item; None takes it away."""


def edited(change: Change) -> Edit | list[Problem]:
    """The edit that makes the change; the problems for which it cannot be made. Writes nothing."""
    before = read_bytes(change.path, change.name) if os.path.lexists(change.path) else None
    if isinstance(before, Problem):
        return [before]
    document = parse(change.head.encode() if before is None else before, change.name)
    if not isinstance(document, Document):
        return document
    bom = _BOM if before and before.startswith(_BOM.encode()) else ""
    text = spliced(document.text, change.key, change.added, change.changed)
    after = f"{bom}{text}".encode("utf-8", "surrogatepass")
    if len(after) > MAX_BYTES:
        return [Problem(Place(change.name, 1, 1), "F01", _TOO_LARGE)]
    again = parse(after, change.name)
    if not isinstance(again, Document):
        return again
    if repr(_said(_wanted(change, document.data))) != repr(_said(again.data)):
        return [Problem(Place(change.name, 1, 1), "F01", _NOT_AS_WANTED)]
    return Edit(change.path, change.name, before, after)


def commit(edits: Sequence[Edit]) -> None:
    """Writes every edit, or none; raises NotWritten. The caller is the `only_writer`.

    Where one of the files is not as it was read, none is written.
    """
    for edit in edits:
        if _now(edit.path) != edit.before:
            raise NotWritten(f"{edit.name} 在读入之后被别人改动过，没有写；请再运行一次")
    for number, edit in enumerate(edits):
        try:
            _write(edit)
        except OSError as error:
            is_ours = not isinstance(error, FileExistsError)
            left = [one.name for one in edits[: number + is_ours] if not _taken_back(one)]
            state = f"已写入 {'、'.join(left)}，没能复原" if left else "文件保持原样"
            raise NotWritten(f"写不进 {edit.name}：{os_reason(error)}；{state}") from None


def _write(edit: Edit) -> None:
    """Writes and looks at what is there then; raises OSError too for a disk that took it otherwise."""
    path = str(edit.path)
    if edit.before is None:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        create_file(path, edit.after)
    else:
        write_file(path, edit.after)
    if _now(edit.path) != edit.after:
        raise OSError(errno.EIO, os.strerror(errno.EIO), path)


def _taken_back(edit: Edit) -> bool:
    """Whether the old bytes stand there again."""
    with suppress(OSError):
        if _now(edit.path) != edit.before and edit.before is not None:
            write_file(str(edit.path), edit.before)
        elif edit.before is None:
            os.unlink(edit.path)
    return _now(edit.path) == edit.before


def _now(path: Path) -> bytes | None:
    found = read_bytes(path, str(path)) if os.path.lexists(path) else None
    return b"" if isinstance(found, Problem) else found


def _wanted(change: Change, data: Mapping[str, Any]) -> dict[str, Any]:
    """The data of the file, its list as the change would have it."""
    gone = {index for index, item in change.changed.items() if item is None}
    kept = [change.changed.get(i, item) for i, item in enumerate(data.get(change.key) or ()) if i not in gone]
    return {**data, change.key: [*kept, *change.added]}


def _said(value: Any) -> Any:
    """What a value says wherever it stands; blanks around a text say nothing."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _said(inner) for key, inner in value.items() if key != AT}
    return list(map(_said, value)) if isinstance(value, Sequence) else value
