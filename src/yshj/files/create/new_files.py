"""Files that are written only where there is none."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to be: its path below a folder, with forward slashes, and its text."""

    path: str
    text: str


def already_there(folder: Path, file: NewFile) -> bool:
    """Whether anything stands at the file's path, were it a link that leads nowhere."""
    return os.path.lexists(folder / file.path)


def write_new(folder: Path, file: NewFile) -> str | None:
    """Writes the file with the folders above it; returns why not, and then leaves no half of it."""
    path = folder / file.path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        stream = open(path, "xb")  # noqa: SIM115  # what fails here is not ours to remove
    except OSError as error:
        return error.strerror or str(error)
    try:
        with stream:
            stream.write(file.text.encode())
    except OSError as error:
        path.unlink(missing_ok=True)
        return error.strerror or str(error)
    return None
