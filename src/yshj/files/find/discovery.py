"""What stands in the reports folder: what is to be read, and why the rest is not."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from yshj.files.find.workspace import TEMPORARY_PREFIX, Workspace, leads_outside
from yshj.files.os_reasons import os_reason

EVIDENCE_FOLDER = "佐证"
_NOBODYS = (TEMPORARY_PREFIX, "~$")
"""How names begin that are nobody's file: our own unfinished ones, and those of an open office document."""
_MOST_NAMES = 2000
_DEEPEST = 40
"""Levels of folders in one another: more than anybody files reports in, and few enough to go down to."""


class Candidate(NamedTuple):
    """A file found under the reports folder; `refusal` says why it is not to be read."""

    path: Path
    name: str
    refusal: str | None = None
    is_other: bool = False
    """Whether it has not the ending of a report: it may be evidence, or a report that is misplaced."""


def find_reports(workspace: Workspace, folder: Path, coming: Iterable[str] = ()) -> list[Candidate]:
    """Every file under `folder` by path, but those that are filed as evidence.

    `coming` are absolute paths of files that are yet to be written.
    """
    found: list[Candidate] = []

    def unlistable(error: OSError) -> None:
        path = Path(os.fsdecode(error.filename))
        found.append(
            Candidate(path, workspace.name_of(path), f"文件夹打不开（{os_reason(error)}）；请检查路径和权限")
        )

    for base, folders, files, deepest in _walk(folder, unlistable):
        look = _too_deep if deepest else _folder
        seen = [look(workspace, base / name) for name in folders]
        proofs = EVIDENCE_FOLDER in base.parts[len(folder.parts) :]
        ours = (name for name in files if not name.startswith(_NOBODYS))
        may_be = (name for name in ours if name.endswith(".yaml") or not proofs)
        seen += [_file(workspace, base / name, folder) for name in may_be]
        found += [candidate for candidate in seen if candidate]
    there = os.path.join(os.path.abspath(folder), "")
    found += [
        Candidate(Path(path), workspace.name_of(Path(path)))
        for path in coming
        if path.startswith(there) and not os.path.lexists(path)
    ]
    return _once(sorted(found, key=lambda candidate: candidate.name))


def why_no_folder(folder: Path) -> str:
    """What stands where the reports folder should be."""
    try:
        mode = os.stat(folder).st_mode
    except FileNotFoundError:
        return "链接指向的文件夹不存在" if os.path.islink(folder) else "没有找到填报文件夹"
    except (OSError, ValueError) as error:
        return f"填报文件夹打不开（{os_reason(error)}）"
    return "这是一个文件，不是文件夹" if stat.S_ISREG(mode) else "这不是文件夹（是管道、设备等）"


def _walk(
    folder: Path, unlistable: Callable[[OSError], None] | None = None
) -> Iterator[tuple[Path, list[str], list[str], bool]]:
    """As `os.walk`, which calls itself for every level, but no deeper than is safe; last says where."""
    top = len(folder.parts)
    for parent, folders, files in os.walk(folder, onerror=unlistable):
        base = Path(parent)
        deepest = len(base.parts) - top >= _DEEPEST
        yield base, folders, files, deepest
        if deepest:
            folders.clear()


def _too_deep(workspace: Workspace, path: Path) -> Candidate:
    text = f"文件夹套了 {_DEEPEST} 层还没有到底，再往里的没有读取；请把填报移到较浅的文件夹"
    return Candidate(path, workspace.name_of(path), text)


def _folder(workspace: Workspace, path: Path) -> Candidate | None:
    if path.name.endswith(".yaml"):
        return Candidate(path, workspace.name_of(path), "这是一个文件夹，不是文件；请改名或移走")
    if path.is_symlink() and _may_hold_reports(path):
        text = "这是链接到别处的文件夹，其中的填报没有读取；请把文件夹本身复制过来"
        return Candidate(path, workspace.name_of(path), text)
    return None


def _may_hold_reports(folder: Path) -> bool:
    """A linked folder may be the whole disk: after so many names it is not searched further."""
    below = (name for _, folders, files, _ in _walk(folder) for name in (*folders, *files))
    names = list(islice(below, _MOST_NAMES))
    return len(names) == _MOST_NAMES or any(name.lower().endswith((".yaml", ".yml")) for name in names)


def _file(workspace: Workspace, path: Path, reports: Path) -> Candidate:
    name = workspace.name_of(path)
    if not path.name.endswith(".yaml"):
        return Candidate(path, name, is_other=True)
    if not os.path.islink(path):
        return Candidate(path, name)
    if leads_outside(path, workspace.root, reports):
        return Candidate(path, name, "链接指向工作区之外，没有读取；请复制文件本身")
    if os.path.exists(path) and not leads_outside(path, reports):
        text = "链接指向填报文件夹中的另一个文件，会重复计算，没有读取；请删去这个链接"
        return Candidate(path, name, text)
    return Candidate(path, name)


def _once(found: list[Candidate]) -> list[Candidate]:
    """The same, with every further name of one file refused: it would be counted twice."""
    first: dict[tuple[int, int], str] = {}
    result = []
    for candidate in found:
        identity = None if candidate.refusal or candidate.is_other else _identity(candidate.path)
        if identity in first:
            text = f"与 {first[identity]} 是同一个文件（链接），会重复计算，没有读取；请删去一个"
            result.append(candidate._replace(refusal=text))
            continue
        if identity:
            first[identity] = candidate.name
        result.append(candidate)
    return result


def _identity(path: Path) -> tuple[int, int] | None:
    """Device and number of a file; None where the system has no such numbers or no such file."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return (status.st_dev, status.st_ino) if status.st_ino else None
