"""Where the plan, the reports, the decisions and the configuration are."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from yshj.model.books import Problem
from yshj.model.place import Place

CONFIG = "yshj.yaml"
TEMPORARY_PREFIX = ".yshj-"
_MISPLACED = (".yml", ".yaml", ".json", ".xlsx", ".xls", ".et", ".csv")


@dataclass(frozen=True, slots=True)
class Choice:
    """Paths given on the command line; None where the configuration or the default decides."""

    plan: str | None = None
    reports: str | None = None
    decisions: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file found under the reports folder; `refusal` says why it is not to be read."""

    path: Path
    name: str
    refusal: str | None = None
    unless_evidence: bool = False


@dataclass(frozen=True, slots=True)
class Workspace:
    """The folder everything is relative to."""

    root: Path

    def name_of(self, path: Path) -> str:
        """`path` as messages show it: relative to the workspace, with forward slashes."""
        absolute = Path(os.path.abspath(path))
        try:
            return absolute.relative_to(self.root).as_posix()
        except ValueError:
            return absolute.as_posix()

    def path_of(self, given: str) -> Path:
        """A path written in the configuration: relative to the workspace."""
        return self.root / given


def find_workspace(start: Path) -> Workspace:
    """The nearest folder upward with `yshj.yaml`, else with `data/plan-*.yaml`, else `start`."""
    start = start.resolve()
    folders = (start, *start.parents)
    for folder in folders:
        if (folder / CONFIG).is_file():
            return Workspace(folder)
    for folder in folders:
        if any(_plans(folder)):
            return Workspace(folder)
    return Workspace(start)


def find_plan(workspace: Workspace) -> Path | Problem:
    """The one `data/plan-*.yaml`; a problem that names them where there are none or several."""
    plans = sorted(_plans(workspace.root))
    if len(plans) == 1:
        return plans[0]
    place = Place(workspace.name_of(plans[0]) if plans else "data", 1, 1)
    if not plans:
        text = "没有找到方案文件 data/plan-*.yaml；请用 -C 指定工作区，或用 --plan 指定方案文件"
        return Problem(place, "F01", text)
    names = "、".join(workspace.name_of(plan) for plan in plans)
    return Problem(place, "F05", f"有 {len(plans)} 个方案文件（{names}），请用 --plan 指定一个")


def _plans(folder: Path) -> Iterator[Path]:
    return (folder / "data").glob("plan-*.yaml")


def find_reports(workspace: Workspace, folder: Path) -> list[Candidate]:
    """Every file under `folder` that is a report or looks like a misplaced one, by path."""
    allowed = (workspace.root.resolve(), folder.resolve())
    found: list[Candidate] = []

    def unlistable(error: OSError) -> None:
        path = Path(error.filename)
        found.append(Candidate(path, workspace.name_of(path), "文件夹打不开，请检查权限"))

    for parent, folders, files in os.walk(folder, onerror=unlistable):
        base = Path(parent)
        for name in folders:
            candidate = _folder(workspace, base / name)
            if candidate:
                found.append(candidate)
        for name in files:
            candidate = _file(workspace, base / name, allowed, folder.resolve())
            if candidate:
                found.append(candidate)
    return sorted(found, key=lambda candidate: candidate.name)


def _folder(workspace: Workspace, path: Path) -> Candidate | None:
    if path.suffix == ".yaml":
        return Candidate(path, workspace.name_of(path), "这是一个文件夹，不是文件；请改名或移走")
    if path.is_symlink() and any(name.endswith(".yaml") for name in _names_below(path)):
        return Candidate(path, workspace.name_of(path), "这是链接到别处的文件夹，其中的填报没有读取")
    return None


def _names_below(folder: Path) -> Iterator[str]:
    for _, _, files in os.walk(folder):
        yield from files


def _file(workspace: Workspace, path: Path, allowed: tuple[Path, ...], reports: Path) -> Candidate | None:
    if path.name.startswith(TEMPORARY_PREFIX):
        return None
    name = workspace.name_of(path)
    if path.suffix != ".yaml":
        if path.suffix.lower() not in _MISPLACED:
            return None
        hint = f"填报文件的扩展名应为 .yaml，{path.suffix} 没有读取；请改名或另存"
        return Candidate(path, name, hint, unless_evidence=True)
    if path.is_symlink():
        target = path.resolve()
        if not any(target.is_relative_to(folder) for folder in allowed):
            return Candidate(path, name, "链接指向工作区之外，没有读取；请复制文件本身")
        if target.is_relative_to(reports) and target.exists():
            return Candidate(path, name, "链接指向另一个填报文件，会重复计算，没有读取；请删去")
    return Candidate(path, name)
