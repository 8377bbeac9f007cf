"""Shell steps as CI systems run them: in their shell, with their variables, in a copy of a repository.

Installing is only recorded: `pip` and `python -m pip` are stand-ins that write down what they were asked.
"""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from tests.conftest import FROZEN, ROOT, Run

_STAND_IN = f"""#!/bin/sh
case "$0 $*" in
*/pip\\ *|*"-m pip "*|*"-m venv "*) echo "$*" >> "$INSTALLED"; exit 0;;
*/yshj\\ *) exec "{sys.executable}" -m yshj "$@";;
esac
exec "{sys.executable}" "$@"
"""


@dataclass(frozen=True)
class Job:
    """A checkout, with the programs and files that a job finds there."""

    folder: Path
    programs: Path
    temp: Path

    @property
    def installed(self) -> str:
        """What the stand-ins were asked to install."""
        return (self.temp / "installed").read_text("utf-8")

    @property
    def outputs(self) -> dict[str, str]:
        """The outputs of the GitHub steps so far."""
        lines = (self.temp / "output").read_text("utf-8").splitlines()
        return dict(line.split("=", 1) for line in lines)

    def run(self, script: str, shell: tuple[str, ...], env: dict[str, str], folder: str = ".") -> Run:
        """Runs `script` from a file, as the runners do."""
        file = self.temp / "step.sh"
        file.write_text(script, "utf-8")
        done = subprocess.run(
            [*shell, str(file)],
            cwd=self.folder / folder,
            env={**self._surroundings(), **env},
            capture_output=True,
            check=False,
            timeout=120,
        )
        return Run(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    def _surroundings(self) -> dict[str, str]:
        return {
            "PATH": f"{self.programs}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(self.temp),
            "INSTALLED": str(self.temp / "installed"),
            "RUNNER_TEMP": str(self.temp),
            "GITHUB_ACTIONS": "true",
            "GITHUB_WORKSPACE": str(self.folder),
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_STEP_SUMMARY": str(self.temp / "summary"),
            "GITHUB_OUTPUT": str(self.temp / "output"),
        }


BASH = ("bash", "--noprofile", "--norc", "-eo", "pipefail")
SH = ("sh", "-e")


def checkout(temp: Path, workspace: str = ".") -> Job:
    """The frozen books as the checkout of a job, below the folder `workspace`."""
    folder, programs = temp / "checkout", temp / "programs"
    (folder / ".git").mkdir(parents=True)
    shutil.copytree(FROZEN / "data", folder / workspace / "data")
    programs.mkdir()
    for name in ("pip", "python", "python3", "yshj"):
        program = programs / name
        program.write_text(_STAND_IN, "utf-8")
        program.chmod(0o755)
    for name in ("installed", "summary", "output"):
        (temp / name).write_text("", "utf-8")
    return Job(folder, programs, temp)


def read_yaml(name: str) -> Any:
    """A CI file of the repository as plain data."""
    return YAML(typ="safe").load((ROOT / name).read_text("utf-8"))


def filled(text: str, values: dict[str, str]) -> str:
    """`text` with each `${{ name }}` replaced; a name that nobody knows is an error."""
    return re.sub(r"\$\{\{\s*(.+?)\s*\}\}", lambda found: values[found[1]], text)
