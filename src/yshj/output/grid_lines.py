"""A table in lines: folded to the width of a screen, or one full line a row where nobody folds."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from yshj.output.blocks import RULE, Cell, Column, Grid, Row
from yshj.output.colours import coloured
from yshj.output.safe import one_line
from yshj.output.text_width import fold, fold_phrases, padded, share, widest, width

_NARROW = 110
_GAP = "  "
_INDENT = " " * 10
_MOST_FILLED = 40


class _Place(NamedTuple):
    """Where the cells of one column stand."""

    column: Column
    at: int
    size: int
    gap: str
    last: bool = False
    """Whether it is the last that folds: what is left of the screen is its own."""
    broken: Callable[[str, int], list[str]] = fold


def grid_lines(grid: Grid, screen: int | None, colour: bool) -> Iterator[str]:
    """The table's lines; `screen` is how many columns there are, None where nobody folds."""
    shown = [index for index, column in enumerate(grid.columns) if _is_shown(column, screen)]
    columns = tuple(grid.columns[index] for index in shown)
    rows = [tuple(_flat(row[index]) for index in shown) if row else RULE for row in grid.rows]
    if screen is None:
        return _whole(columns, rows, colour)
    return _folded(columns, rows, screen, colour, ruled=grid.ruled)


def painted(text: str, cell: Cell) -> str:
    """A piece of the cell's text in its colours."""
    if not cell.strong:
        return coloured(text, cell.style)
    words = "|".join(map(re.escape, cell.strong))
    parts = re.split(f"({words})", text)
    return "".join(coloured(part, "strong" if odd % 2 else cell.style) for odd, part in enumerate(parts))


def _is_shown(column: Column, screen: int | None) -> bool:
    if screen is None:
        return column.where != "narrow"
    return column.where not in ("piped", "narrow" if screen >= _NARROW else "wide")


def _flat(cell: Cell) -> Cell:
    text = one_line(cell.text)
    return cell if text == cell.text else cell._replace(text=text)


def _whole(columns: tuple[Column, ...], rows: list[Row], colour: bool) -> Iterator[str]:
    """The last of what would fold is not filled up, nor anything far: long texts would push away the rest."""
    titles = _titles([column.title for column in columns])
    rows = [titles, *rows] if any(cell.text for cell in titles) else rows
    sizes = [_size(column, index, rows, width) for index, column in enumerate(columns)]
    folding = [index for index, column in enumerate(columns) if column.folds]
    for index in folding:
        sizes[index] = 0 if index == folding[-1] else min(sizes[index], _MOST_FILLED)
    places = [_Place(column, index, sizes[index], _GAP) for index, column in enumerate(columns)]
    return (_line([cell.text for cell in row], places, row, colour) for row in rows if row)


def _folded(
    columns: tuple[Column, ...], rows: list[Row], screen: int, colour: bool, *, ruled: bool
) -> Iterator[str]:
    columns = _fitting(columns, rows, screen)
    folding = [index for index, column in enumerate(columns) if column.folds]
    below = folding[1:] if screen < _NARROW else []
    titles = _titles(["" if column.mark else column.title for column in columns])
    if below:
        joined = "".join(_glue(columns[index]) + columns[index].title for index in below)
        first = titles[folding[0]]
        titles = (*titles[: folding[0]], first._replace(text=first.text + joined), *titles[folding[0] + 1 :])
    places = _places(columns, [titles, *rows], screen, below)
    titled = (titles, RULE) if ruled else (titles,)
    rows = [*titled, *rows] if any(cell.text for cell in titles) else rows
    for row in rows:
        if not row:
            yield "-" * screen
        elif below and row is not titles:
            yield from _stacked(row, places, columns, screen, colour)
        else:
            yield from _lines(row, places, colour)


def _fitting(columns: tuple[Column, ...], rows: list[Row], screen: int) -> tuple[Column, ...]:
    """Where nothing may fold and the screen is too narrow, the widest column folds after all."""
    if any(column.folds for column in columns):
        return columns
    sizes = [max(width(c.title), _size(c, index, rows, widest)) for index, c in enumerate(columns)]
    if sum(sizes) + sum(len(column.gap) for column in columns[:-1]) <= screen:
        return columns
    at = sizes.index(max(sizes))
    return (*columns[:at], columns[at]._replace(folds=True), *columns[at + 1 :])


def _titles(words: list[str]) -> Row:
    return tuple(Cell(word, "dim") for word in words)


