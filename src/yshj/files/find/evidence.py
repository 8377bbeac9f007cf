"""Evidence files: which are named, and which of them prove nothing."""

import os
import re
import stat
from collections.abc import Iterable, Set
from contextlib import suppress
from functools import cache
from itertools import chain
from operator import attrgetter
from pathlib import Path

from yshj.files.find.own_format import own_format
from yshj.files.find.workspace import Workspace
from yshj.model.report import Report

_EVIDENCE = attrgetter("evidence")
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_WEB = re.compile(r"https?://(?:[^/?#@\s]*+@)?(?:\[|[^/?#@:\s]*\w)", re.IGNORECASE)


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
    reports: Iterable[tuple[Path, str, Report]], root: Path, opened: set[str]
) -> dict[tuple[str, str], str]:
    """(report file, evidence as written) → why it proves nothing, of all that does not.

    What proves something is an address on the web, or a file below `root` or beside the report that is not
    empty and none of `opened`, the absolute paths of what yshj itself has read; those of evidence are added.
    """
    inputs, home = frozenset(opened), cache(_home)
    worthless = {}
    for path, file, report in reports:
        homes = home(root), home(path.parent)
        for item in chain.from_iterable(map(_EVIDENCE, report.entries)):
            if _WEB.match(item):
                continue
            if _URL.match(item):
                worthless[file, item] = "不是可以打开的网址，应以 http:// 或 https:// 开头并写明主机名"
                continue
            target = _target(path, item)
            opened.add(target)
            why = _bad_file(target, homes, inputs)
            if why:
                worthless[file, item] = why
    return worthless


def digests_of(paths: Iterable[str], root: Path) -> dict[str, str]:
    """Path below `root` → the SHA-256 of the file that is there now; without those that are none."""
    found = {}
    for path in dict.fromkeys(paths):
        from hashlib import file_digest  # a run without such decisions does not need it

        with suppress(OSError, ValueError):
            if os.path.isfile(root / path):
                with open(root / path, "rb") as file:
                    found[path] = file_digest(file, "sha256").hexdigest()
    return found


def proof_digests(named: Iterable[tuple[str, str]], workspace: Workspace) -> dict[str, str]:
    """(report file, evidence as written) → path in the workspace → its SHA-256, of all that are files."""
    paths = (_target(workspace.root / file, item) for file, item in named if not _URL.match(item))
    return digests_of((workspace.name_of(Path(path)) for path in paths), workspace.root)


def _bad_file(path: str, homes: tuple[str, ...], inputs: Set[str]) -> str:
    """Why the file proves nothing; a path that no file can have is none."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return "找不到"
    if not stat.S_ISREG(found.st_mode):
        return "不是文件"
    real = os.path.realpath(path)
    if not real.startswith(homes):
        return "不在工作区内"
    if not found.st_size:
        return "是空文件"
    ours = {path, real} & inputs or (real.endswith((".yaml", ".yml")) and own_format(real))
    return "是 yshj 自己读取的文件，不能证明自己" if ours else ""


def _home(folder: Path) -> str:
    """How the real paths of what is below `folder` begin."""
    return os.path.join(os.path.realpath(folder), "")


def _target(report: Path, item: str) -> str:
    return os.path.abspath(os.path.join(report.parent, item.replace("\\", "/")))
