"""The gallery of errors: what is broken in each case, and what the user reads.

A case is a folder with `case.yaml`:

    title: 文件是 GBK 编码
    put: data/reports/市市场监管局.yaml     # where the broken file goes in a copy of base/
    options: [--plan, 没有.yaml]           # added to the command
    make: folder                           # instead of a file: see MAKERS

the broken file itself, byte by byte, as `broken`, and `expected.txt`: all that the user reads on standard
error, then the exit code.
"""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

HERE = Path(__file__).parent
COMMAND = ("check", "--as-of", "2025-10-20", "--format", "none")
REPORT = "data/reports/市市场监管局.yaml"


@dataclass(frozen=True)
class Case:
    """One broken file."""

    name: str
    title: str
    put: str
    make: str | None
    options: tuple[str, ...]

    @property
    def broken(self) -> bytes | None:
        """The bytes of the broken file; None where it is no file."""
        path = HERE / self.name / "broken"
        return path.read_bytes() if path.exists() else None

    @property
    def expected(self) -> str:
        """What the user reads, and the exit code."""
        return (HERE / self.name / "expected.txt").read_text("utf-8")

    @property
    def command(self) -> tuple[str, ...]:
        """The command line."""
        return (*COMMAND, *self.options)

    def prepare(self, folder: Path) -> Path:
        """A workspace with the broken file in it."""
        root = folder / "workspace"
        shutil.copytree(HERE / "base", root)
        target = root / self.put
        if self.make:
            MAKERS[self.make](target)
        elif self.broken is not None:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(self.broken)
        return root


def cases() -> list[Case]:
    """Every case, by name."""
    return [_case(path.parent) for path in sorted(HERE.glob("*/case.yaml"))]


def _case(folder: Path) -> Case:
    told: dict[str, Any] = YAML(typ="safe").load((folder / "case.yaml").read_text("utf-8"))
    return Case(
        name=folder.name,
        title=told["title"],
        put=told.get("put", REPORT),
        make=told.get("make"),
        options=tuple(told.get("options", ())),
    )


def told(code: int, err: str) -> str:
    """What `expected.txt` holds."""
    return f"{err}退出码 {code}\n"


def _outside(target: Path) -> Path:
    path = target.parent.joinpath(*[".."] * 3, "elsewhere.yaml").resolve()
    path.write_text("unit: 市市场监督管理局\n", "utf-8")
    return path


def _remove(target: Path) -> None:
    shutil.rmtree(target) if target.is_dir() else target.unlink()


MAKERS: dict[str, Callable[[Path], object]] = {
    "folder": lambda target: target.mkdir(),
    "pipe": lambda target: os.mkfifo(target),  # noqa: PLW0108  # not there on every system
    "link to nothing": lambda target: target.symlink_to("没有.yaml"),
    "link to itself": lambda target: target.symlink_to(target.name),
    "link outside": lambda target: target.symlink_to(_outside(target)),
    "link to another report": lambda target: target.symlink_to("市工商联.yaml"),
    "second name": lambda target: os.link(target.parent / "市工商联.yaml", target),
    "too big": lambda target: target.write_bytes(b"# \n" * (4 * 1024 * 1024 // 3 + 2)),
    "too many": lambda target: target.write_text("entries: [" + "1," * 200_001 + "]\n"),
    "removed": _remove,
    "emptied": lambda target: [_remove(path) for path in target.iterdir()],
}
