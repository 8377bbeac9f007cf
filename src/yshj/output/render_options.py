"""How a page is to look on a screen, and where its files are for those outside."""

from typing import NamedTuple


class Roots(NamedTuple):
    """The folders of the repository and of the workspace in it: absolute, with forward slashes."""

    repository: str = ""
    workspace: str = ""

    def in_repository(self, file: str) -> str:
        """`file` as places name it, seen from the repository; absolute where it lies outside."""
        if not self.repository:
            return file
        absolute = file.startswith("/") or file[1:3] == ":/"
        whole = file if absolute else f"{self.workspace.rstrip('/')}/{file}"
        return whole.removeprefix(f"{self.repository.rstrip('/')}/")


class RenderOptions(NamedTuple):
    """`width` in columns, or None for output that nobody folds (a pipe, a file)."""

    width: int | None = None
    colour: bool = False
    roots: Roots = Roots()
