"""A recogniser of plainly written YAML, in front of the careful reader.

Nearly all files are block lists and mappings of one-line texts. Such a text is read here line by line, four
times as fast, to the very data that the careful reader makes of it. What is not certainly plain is left to
the careful reader, which alone refuses and explains; `tests/laws/test_plain_yaml.py` holds the two together.
"""

import re
from functools import lru_cache, partial
from typing import Any

from yshj.files.yaml.limits import MAX_ITEMS, MAX_VALUES, layout
from yshj.files.yaml.plain.flow import Flow
from yshj.files.yaml.plain.words import KEY, PLAIN, QUOTED, TAIL, NotPlain, unquoted
from yshj.files.yaml.scalars import resolve
from yshj.model.marks import AT
from yshj.model.record import SourceMark

_BRACKETS = r"[\[{][^\n]*+(?:(?<=[,\[{])\n ++[^\n]*+)*+"
"""To the end of the line, and on where that is a comma or an opening bracket; `Flow` sees whether they close.
(Looking for the end from here, once for each line, would read a long file as often as it has lines.)"""
_VALUE = rf"{PLAIN}|{QUOTED}|{_BRACKETS}"
_LINES = re.compile(
    rf"^( *+)(?:#[^\n]*+|(- )?(?:({KEY}):(?: (?=[^ #])|(?= *+(?:#|$))))?({_VALUE})?{TAIL})$", re.MULTILINE
)
_ODD = re.compile("[\x00-\x09\x0b-\x1f\x7f-\xa0\u2028\u2029\u3000\ufeff\ufffe\uffff]")
_marked = partial(tuple.__new__, SourceMark)  # by its own way a mark takes three times as long
_DEEPEST = 6
"""Keys within keys. Each may add a list and its mapping, and brackets a few more: never MAX_DEPTH."""

Line = tuple[int, int, str, str, str]
"""One that says something, neither blank nor a comment: number, how far indented, dash, key, value."""


def read_plain(text: str, file: str = "") -> dict[str, Any] | None:
    """The data of a plainly written text, as the careful reader has it; None when it may not be plain.

    `file` is what places call it.
    """
    text = text.replace("\r\n", "\n")
    ends = text.count("\n")
    if ends + text.count(",") > MAX_VALUES or _ODD.search(text):
        return None
    lines: list[Line] = []
    number = 0
    for blanks, dash, key, value in _LINES.findall(text):
        number += 1
        if key or value or dash:
            lines.append((number, len(blanks), dash, key, value))
            if "\n" in value:
                number += value.count("\n")
    if number <= ends:
        return None
    try:
        return _Reader(lines, file).data()
    except NotPlain:
        return None


class _Reader:
    """Reads line after line; raises NotPlain as soon as one is not certainly plain."""

    def __init__(self, lines: list[Line], file: str) -> None:
        self._lines = [*lines, (0, -1, "", "", "")]  # an end that is indented less than any line
        self._file = file
        self._at = 0
        self._depth = 0

    def data(self) -> dict[str, Any]:
        _, indent, dash, key, _ = self._lines[0]
        if indent or dash or not key:
            raise NotPlain
        data = self._mapping(0)
        if self._at + 1 < len(self._lines):
            raise NotPlain
        return data

    def _mapping(self, indent: int) -> dict[str, Any]:
        """The keys at `indent`; the first may stand behind a dash."""
        result: dict[str, Any] = {}
        below: list[int] = []
        number, _, _, key, value = self._lines[self._at]
        first = number
        while True:
            if key[0] == '"':
                key = unquoted(key)
            if key in result:
                raise NotPlain
            below.append(number - first)
            self._at += 1
            if value > "~":  # most words
                result[key] = value
            else:
                result[key] = self._value(value) if value else self._nested(indent)
            number, here, dash, key, value = self._lines[self._at]
            if here != indent or dash or not key:
                break
        if here > indent or len(result) > MAX_ITEMS:
            raise NotPlain
        result[AT] = _marked((first, _layout(indent + 1, tuple(result), tuple(below)), self._file))
        return result

    def _nested(self, indent: int) -> Any:
        """What stands on the lines below a key."""
        _, deep, dash, key, _ = self._lines[self._at]
        if not (deep > indent or (dash and deep == indent)) or not (dash or key) or self._depth == _DEEPEST:
            raise NotPlain
        self._depth += 1
        value = self._sequence(deep) if dash else self._mapping(deep)
        self._depth -= 1
        if self._depth and len(value) > MAX_ITEMS:
            raise NotPlain
        return value

    def _sequence(self, indent: int) -> list[Any]:
        items: list[Any] = []
        _, here, dash, key, value = self._lines[self._at]
        while dash and here == indent:
            if key:
                items.append(self._mapping(indent + 2))
            else:
                self._at += 1
                items.append(self._value(value))
            _, here, dash, key, value = self._lines[self._at]
        if here > indent:
            raise NotPlain
        return items

    def _value(self, written: str) -> Any:
        """What the line just passed ends with."""
        if written > "~":
            return written
        if written[:1] in '"[{':
            return written[1:-1] if written[:1] == '"' else self._brackets(written)
        return resolve(written)

    def _brackets(self, text: str) -> Any:
        number, indent, dash, key, _ = self._lines[self._at - 1]
        before = indent + len(dash) + (len(key) + 2 if key else 0)
        return Flow(text, SourceMark(number, "", self._file), before, indent).value()


@lru_cache(maxsize=4096)
def _layout(column: int, keys: tuple[str, ...], below: tuple[int, ...]) -> str:
    """How keys that each begin a line lie: those that places are asked for."""
    return layout(column, zip(keys, below, [column] * len(keys), strict=False))
