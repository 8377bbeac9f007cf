"""How a page is to look on a screen."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """`width` in columns, or None for output that nobody folds (a pipe, a file)."""

    width: int | None = None
    colour: bool = False
