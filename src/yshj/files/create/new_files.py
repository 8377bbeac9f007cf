"""Files that are written only where there is none: all of them or none at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from yshj.files.write import created_files


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to be: its path below a folder, with forward slashes, and what it holds."""

    path: str
    text: str | bytes


def write_new(folder: Path, files: Sequence[NewFile]) -> None:
    """Writes the files with the folders above them; raises OSError about one, and then leaves nothing."""
    texts = ((file.path, file.text) for file in files)
    with created_files(
        {str(folder / path): text if isinstance(text, bytes) else text.encode() for path, text in texts}
    ):
        pass
