"""Values in brackets of plainly written YAML: `[a, b]`, `{name: a, members: [b, c]}`."""

import re
from typing import Any

from yshj.files.yaml.limits import MAX_ITEMS, layout
from yshj.files.yaml.plain.words import KEY, PLAIN_IN_FLOW, QUOTED, TAIL, NotPlain, unquoted
from yshj.files.yaml.scalars import resolve
from yshj.model.marks import AT
from yshj.model.record import SourceMark

_KEY = re.compile(rf"({KEY}): ++")
_WORD = re.compile(rf"({PLAIN_IN_FLOW})|({QUOTED})")
_BLANKS = re.compile(r" *+(?:\n( ++))?")
_TAIL = re.compile(TAIL)
_DEEPEST = 6


class Flow:
    """Reads one value; raises NotPlain as soon as it is not certainly plain."""

    def __init__(self, text: str, start: SourceMark, column: int, indent: int) -> None:
        """`text` begins on the line of `start`, at `column` from 0; further lines go deeper than `indent`."""
        self._text = text
        self._line, _, self._file = start
        self._column = column
        self._indent = indent
        self._at = 0

    def value(self) -> Any:
        """The one value that the text is."""
        value = self._value(0)
        if not _TAIL.fullmatch(self._text, self._at):
            raise NotPlain
        return value

    def _value(self, depth: int) -> Any:
        if depth > _DEEPEST:
            raise NotPlain
        if self._text.startswith("[", self._at):
            return self._list(depth)
        if self._text.startswith("{", self._at):
            return self._mapping(depth)
        word, quoted = self._matched(_WORD)
        return resolve(word) if word else quoted[1:-1]

    def _list(self, depth: int) -> list[Any]:
        items: list[Any] = []
        while self._another("]", len(items)):
            items.append(self._value(depth + 1))
        return items

    def _mapping(self, depth: int) -> dict[str, Any]:
        result: dict[str, Any] = {}
        keys: list[tuple[str, int, int]] = []
        line, column = self._place()
        while self._another("}", len(result)):
            below, at = self._place()
            key = unquoted(self._matched(_KEY)[0])
            if key in result:
                raise NotPlain
            keys.append((key, below - line, at))
            result[key] = self._value(depth + 1)
        result[AT] = SourceMark(line, layout(column, keys), self._file)
        return result

    def _another(self, closing: str, count: int) -> bool:
        """Whether another item begins here, behind the opening bracket or a comma; else the end is passed."""
        if count == 0:
            self._at += 1
        self._blanks()
        if self._text.startswith(closing, self._at):
            self._at += 1
            return False
        if count:
            if not self._text.startswith(",", self._at) or count >= MAX_ITEMS:
                raise NotPlain
            self._at += 1
            self._blanks()
        return True

    def _blanks(self) -> None:
        (deeper,) = self._matched(_BLANKS)
        if deeper:
            if len(deeper) <= self._indent:
                raise NotPlain
            self._line += 1
            self._column = len(deeper) - self._at  # of this line: its blanks begin in column 0

    def _matched(self, pattern: re.Pattern[str]) -> tuple[str, ...]:
        """The groups of what stands here, which is passed."""
        found = pattern.match(self._text, self._at)
        if found is None:
            raise NotPlain
        self._at = found.end()
        return found.groups()

    def _place(self) -> tuple[int, int]:
        """Line and column of what comes next, as places count them."""
        return self._line, self._column + self._at + 1
