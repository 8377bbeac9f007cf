"""A file that a script makes: written, or with `--check` only compared."""

import sys
from pathlib import Path


def write_or_check(path: Path, text: str) -> int:
    """Writes `text`; with `--check` returns 1 when the file says something else, and changes nothing."""
    if "--check" in sys.argv[1:]:
        return int(not path.is_file() or path.read_text("utf-8") != text)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return 0
