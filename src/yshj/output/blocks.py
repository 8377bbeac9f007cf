"""What a page is made of: headings, paragraphs, lists and tables, without any format."""

from typing import Literal, NamedTuple

from yshj.model.finding import Severity
from yshj.model.standing import State

Style = State | Severity | Literal["", "strong", "dim", "done", "error", "signed"]


class Cell(NamedTuple):
    """Text in a table, with the meaning that its colour follows."""

    text: str
    style: Style = ""


class Column(NamedTuple):
    """A column. Only one that folds may wrap; `under` says it may stand below its left neighbour."""

    title: str
    folds: bool = False
    under: bool = False
    right: bool = False


class Heading(NamedTuple):
    """A heading; level 1 is the page's own."""

    text: str
    level: int = 2


class Paragraph(NamedTuple):
    """A paragraph."""

    text: str
    style: Style = ""


class Lines(NamedTuple):
    """A paragraph whose lines stand below one another on a screen."""

    items: tuple[str, ...]


class Verbatim(NamedTuple):
    """Text that is already Markdown and reads well as it is."""

    text: str


class Bullets(NamedTuple):
    """A list."""

    items: tuple[str, ...]
    numbered: bool = False


class Grid(NamedTuple):
    """A table."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


Block = Heading | Paragraph | Lines | Verbatim | Bullets | Grid
Page = tuple[Block, ...]
