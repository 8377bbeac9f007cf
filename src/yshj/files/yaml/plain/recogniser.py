"""A recogniser of plainly written YAML, in front of the careful reader.

Nearly all files are block lists and mappings of one-line texts. Such a text is read here line by line, four
times as fast, to the very data that the careful reader makes of it. Whatever is not certainly plain is left
to the careful reader, which alone refuses and explains: `tests/laws/test_plain_yaml.py` holds that the two
never differ.
"""

import re
from functools import lru_cache
from typing import Any

from yshj.files.yaml.limits import MAX_ITEMS, MAX_VALUES, layout
from yshj.files.yaml.plain.flow import Flow
from yshj.files.yaml.plain.words import KEY, PLAIN, QUOTED, NotPlain, unquoted
from yshj.files.yaml.scalars import Scalar, resolve
from yshj.model.marks import AT
from yshj.model.record import SourceMark

_BRACKETS = r"[\[{](?:(?:[^\n]*[,\[{])?\n ++)*[^\n]*[\]}]"
"""Several lines only where each ends behind a comma or an opening bracket. (Blanks are never given back:
trying every share of them would take for ever.)"""
_LINES = re.compile(
    rf"^(?:( *)(- )?(?:({KEY}):(?: (?=[^ ])|$))?(?:({PLAIN})|({QUOTED})|({_BRACKETS}))?| *#(?: [^\n]*)?)$",
    re.MULTILINE,
)
_ODD = re.compile("[\x00-\x09\x0b-\x1f\x7f-\xa0\u2028\u2029\u3000\ufeff\ufffe\uffff]")
_DEEPEST = 6
"""Keys within keys. Each may add a list and its mapping, and brackets a few more: never MAX_DEPTH."""

Line = tuple[str, str, str, str, str, str]
"""Blanks, dash, key, and the value: plain, quoted, or in brackets."""
_IDLE: Line = ("", "", "", "", "", "")
"""A line that says nothing: blank, a comment, or within brackets that begin above."""


def read_plain(text: str, file: str = "") -> dict[str, Any] | None:
    """The data of a plainly written text, as the careful reader has it; None when it may not be plain.

    `file` is what places call it.
    """
    ends = text.count("\n")
    if ends + text.count(",") > MAX_VALUES or _ODD.search(text):
        return None
    lines: list[Line] = _LINES.findall(text)
    if len(lines) != ends + 1:
        lines = [line for found in lines for line in (found, *[_IDLE] * found[-1].count("\n"))]
        if len(lines) != ends + 1:
            return None
    try:
        return _Reader(lines, file).data()
    except NotPlain:
        return None


class _Reader:
    """Reads line after line; raises NotPlain as soon as one is not certainly plain."""

    def __init__(self, lines: list[Line], file: str) -> None:
        self._lines = lines
        self._file = file
        self._end = len(lines)
        self._at = 0
        self._depth = 0
        self._known: dict[str, Scalar] = {}

    def data(self) -> dict[str, Any]:
        blanks, dash, key, *_ = self._next()
        if blanks or dash or not key:
            raise NotPlain
        data = self._mapping(0, self._at)
        if self._at < self._end:
            raise NotPlain
        return data

    def _next(self) -> Line:
        """The next line that says something; an empty one at the end."""
        while self._at < self._end:
            line = self._lines[self._at]
            if line[1] or line[2] or line[3] or line[4] or line[5]:
                return line
            self._at += 1
        return _IDLE

    def _mapping(self, indent: int, first: int) -> dict[str, Any]:
        """The keys at `indent`; the first may stand behind a dash."""
        result: dict[str, Any] = {}
        below: list[int] = []
        lines, blanks = self._lines, " " * indent
        while self._at < self._end:
            here, dash, key, plain, quoted, flow = lines[self._at]
            if key and (self._at == first or (here == blanks and not dash)):
                key = unquoted(key)
                if key in result:
                    raise NotPlain
                below.append(self._at - first)
                self._at += 1
                written = plain or quoted or flow
                result[key] = self._value(plain, quoted, flow) if written else self._nested(indent)
            elif dash or key or plain or quoted or flow:
                if len(here) > indent:
                    raise NotPlain
                break
            else:
                self._at += 1
        if len(result) > MAX_ITEMS:
            raise NotPlain
        result[AT] = SourceMark(first + 1, _layout(indent + 1, tuple(result), tuple(below)), self._file)
        return result

    def _nested(self, indent: int) -> Any:
        """What stands on the lines below a key."""
        blanks, dash, key, *_ = self._next()
        deep = len(blanks)
        if not (deep > indent or (dash and deep == indent)) or not (dash or key) or self._depth == _DEEPEST:
            raise NotPlain
        self._depth += 1
        value = self._sequence(deep) if dash else self._mapping(deep, self._at)
        self._depth -= 1
        if self._depth and len(value) > MAX_ITEMS:
            raise NotPlain
        return value

    def _sequence(self, indent: int) -> list[Any]:
        items: list[Any] = []
        lines, blanks = self._lines, " " * indent
        while self._at < self._end:
            here, dash, key, plain, quoted, flow = lines[self._at]
            if here == blanks and dash:
                if key:
                    items.append(self._mapping(indent + 2, self._at))
                    continue
                self._at += 1
                items.append(self._value(plain, quoted, flow))
            elif dash or key or plain or quoted or flow:
                if len(here) > indent:
                    raise NotPlain
                break
            else:
                self._at += 1
        return items

    def _value(self, plain: str, quoted: str, flow: str) -> Any:
        """What the line just passed ends with."""
        if plain:
            return plain if plain[0] > "~" else self._scalar(plain)
        return quoted[1:-1] if quoted else self._brackets(flow)

    def _scalar(self, plain: str) -> Scalar:
        """The same few days, ids and figures are written again and again."""
        known = self._known.get(plain)
        if known is None:
            known = self._known[plain] = resolve(plain)
        return known

    def _brackets(self, text: str) -> Any:
        blanks, dash, key, *_ = self._lines[self._at - 1]
        before = len(blanks) + len(dash) + (len(key) + 2 if key else 0)
        return Flow(text, SourceMark(self._at, "", self._file), before, len(blanks)).value()


@lru_cache(maxsize=4096)
def _layout(column: int, keys: tuple[str, ...], below: tuple[int, ...]) -> str:
    """How keys that each begin a line lie: those that places are asked for."""
    return layout(column, zip(keys, below, [column] * len(keys), strict=False))
