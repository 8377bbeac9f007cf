"""Where measurements run: an environment without the tools of development, and the workspaces."""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from city import AS_OF
from processes import Program

ROOT = Path(__file__).resolve().parent.parent
Hook = Callable[[], object] | None
F4 = "import typer, pydantic, ruamel.yaml, rich"


@dataclass
class Bench:
    """One run of the measurements: its interpreter, its folder, its environment."""

    python: Path
    folder: Path
    runs: int
    made: dict[str, Path] = field(default_factory=dict)

    @property
    def cache(self) -> Path:
        """Where yshj keeps what it wants to find again."""
        return self.folder / "cache"

    @property
    def environment(self) -> dict[str, str]:
        """A plain one: what the user's own sets (colour, debugging, paths) must not count."""
        return {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": str(self.folder),
            "LC_ALL": "C.UTF-8",
            "TERM": "xterm-256color",
            "XDG_CACHE_HOME": str(self.cache),
            "YSHJ_CACHE": str(self.cache / "yshj"),
        }

    def workspace(self, name: str) -> Path:
        """The workspace of a size, or of a size and a style (`M-crlf`), written in a process of its own."""
        if name not in self.made:
            size, _, style = name.partition("-")
            target = self.folder / name
            how = ("--style", style) if style else ("--journal",)
            script = Path(__file__).with_name("generate.py")
            subprocess.run([sys.executable, str(script), size, str(target), *how], check=True)
            self.made[name] = target
        return self.made[name]

    def program(self, *arguments: str, folder: Path | None = None) -> Program:
        """Any program, with the bench's environment."""
        return Program(arguments, folder or self.folder, self.environment)

    def interpreter(self, *arguments: str) -> Program:
        """The interpreter that yshj is installed for."""
        return self.program(str(self.python), *arguments)

    def yshj(
        self, name: str, *arguments: str, first: bool = False, before: Hook = None, **how: Any
    ) -> Program:
        """The installed command in a workspace; `first` empties the cache before every run."""
        command = (str(self.python.with_name("yshj")), *arguments)
        hook = self.forget if first else before
        return Program(command, self.workspace(name), self.environment, before=hook, **how)

    def status(self, name: str, *more: str, **how: Any) -> Program:
        """`yshj status` as of the generator's day."""
        return self.yshj(name, "status", "--as-of", str(AS_OF), *more, **how)

    def hledger(self, size: str) -> Program:
        """Plain-text accounting over the same entries up to the same day."""
        journal = self.workspace(size) / "entries.journal"
        end = str(AS_OF + timedelta(days=1))
        return self.program("hledger", "-f", str(journal), "bal", "-e", end)

    def forget(self) -> None:
        """Empties the cache."""
        shutil.rmtree(self.cache, ignore_errors=True)

    def change_one_file(self, size: str) -> None:
        """Adds an entry to the first report that has some."""
        reports = sorted((self.workspace(size) / "data" / "reports").iterdir())
        target = next(path for path in reports if "task:" in path.read_text("utf-8"))
        task = target.read_text("utf-8").split("task: ", 1)[1].split("\n", 1)[0]
        with target.open("a", encoding="utf-8") as stream:
            stream.write(f"  - date: {AS_OF}\n    task: {task}\n    note: 补充说明\n")


def install(folder: Path) -> Path:
    """The interpreter of a new environment with yshj alone."""
    target = folder / "venv"
    subprocess.run([sys.executable, "-m", "venv", target], check=True)
    python = target / ("Scripts" if os.name == "nt" else "bin") / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", str(ROOT)], check=True)
    return python


def compile_all(python: Path) -> None:
    """Compiles yshj and its libraries, whatever the shell says of bytecode; fails where that cannot be."""
    code = (
        "import compileall, os, sysconfig, yshj, yshj.cli.main as main\n"
        "compileall.compile_dir(yshj.__path__[0], quiet=2)\n"
        "compileall.compile_dir(sysconfig.get_path('purelib'), quiet=2)\n"
        "raise SystemExit(not os.path.exists(main.__cached__))"
    )
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    subprocess.run([python, "-c", code], env=plain, check=True)


def machine() -> str:
    """One line on what it was measured on."""
    cpu = platform.processor() or platform.machine()
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        cpu = next(line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
        total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
        memory = f", {total:.0f} GiB"
    except (OSError, StopIteration, ValueError):
        memory = ""
    system = f"{platform.system()} {platform.release().split('-')[0]}"
    return f"{cpu}, {os.cpu_count()} cores{memory}, {system}"


def versions(python: Path) -> str:
    """What was measured, each with its version."""
    names = ("yshj", "typer", "pydantic", "ruamel.yaml", "rich")
    code = (
        "import sys, importlib.metadata as m\n"
        f"print('Python', sys.version.split()[0], *(f'· {{n}} {{m.version(n)}}' for n in {names}))"
    )
    own = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    if shutil.which("hledger"):
        told = subprocess.run(["hledger", "--version"], capture_output=True, text=True, check=True).stdout
        own += f" · {told.split(',')[0].strip()}"
    return own
