"""Files that are written only where there is none: all of them or none at all."""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from yshj.files.write import create_file


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to be: its path below a folder, with forward slashes, and what it holds."""

    path: str
    text: str | bytes


def write_new(folder: Path, files: Sequence[NewFile]) -> None:
    """Writes the files with the folders above them; raises OSError about one, and then leaves nothing."""
    ours: list[Path] = []
    try:
        for file in files:
            path = folder / file.path
            try:
                _make_folders(path.parent, ours)
                create_file(str(path), file.text.encode() if isinstance(file.text, str) else file.text)
            except OSError as error:
                raise OSError(error.errno, error.strerror, str(path)) from error
            ours.append(path)
    except BaseException:
        for path in reversed(ours):
            with contextlib.suppress(OSError):
                path.rmdir() if path.is_dir() else path.unlink()
        raise


def _make_folders(folder: Path, ours: list[Path]) -> None:
    """Makes what is missing, the outermost first, and adds it to `ours`."""
    for missing in reversed([path for path in (folder, *folder.parents) if not path.exists()]):
        missing.mkdir()
        ours.append(missing)
