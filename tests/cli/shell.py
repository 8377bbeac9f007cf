"""The program as a process of its own, where streams, signals or the shell are what matters."""

import os
import subprocess
import sys
from pathlib import Path

NO_CACHE = {**os.environ, "YSHJ_CACHE": "off"}


def shell(line: str, root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """A line for bash in which "$@" is yshj with its arguments."""
    command = ["bash", "-c", line, "bash", sys.executable, "-m", "yshj", *arguments]
    env = {**NO_CACHE, **environment}
    return subprocess.run(command, cwd=root, env=env, capture_output=True, timeout=60, check=False)
