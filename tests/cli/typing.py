"""Somebody at a real shell: types, presses Tab and Enter, and we see what the program was called with."""

import json
import os
import select
import shutil
import sys
import time
from pathlib import Path

import pytest

SETUP = {
    "bash": (["--norc", "-i"], "bind 'set bell-style none'; eval \"$(yshj completion bash)\""),
    "zsh": (["-f", "-i"], 'autoload -Uz compinit; compinit -u -D; eval "$(yshj completion zsh)"'),
    "fish": (["--no-config", "-i"], "yshj completion fish | source"),
}

_PATIENCE = 20
_STAND_IN = """\
#!{python}
import json, os, sys
if os.environ.get("_YSHJ_COMPLETE") or sys.argv[1:2] == ["completion"]:
    from yshj.cli.main import run
    sys.exit(run(sys.argv[1:]))
with open({record!r} + ".part", "w") as stream:
    json.dump(sys.argv[1:], stream)
os.replace({record!r} + ".part", {record!r})
"""


def shell_or_skip(name: str) -> str:
    """The path of a shell; skips the test where it cannot be tried."""
    if sys.platform == "win32":
        pytest.skip("needs a Unix terminal")
    found = shutil.which(name)
    if not found:
        pytest.skip(f"{name} is not installed")
    return found


class Typist:
    """One interactive shell in which `yshj` completes as itself and otherwise notes its arguments."""

    def __init__(self, name: str, program: str, folder: Path, scratch: Path) -> None:
        self._name, self._program, self._folder = name, program, folder
        self._record = scratch / "called.json"
        stand_in = scratch / "bin" / "yshj"
        stand_in.parent.mkdir()
        stand_in.write_text(_STAND_IN.format(python=sys.executable, record=str(self._record)), "utf-8")
        stand_in.chmod(0o755)
        self._environment = {
            **os.environ,
            "PATH": f"{stand_in.parent}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(scratch),
            "TERM": "xterm" if name == "fish" else "dumb",
            "LC_ALL": "C.UTF-8",
        }

    def __enter__(self) -> "Typist":
        import pty

        options, setup = SETUP[self._name]
        self._process, self._terminal = pty.fork()
        if not self._process:
            os.chdir(self._folder)
            os.execve(self._program, [self._name, *options], self._environment)
        self._read_until_quiet(1)
        os.write(self._terminal, f"{setup}\r".encode())
        self._read_until_quiet(1)
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._terminal)
        os.waitpid(self._process, 0)

    def receives(self, typed: str) -> list[str] | None:
        """The arguments that the program gets when this is typed after its name, then Enter."""
        self._record.unlink(missing_ok=True)
        os.write(self._terminal, f"yshj {typed}\r".encode())
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end and not self._record.exists():
            self._read_until_quiet(0.05)
        self._read_until_quiet(0.1)
        return json.loads(self._record.read_text("utf-8")) if self._record.exists() else None

    def _read_until_quiet(self, quiet: float) -> None:
        """What the shell shows is not looked at, but must be taken from it."""
        while select.select([self._terminal], [], [], quiet)[0]:
            try:
                os.read(self._terminal, 65536)
            except OSError:
                return
