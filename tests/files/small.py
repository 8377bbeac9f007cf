"""A small workspace to break: the base of the gallery, and reports written in one line."""

import shutil
from pathlib import Path

from tests.errors.gallery import HERE
from yshj.files.find.workspace import Choice, Workspace
from yshj.files.load.books import load, load_config
from yshj.files.load.reading import Reading
from yshj.model.books import Loaded

UNIT = "市市场监督管理局"
REPORT = "data/reports/市市场监管局.yaml"
HEAD = f"format: yshj-report/1\nunit: {UNIT}\n"
HONEST = f"{HEAD}entries:\n  - {{date: 2025-06-30, task: 1-1-1, progress: 45}}\n"


def entry(line: str, unit: str = UNIT) -> str:
    """A report with one entry, of which `line` is one line of keys in braces."""
    return f"format: yshj-report/1\nunit: {unit}\nentries:\n  - {{date: 2025-06-30, task: 1-1-1, {line}}}\n"


def block(lines: str) -> str:
    """A report with one entry in block style; `lines` follow its date and task."""
    return f"{HEAD}entries:\n  - date: 2025-06-30\n    task: 1-1-1\n{lines}"


def workspace(folder: Path, files: dict[str, str | bytes] | None = None) -> Path:
    """The base with these files put into it."""
    root = folder / "workspace"
    shutil.copytree(HERE / "base", root)
    for name, content in (files or {}).items():
        put(root, name, content)
    return root


def put(root: Path, name: str, content: str | bytes) -> Path:
    """One file; text is written as it is, line ends included."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)
    return path


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below, by its name from there."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def read(root: Path, choice: Choice | None = None) -> Loaded:
    """What the loader makes of the workspace."""
    space = Workspace(root.resolve())
    reading = Reading(space)
    return load(reading, choice or Choice(), load_config(reading))


def told(loaded: Loaded) -> list[str]:
    """Every problem as the user reads it."""
    return [f"{problem.place}: {problem.code} {problem.text}" for problem in loaded.problems]
