"""Page → GitHub-flavoured Markdown that also converts to Word."""

import re
from collections.abc import Iterable, Iterator
from itertools import count

from yshj.output import blocks
from yshj.output.page import View, page_of
from yshj.output.render_options import RenderOptions
from yshj.output.safe import safe
from yshj.output.text_width import width

_EMOJI = r":(?=(?:100|1234|[+-]1|[a-z0-9_+-]{0,15}[a-z][a-z0-9_+-]{0,30}):)"
"""GitHub draws :smile: as a face; the place plan.yaml:19:5 stays as it is."""
_SPECIAL = re.compile(rf"([\\`*_{{}}\[\]<>|~#&]|{_EMOJI})")
_WIDEST_FOLDING = 34
_ROOM = 8
_LINE_START = re.compile(r"^(\s*)([-+]|\d+[.)])(\s)", re.MULTILINE)


def render(view: View, _look: RenderOptions) -> str:
    """The view's page as Markdown."""
    return written(page_of(view))


def written(page: blocks.Page) -> str:
    """A page as Markdown."""
    return "\n".join(_block(block) for block in whole(page))


def escaped(text: str) -> str:
    """Text that Markdown shows as it is, on one line."""
    flat = " ".join(safe(text).split())
    marked = _SPECIAL.sub(r"\\\1", flat)
    return _LINE_START.sub(r"\1\\\2\3", marked)


def whole(page: Iterable[blocks.Block]) -> Iterator[blocks.Plain]:
    """Whatever a screen folds, whole; the head and the foot as paragraphs."""
    for block in page:
        if isinstance(block, blocks.Folded):
            yield from whole((block.paper or block.whole)())
        elif isinstance(block, blocks.Head):
            yield blocks.Heading(block.title, 1)
            yield blocks.Lines(tuple(text for text in (block.plan, *block.facts) if text))
            yield from map(blocks.Paragraph, block.lines)
        elif isinstance(block, blocks.Foot):
            yield from map(blocks.Paragraph, block.lines)
        else:
            yield block


def _block(block: blocks.Plain) -> str:
    if isinstance(block, blocks.Heading):
        return f"{'#' * block.level} {escaped(block.text)}\n"
    if isinstance(block, blocks.Verbatim):
        return f"{safe(block.text)}\n"
    if isinstance(block, blocks.Bullets):
        marks = (f"{number}." if block.numbered else "-" for number in count(1))
        return "".join(f"{mark} {escaped(item)}\n" for mark, item in zip(marks, block.items, strict=False))
    if isinstance(block, blocks.Grid):
        return _grid(block)
    if isinstance(block, blocks.Lines):
        return f"{escaped(' '.join(block.items))}\n"
    text = escaped(block.text)
    return f"**{text}**\n" if block.style == "strong" else f"{text}\n"


def on_paper(grid: blocks.Grid) -> blocks.Grid:
    """A table without what is for screens or pipes alone."""
    shown = [index for index, column in enumerate(grid.columns) if column.where not in ("narrow", "piped")]
    rows = tuple([tuple(row[index] for index in shown) for row in grid.rows if row])
    return blocks.Grid(tuple([grid.columns[index] for index in shown]), rows)


def _grid(grid: blocks.Grid) -> str:
    columns, rows, _ = on_paper(grid)
    titles = " | ".join(escaped(column.title) for column in columns)
    rules = " | ".join(_rule(column, [row[i].text for row in rows]) for i, column in enumerate(columns))
    lines = [f"| {titles} |", f"| {rules} |"]
    for row in rows:
        cells = ("<br>".join(map(escaped, cell.text.split("\n"))) for cell in row)
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _rule(column: blocks.Column, texts: list[str]) -> str:
    """Dashes in proportion to what the column holds: converters to Word take widths from them."""
    widest = max([width(column.title), *map(width, texts)])
    dashes = min(widest, _WIDEST_FOLDING) if column.folds else widest + _ROOM
    return "-" * max(3, dashes - column.right) + ":" * column.right