def _glue(column: Column) -> str:
    return column.glue.strip() or " / "


def _places(columns: tuple[Column, ...], rows: list[Row], screen: int, below: list[int]) -> list[_Place]:
    """Where each column stands: those that fold share what the others leave.

    With the others of them below, the first has it all; before one at the edge the last fills it up.
    """
    kept = [index for index in range(len(columns)) if index not in below]
    gaps = [" " if columns[index].mark else columns[index].gap for index in kept]
    gaps[-1] = ""
    marks = sum(columns[index].mark for index in kept)  # some screens draw them two columns wide
    room = screen - marks - sum(map(len, gaps))
    folds = [columns[index].folds for index in kept]
    natural = [1 if columns[index].mark else _size(columns[index], index, rows, widest) for index in kept]
    if below:
        natural = [room if may else size for size, may in zip(natural, folds, strict=True)]
    sizes = share(natural, folds, room)
    last = max((place for place, may in enumerate(folds) if may), default=-1)
    if last >= 0:
        sizes[last] += max(0, room - sum(sizes))
    places = [
        _Place(columns[index], index, size, gap) for index, size, gap in zip(kept, sizes, gaps, strict=True)
    ]
    if last >= 0:
        places[last] = places[last]._replace(last=True, broken=fold if below else fold_phrases)
    return places


def _size(column: Column, index: int, rows: list[Row], measure: Callable[[str], int]) -> int:
    return max([column.least, *(measure(row[index].text) for row in rows if row)])


def _pushed(text: str, place: _Place) -> int:
    """By how much it pushes what is behind it to the right, on screens that draw “ ” and — wide."""
    return 0 if place.column.mark or text.isascii() else widest(text) - width(text)


def _stacked(
    row: Row, places: list[_Place], columns: tuple[Column, ...], screen: int, colour: bool
) -> Iterator[str]:
    """The row with all that folds in the first such column where that fits, else the others below.

    Below stands the first too where it is too long for its own column.
    """
    index, *others = [index for index, column in enumerate(columns) if column.folds]
    rest, glue = "", ""
    for other in others:
        if text := row[other].text:
            rest, glue = (f"{rest}{columns[other].glue}{text}", glue) if rest else (text, columns[other].glue)
    first = row[index]
    beside = f"{first.text}{glue if first.text else ''}{rest}"
    cell = first._replace(strong=tuple([word for other in (index, *others) for word in row[other].strong]))
    own = next(place for place in places if place.last)
    room = own.size - sum(_pushed(row[place.at].text, place) for place in places if place.at < own.at)
    line, more = beside, []
    if widest(beside) > room:
        line, more = first.text, [rest]
    if widest(line) > room:
        line, more = "", [beside] if widest(beside) <= screen - len(_INDENT) else [first.text, rest]
    yield from _lines((*row[:index], cell._replace(text=line), *row[index + 1 :]), places, colour)
    for text in more:
        for piece in fold_phrases(text, screen - len(_INDENT)):
            yield _INDENT + (painted(piece, cell) if colour else piece)


def _lines(row: Row, places: list[_Place], colour: bool) -> Iterator[str]:
    cells = tuple(row[place.at] for place in places)
    edge = any(place.last for place in places[:-1])
    pieces, pushed = [], 0
    for cell, place in zip(cells, places, strict=True):
        pieces.append(_pieces(cell.text, place, pushed if place.last else 0))
        pushed += max(_pushed(piece, place) for piece in pieces[-1])
    for texts in zip_longest(*pieces, fillvalue=""):
        yield _line(texts, places, cells, colour, edge=edge)


def _pieces(text: str, place: _Place, pushed: int) -> list[str]:
    if place.column.mark:
        return [text[:1]]
    return place.broken(text, max(place.size - pushed, 2)) if place.column.folds else [text]


def _line(texts: Sequence[str], places: list[_Place], cells: Row, colour: bool, *, edge: bool = False) -> str:
    """Filled up with blanks; where columns stand at the edge, by fewer for what may be drawn wide."""
    parts, pushed, behind = [], 0, False
    for text, place, cell in zip(texts, places, cells, strict=True):
        size = place.size
        if edge:
            pushed, behind = pushed + _pushed(text, place), behind or place.last
            if behind:
                size, pushed = size - pushed, 0
        whole = padded(text, size, right=place.column.right) + place.gap
        parts.append(whole.replace(text, painted(text, cell), 1) if colour and text else whole)
    return "".join(parts).rstrip()
