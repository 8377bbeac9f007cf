"""Tables folded to a screen's width; the only module that knows rich."""

import io

from rich.box import Box
from rich.console import Console, JustifyMethod
from rich.table import Table
from rich.text import Text

from yshj.output.blocks import Grid
from yshj.output.colours import COLOURS
from yshj.output.safe import safe
from yshj.output.text_width import fold, share, width

_GAP = 2
_RULE = Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)


def folded_grid(grid: Grid, columns: int, colour: bool) -> str:
    """The table within that many columns; only columns that fold are ever narrowed."""
    rows = [[safe(cell.text) for cell in row] for row in grid.rows]
    natural = [
        max([_widest(column.title), *(_widest(row[index]) for row in rows)])
        for index, column in enumerate(grid.columns)
    ]
    gaps = _GAP * (len(natural) - 1)
    widths = share(natural, [column.folds for column in grid.columns], columns - gaps)
    table = Table(
        box=_RULE, padding=(0, _GAP - 1, 0, 0), pad_edge=False, show_edge=False, header_style="bold"
    )
    for column, size in zip(grid.columns, widths, strict=True):
        justify: JustifyMethod = "right" if column.right else "left"
        title = Text("\n".join(fold(column.title, size)))
        table.add_column(title, width=size, no_wrap=True, justify=justify)
    for texts, cells in zip(rows, grid.rows, strict=True):
        folded = ("\n".join(fold(text, size)) for text, size in zip(texts, widths, strict=True))
        table.add_row(*(Text(t, COLOURS[c.style]) for t, c in zip(folded, cells, strict=True)))
    return _drawn(table, max(columns, sum(widths) + gaps + _GAP), colour)


def _widest(text: str) -> int:
    return max(width(line) for line in text.split("\n"))


def _drawn(table: Table, width: int, colour: bool) -> str:
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
    )
    console.print(table)
    lines = stream.getvalue().split("\n")
    return "\n".join(line.rstrip() for line in lines)
