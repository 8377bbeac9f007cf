"""Folding of mixed Chinese and Latin text: words, dates and figures stay whole."""

import re
from collections.abc import Sequence
from functools import lru_cache
from unicodedata import combining, east_asian_width

_PIECE = re.compile(
    r"[“‘（《〈【(]*"  # opening marks stay with what follows
    r"(?:[!-'*-~]+(?: (?=[^\s!-~]))?[^\s!-~“‘（《〈【]?"  # a word or figure, with its measure word
    r"|.)"
    r"[，。；：、）》〉】”’！？%)]*"  # closing marks stay with what precedes
    r"| ",
    re.DOTALL,
)


def width(text: str) -> int:
    """How many columns `text` takes on a screen."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def fold(text: str, room: int) -> list[str]:
    """`text` in lines of at most `room` columns; its own line breaks are kept."""
    return [line for paragraph in text.split("\n") for line in _fold_line(paragraph, room)]


@lru_cache(maxsize=8192)
def _columns(character: str) -> int:
    if combining(character):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def _fold_line(text: str, room: int) -> list[str]:
    if width(text) <= room:
        return [text]
    lines, line, used = [], "", 0
    for piece in _PIECE.findall(text):
        size = width(piece.rstrip())
        if line and used + size > room:
            lines.append(line.rstrip())
            line, used = "", 0
        for part in _chopped(piece, room) if size > room else [piece]:
            if line and used + width(part.rstrip()) > room:
                lines.append(line.rstrip())
                line, used = "", 0
            line += part
            used += width(part)
    return [*lines, line.rstrip()]


def _chopped(piece: str, room: int) -> list[str]:
    """A piece wider than a whole line, cut where the lines end."""
    parts, part = [], ""
    for character in piece:
        if width(part) + _columns(character) > room:
            parts.append(part)
            part = ""
        part += character
    return [*parts, part]


def share(natural: Sequence[int], folds: Sequence[bool], room: int, least: int = 10) -> list[int]:
    """Widths of columns within `room`: those that do not fold keep theirs, the others share.

    A column that needs less than its share leaves the rest to the others.
    """
    widths = list(natural)
    left = room - sum(size for size, may in zip(natural, folds, strict=True) if not may)
    waiting = sorted((i for i, may in enumerate(folds) if may), key=lambda i: natural[i])
    for done, index in enumerate(waiting):
        fair = left // (len(waiting) - done)
        widths[index] = max(least, min(natural[index], fair))
        left -= widths[index]
    return widths
