"""What a page is made of: headings, paragraphs, lists and tables, without any format."""

from dataclasses import dataclass
from typing import Literal

Style = Literal[
    "", "overdue", "unowned", "at_risk", "on_track", "done", "error", "warning", "info", "strong", "dim"
]


@dataclass(frozen=True, slots=True)
class Cell:
    """Text in a table, with the meaning that its colour follows."""

    text: str
    style: Style = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column. Only one that folds may wrap; `under` says it may stand below its left neighbour."""

    title: str
    folds: bool = False
    under: bool = False
    right: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the page's own."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    text: str
    style: Style = ""


@dataclass(frozen=True, slots=True)
class Lines:
    """A paragraph whose lines stand below one another on a screen."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Text that is already Markdown and reads well as it is."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


Block = Heading | Paragraph | Lines | Verbatim | Bullets | Grid
Page = tuple[Block, ...]
