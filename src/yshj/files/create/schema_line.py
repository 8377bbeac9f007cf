"""The first line of a YAML file that tells editors which schema it follows."""

import os
import re
from pathlib import Path

SCHEMA_FOLDER = ".yshj/schema"
"""Where a workspace keeps the schemas of its own files."""
SCHEMA_KINDS = ("plan", "report", "decisions", "config", "baseline")

_LINE = re.compile(r"# yaml-language-server: \$schema=(\S+)")


def schema_line(folder: Path, kind: str, file: Path) -> str:
    """The line for `file`, with its line break; empty where the way to `folder` has a space in it."""
    way = Path(os.path.relpath(folder / f"{kind}.json", file.parent)).as_posix()
    return "" if re.search(r"\s", way) else f"# yaml-language-server: $schema={way}\n"


def schema_line_like(plan: Path, kind: str, file: Path) -> str:
    """The line for a new `file`, by where the plan's own line points; empty where it has none."""
    try:
        with open(plan, encoding="utf-8-sig") as stream:
            found = _LINE.match(stream.readline(1000))
    except (OSError, ValueError):
        return ""
    return schema_line(plan.parent / Path(found[1]).parent, kind, file) if found else ""
