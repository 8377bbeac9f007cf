"""Tables and text folded to a screen's width; the only module that knows rich."""

import io

from rich.box import Box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from yshj.output.blocks import Grid, Style
from yshj.output.safe import safe

_STYLES: dict[Style, str] = {
    "": "",
    "overdue": "bold red",
    "unowned": "magenta",
    "at_risk": "yellow",
    "on_track": "green",
    "done": "cyan",
    "error": "bold red",
    "warning": "yellow",
    "info": "cyan",
    "strong": "bold",
    "dim": "dim",
}
_RULE = Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)


def folded_grid(grid: Grid, width: int, colour: bool) -> str:
    """The table within `width` columns; only columns that fold are ever narrowed."""
    table = Table(box=_RULE, padding=(0, 1, 0, 0), pad_edge=False, header_style="bold")
    for column in grid.columns:
        table.add_column(
            Text(column.title),
            overflow="fold",
            no_wrap=not column.folds,
            min_width=8 if column.folds else None,
            justify="right" if column.right else "left",
        )
    for row in grid.rows:
        table.add_row(*(Text(safe(cell.text), style=_STYLES[cell.style]) for cell in row))
    return _drawn(table, width, colour)


def folded_text(text: str, width: int, colour: bool, style: Style) -> str:
    """A paragraph within `width` columns."""
    return _drawn(Text(text, style=_STYLES[style], overflow="fold"), width, colour)


def _drawn(content: Table | Text, width: int, colour: bool) -> str:
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
    console.print(content)
    lines = stream.getvalue().split("\n")
    return "\n".join(line.rstrip() for line in lines)
