"""The files that came back: which of them are forms, and what lies beside each."""

import errno
import os
from collections.abc import Iterable, Iterator
from functools import cached_property
from hashlib import sha256
from pathlib import Path, PureWindowsPath
from typing import NoReturn

from yshj.files.find.discovery import EVIDENCE_FOLDER
from yshj.files.find.misplaced import unit_in_name
from yshj.files.find.workspace import TEMPORARY_PREFIX
from yshj.files.os_reasons import os_reason
from yshj.files.sheets.grid import Unreadable
from yshj.files.sheets.workbook import ENDINGS
from yshj.model.names import Names

_NOBODYS = ("~$", ".", TEMPORARY_PREFIX)
_MOST_BYTES = 64 * 1024 * 1024


class Source:
    """One file that may be a form."""

    def __init__(self, path: Path, name: str) -> None:
        self.path = path
        self.name = name
        """What messages call it."""

    @cached_property
    def data(self) -> bytes:
        """All its bytes; raises Unreadable."""
        try:
            if not self.path.is_file():
                raise Unreadable("不是文件，没有读取")
            if self.path.stat().st_size > _MOST_BYTES:
                raise Unreadable("超过 64 MB，没有读取；请删去图片后再报")
            return self.path.read_bytes()
        except OSError as error:
            raise Unreadable(f"打不开（{os_reason(error)}）；正在 WPS、Excel 中打开的请先关闭") from None

    @cached_property
    def digest(self) -> str:
        """The first sixteen hexadecimal digits of its SHA-256."""
        return sha256(self.data).hexdigest()[:16]

    @property
    def via(self) -> str:
        """How an entry says that it came from here."""
        name = self.path.name.encode("utf-8", "backslashreplace").decode()
        return f"{name}@{self.digest}"

    def beside(self, name: str) -> Path | None:
        """The file of that name beside the form, also without ending or in other letters; none elsewhere."""
        folder, name = self.path.parent, name.replace("\\", "/")
        if not name or PureWindowsPath(name).anchor or ".." in Path(name).parts:
            return None
        path = folder / name
        try:
            if path.is_file() and os.access(path, os.R_OK):
                return path
            there = (one for one in folder.iterdir() if one.is_file() and one != self.path)
            same = [one for one in there if one.stem == name or one.name.lower() == name.lower()]
        except (OSError, ValueError):
            return None
        return same[0] if len(same) == 1 else None


def sources(given: Iterable[str]) -> list[Source]:
    """Every file given, and in folders every one that by its ending may be a form, by path.

    Raises OSError with the path.
    """
    found: dict[str, Source] = {}
    for one in given:
        if not os.path.exists(one):
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), one)
        paths = _in_folder(one) if os.path.isdir(one) else [one]
        for path in paths:
            if path == one or path.lower().endswith(ENDINGS):
                found.setdefault(os.path.realpath(path), Source(Path(path), path))
    return list(found.values())


def passed_over(given: Iterable[str], names: Names) -> Iterator[tuple[str, str]]:
    """Each file in the folders that no form can be but that bears a unit's name, and that unit."""
    for path in (path for one in given if os.path.isdir(one) for path in _in_folder(one)):
        unit = unit_in_name(os.path.basename(path), names)
        if unit and not path.lower().endswith(ENDINGS):
            yield path, unit


def _unlistable(error: OSError) -> NoReturn:
    """A folder that is passed over would be a unit that seems to have sent nothing."""
    raise error


def _in_folder(folder: str) -> Iterator[str]:
    for base, folders, files in os.walk(folder, onerror=_unlistable):
        folders[:] = sorted(name for name in folders if name != EVIDENCE_FOLDER and not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(_NOBODYS):
                yield os.path.join(base, name)
