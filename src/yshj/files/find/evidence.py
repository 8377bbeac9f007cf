"""Evidence files: which are named, and which of them prove nothing."""

import os
import re
import stat
from collections.abc import Iterable, Sequence, Set
from contextlib import suppress
from itertools import chain
from operator import attrgetter
from pathlib import Path

from yshj.model.report import Report

_EVIDENCE = attrgetter("evidence")
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_WEB = re.compile(r"https?://(?:[^/?#@\s]*@)?[^/?#@:\s]+", re.IGNORECASE)


def named_as_evidence(reports: Iterable[tuple[Path, Report]]) -> set[str]:
    """The absolute paths of all files that some entry names as evidence."""
    return {
        _target(path, item)
        for path, report in reports
        for entry in report.entries
        for item in entry.evidence
        if not _URL.match(item)
    }


def worthless_evidence(
    reports: Iterable[tuple[Path, str, Report]], folders: Sequence[Path], inputs: Set[str], opened: set[str]
) -> dict[tuple[str, str], str]:
    """(report file, evidence as written) → why it proves nothing, of all that does not.

    What proves something is an address on the web, or a file within one of `folders` that is not empty and
    none of `inputs`, the absolute paths of the files that yshj reads itself.
    """
    homes = tuple(os.path.join(os.path.abspath(folder), "") for folder in folders)
    worthless = {}
    for path, file, report in reports:
        for item in chain.from_iterable(map(_EVIDENCE, report.entries)):
            why = _bad_address(item) if _URL.match(item) else ""
            if not _URL.match(item):
                opened.add(target := _target(path, item))
                why = _bad_file(target, homes, inputs)
            if why:
                worthless[file, item] = why
    return worthless


def digests_of(paths: Iterable[str], root: Path) -> dict[str, str]:
    """Path below `root` → the SHA-256 of the file that is there now; without those that cannot be read."""
    found: dict[str, str] = {}
    for path in dict.fromkeys(paths):
        from hashlib import sha256  # few workspaces need it

        with suppress(OSError, ValueError):
            found[path] = sha256((root / path).read_bytes()).hexdigest()
    return found


def _bad_address(item: str) -> str:
    return "" if _WEB.match(item) else "不是可以打开的网址（应以 http:// 或 https:// 开头，写明主机名）"


def _bad_file(path: str, homes: tuple[str, ...], inputs: Set[str]) -> str:
    """Why the file proves nothing; a path that no file can have is none."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return "找不到"
    if not stat.S_ISREG(found.st_mode):
        return "找不到"
    if not path.startswith(homes):
        return "不在工作区内"
    if not found.st_size:
        return "是空文件"
    return "是 yshj 自己读取的文件，不能作为佐证" if path in inputs else ""


def _target(report: Path, item: str) -> str:
    return os.path.abspath(os.path.join(report.parent, item.replace("\\", "/")))
