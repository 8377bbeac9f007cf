"""Folding of mixed Chinese and Latin text: words, dates and figures stay whole."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from unicodedata import combining, east_asian_width

_PIECE = (  # compiled when asked: what is piped is not folded
    r"[“‘（《〈【(]*"  # opening marks stay with what follows
    r"(?:[!-'*-~]+(?: (?=[^\s!-~]))?[^\s!-~“‘（《〈【]?"  # a word or figure, with its measure word
    r"|.)"
    r"[，。；：、）》〉】”’！？%)]*"  # closing marks stay with what precedes
    r"| "
)
_PHRASE = r"[^，；、：]*[，；、：]|[^，；、：]+"


@lru_cache(maxsize=8192)
def width(text: str) -> int:
    """How many columns `text` takes on a screen."""
    return len(text) if text.isascii() else sum(map(_columns, text))


@lru_cache(maxsize=8192)
def widest(text: str) -> int:
    """How many it takes where “ ”, — and marks are drawn two columns wide, as many Chinese fonts do."""
    return len(text) if text.isascii() else sum(map(_most_columns, text))


def padded(text: str, room: int, *, right: bool = False) -> str:
    """`text` with blanks up to `room` columns."""
    blanks = " " * (room - width(text))
    return blanks + text if right else text + blanks


def fold(text: str, room: int) -> list[str]:
    """`text` in lines of at most `room` columns; its own line breaks are kept."""
    return [line for paragraph in text.split("\n") for line in _filled(paragraph, room, _pieces)]


def fold_phrases(text: str, room: int) -> list[str]:
    """As `fold`, but broken between phrases; inside one only where it is longer than a line."""

    def pieces(paragraph: str) -> Iterator[str]:
        for phrase in re.findall(_PHRASE, paragraph):
            yield from [phrase] if widest(phrase.rstrip()) <= room else _pieces(phrase)

    return [line for paragraph in text.split("\n") for line in _filled(paragraph, room, pieces)]


def _pieces(text: str) -> list[str]:
    return re.findall(_PIECE, text, re.DOTALL)


@lru_cache(maxsize=8192)
def _columns(character: str) -> int:
    if combining(character):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


@lru_cache(maxsize=8192)
def _most_columns(character: str) -> int:
    return 2 if east_asian_width(character) == "A" else _columns(character)


def _filled(text: str, room: int, pieces: Callable[[str], Iterable[str]]) -> list[str]:
    if widest(text) <= room:
        return [text]
    lines, line, used = [], "", 0
    for piece in pieces(text):
        for part in _chopped(piece, room) if widest(piece.rstrip()) > room else [piece]:
            if line and used + widest(part.rstrip()) > room:
                lines.append(line.rstrip())
                line, used = "", 0
            line += part
            used += widest(part)
    return [*lines, line.rstrip()]


def _chopped(piece: str, room: int) -> list[str]:
    """A piece wider than a whole line, cut where the lines end."""
    parts, part = [], ""
    for character in piece:
        if widest(part) + _most_columns(character) > room:
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
