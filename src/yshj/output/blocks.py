"""What a page is made of: headings, paragraphs, lists and tables, without any format."""

from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple, TypeVar

from yshj.model.finding import Severity
from yshj.model.standing import State

Style = State | Severity | Literal["", "strong", "dim", "done", "error", "signed", "centred", "flush"]


class Cell(NamedTuple):
    """Text in a table, with the meaning that its colour follows; `strong` are words in it that stand bold."""

    text: str
    style: Style = ""
    strong: tuple[str, ...] = ()


class Column(NamedTuple):
    """A column of a table.

    One that does not fold is as wide as its widest cell and never cut. Those that fold share what is left
    of a wide screen; on a narrow one they are joined, each by its `glue` to the one before, on the row's
    own line where all fits, else the first there and the others below.
    """

    title: str
    folds: bool = False
    right: bool = False
    mark: bool = False
    """Cells are a mark and a word: a screen shows the mark alone."""
    least: int = 0
    """At least so many columns wide, so that several tables of a page stand in line."""
    glue: str = "  "
    where: Literal["", "narrow", "wide", "piped"] = ""
    """Everywhere; or only on a narrow screen; or not on one; or only where nobody folds and all is said."""
    gap: str = "  "
    """What stands between it and the next one on a screen."""


Row = tuple[Cell, ...]
RULE: Row = ()
"""Instead of a row: a line between two groups, on a screen."""


class Grid(NamedTuple):
    """A table."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    ruled: bool = True
    """Whether a screen has a line below the titles, and a blank one above the table behind another."""


T = TypeVar("T")
Said = tuple[Column, Callable[[T], Cell | str]]
"""A column, and what stands in it of each thing."""


def table(things: Iterable[T], *columns: Said[T], ruled: bool = True) -> Grid:
    """A row for each of `things`."""
    titles, cells = tuple([column for column, _ in columns]), [cell for _, cell in columns]
    rows = ([cell(thing) for cell in cells] for thing in things)
    told = tuple([tuple([Cell(one) if isinstance(one, str) else one for one in row]) for row in rows])
    return Grid(titles, told, ruled)


class Head(NamedTuple):
    """The first lines of a page: what it is, of which day and plan; then a line each for the rest."""

    title: str
    facts: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    plan: str = ""
    """The plan's official name: on papers, not on screens."""
    style: Style = ""
    """That of the first of `lines`, the answer."""


class Foot(NamedTuple):
    """The last lines of a page; red where something was not read."""

    lines: tuple[str, ...]
    wrong: bool = False


class Heading(NamedTuple):
    """A heading; level 1 is the page's own."""

    text: str
    level: int = 2


class Paragraph(NamedTuple):
    """A paragraph."""

    text: str
    style: Style = ""


class Line(NamedTuple):
    """A line that belongs to what stands around it; `right` stands at the edge of a screen."""

    text: str
    style: Style = ""
    right: str = ""
    indent: int = 0
    mark: Style = ""
    """That of the mark which it begins with."""


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


class Folded(NamedTuple):
    """What a screen shows in short, and everything, for pipes and papers; only what is wanted is made."""

    screen: "Made"
    whole: "Made"
    paper: "Made | None" = None
    """For papers alone, where that differs."""


Plain = Heading | Paragraph | Line | Lines | Verbatim | Bullets | Grid
Block = Head | Foot | Folded | Plain
Page = tuple[Block, ...]
Made = Callable[[], Iterable[Block]]
