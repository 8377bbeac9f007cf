"""Page → text for a screen: folded to its width, or one full line a row where nobody folds."""

from yshj.output.blocks import (
    Block,
    Bullets,
    Cell,
    Column,
    Grid,
    Heading,
    Lines,
    Style,
    Verbatim,
)
from yshj.output.colours import coloured
from yshj.output.page import View, page_of
from yshj.output.render_options import RenderOptions
from yshj.output.safe import one_line, safe
from yshj.output.text_width import fold, width

_NARROW = 110
_MOST_FOLDED_ROWS = 400
"""Folding costs about a millisecond a row: longer tables are written plainly."""


def render(view: View, options: RenderOptions) -> str:
    """The view's page as text that ends with a newline."""
    parts = [_block(block, options) for block in page_of(view)]
    return "\n".join(part for part in parts if part)


def _block(block: Block, options: RenderOptions) -> str:
    if isinstance(block, Grid):
        if options.width is None or len(block.rows) > _MOST_FOLDED_ROWS:
            return _plain(block, options.colour)
        from yshj.output.rich_table import folded_grid

        grid = _narrowed(block) if options.width < _NARROW else block
        return folded_grid(grid, options.width, options.colour)
    if isinstance(block, Bullets):
        items = (_folded(one_line(item), options.width and options.width - 2) for item in block.items)
        return "".join("- " + "\n  ".join(lines) + "\n" for lines in items)
    if isinstance(block, Verbatim):
        lines = (_folded(line, options.width) for line in safe(block.text).split("\n"))
        return "".join(f"{line}\n" for folded in lines for line in folded)
    # what people wrote must not begin a line of its own: it could pass for a verdict
    words = block.items if isinstance(block, Lines) else (block.text,)
    text = "\n".join(one_line(line) for line in words)
    if options.width is not None:
        style: Style = "strong" if isinstance(block, Heading) else getattr(block, "style", "")
        folded = fold(text, options.width)
        text = "\n".join((coloured(line, style) if options.colour else line).rstrip() for line in folded)
    return f"{text}\n"


def _folded(line: str, room: int | None) -> list[str]:
    """A line of prose in lines that fit; examples, which are indented, stay as they are."""
    return [line] if room is None or line.startswith(" ") else fold(line, room)


def _plain(grid: Grid, colour: bool) -> str:
    titles = tuple(Cell(column.title, "strong") for column in grid.columns)
    table = [[one_line(cell.text) for cell in row] for row in (titles, *grid.rows)]
    taken = [[width(text) for text in row] for row in table]
    widths = [max(row[index] for row in taken) for index in range(len(grid.columns))]
    lines = []
    for texts, own, cells in zip(table, taken, (titles, *grid.rows), strict=True):
        padded = [text + " " * (room - size) for text, size, room in zip(texts, own, widths, strict=True)]
        padded[-1] = padded[-1].rstrip()
        if colour:
            padded = [coloured(text, cell.style) for text, cell in zip(padded, cells, strict=True)]
        lines.append("  ".join(padded).rstrip() + "\n")
    return "".join(lines)


def _narrowed(grid: Grid) -> Grid:
    """The grid with each `under` column put below its left neighbour."""
    starts = [index for index, column in enumerate(grid.columns) if not column.under]
    groups = [slice(start, end) for start, end in zip(starts, [*starts[1:], None], strict=True)]
    columns = tuple(_merged_column(grid.columns[group]) for group in groups)
    return Grid(columns, tuple(tuple(_merged_cell(row[group]) for group in groups) for row in grid.rows))


def _merged_column(columns: tuple[Column, ...]) -> Column:
    titles = "\n".join(column.title for column in columns)
    return Column(titles, any(column.folds for column in columns), right=columns[0].right)


def _merged_cell(cells: tuple[Cell, ...]) -> Cell:
    return Cell("\n".join(cell.text for cell in cells if cell.text), cells[0].style)
