"""Where the plan, the reports, the decisions and the configuration are."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from yshj.files.os_reasons import os_reason
from yshj.model.place import Place
from yshj.model.problem import Problem

CONFIG = "yshj.yaml"
TEMPORARY_PREFIX = ".yshj-"
_OTHER_ENDINGS = (".yml", ".yaml", ".json", ".xlsx", ".xls", ".et", ".csv")


class Choice(NamedTuple):
    """Paths given on the command line; None where the configuration or the default decides."""

    plan: str | None = None
    reports: str | None = None
    decisions: str | None = None


class Workspace(NamedTuple):
    """The folder everything is relative to."""

    root: Path

    def name_of(self, path: Path) -> str:
        """`path` as messages show it: relative to the workspace, with forward slashes."""
        absolute, root = os.path.abspath(path), str(self.root)
        if absolute == root:
            return "."
        return absolute.removeprefix(root.rstrip(os.sep) + os.sep).replace(os.sep, "/")

    @property
    def default_reports(self) -> Path:
        """The folder of the reports where nothing else is said."""
        return self.root / "data" / "reports"

    @property
    def default_decisions(self) -> Path:
        """The file of the decisions where nothing else is said."""
        return self.root / "data" / "decisions.yaml"


def find_workspace(start: Path) -> Workspace:
    """The nearest folder upward with `yshj.yaml` or a `data/plan-*.yaml`, else `start`."""
    start = Path(os.path.realpath(start))
    for folder in (start, *start.parents):
        if os.path.lexists(folder / CONFIG) or any(_plans(folder)):
            return Workspace(folder)
    return Workspace(start)


def find_plans(workspace: Workspace) -> list[Path]:
    """Every `data/plan-*.yaml`, by name."""
    return sorted(_plans(workspace.root))


def find_plan(workspace: Workspace) -> Path | Problem:
    """The one `data/plan-*.yaml`; a problem that names them where there are none or several."""
    plans = find_plans(workspace)
    if len(plans) == 1:
        return plans[0]
    place = Place(workspace.name_of(plans[0]) if plans else "data", 1, 1)
    if not plans:
        closed = _why_closed(workspace.root / "data")
        if closed:
            return Problem(place, "F01", f"文件夹打不开（{closed}），没有找到方案文件；请检查权限")
        near = misnamed(workspace, workspace.root / "data", "plan-")
        hint = f"；{near} 的扩展名应为 .yaml" if near else "；请用 -C 指定工作区，或用 --plan 指定方案文件"
        return Problem(place, "F01", f"没有找到方案文件 data/plan-*.yaml{hint}")
    names = "、".join(workspace.name_of(plan) for plan in plans)
    return Problem(place, "F05", f"有 {len(plans)} 个方案文件（{names}）；请用 --plan 指定一个，或移走多余的")


def misnamed(workspace: Workspace, folder: Path, stem: str) -> str | None:
    """The name of a file in `folder` that begins with `stem` and ends almost as it should."""
    for path in sorted(_listed(folder)):
        if path.name.startswith(stem) and has_other_ending(path.name):
            return workspace.name_of(path)
    return None


def is_plan_name(workspace: Workspace, path: str) -> bool:
    """Whether a new file at `path` would be taken for a plan."""
    folder, name = os.path.split(os.path.realpath(path))
    is_plan = name.startswith("plan-") and name.endswith(".yaml")
    return is_plan and folder == str(workspace.root / "data")


def has_other_ending(name: str) -> bool:
    """Whether a file's name ends as reports are sometimes sent, but must not be named."""
    if name.endswith(".yaml") or name.startswith("~$"):  # WPS and Excel keep such a file while one is open
        return False
    return name.lower().endswith(_OTHER_ENDINGS)


def leads_outside(path: Path, *folders: Path) -> bool:
    """Whether `path` is a link to something outside all of `folders`; a link to nothing is none."""
    if not os.path.islink(path) or not os.path.exists(path):
        return False
    target = os.path.realpath(path)
    return not any(_is_below(target, os.path.realpath(folder)) for folder in folders)


def _is_below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _plans(folder: Path) -> Iterator[Path]:
    names = (path for path in _listed(folder / "data") if path.name.startswith("plan-"))
    return (path for path in names if path.name.endswith(".yaml"))


def _why_closed(folder: Path) -> str | None:
    """Why a folder that is there cannot be listed."""
    try:
        os.listdir(folder)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        return os_reason(error)
    return None


def _listed(folder: Path) -> list[Path]:
    try:
        return [folder / name for name in os.listdir(folder)]
    except OSError:
        return []
