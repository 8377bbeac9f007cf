"""Values in brackets of plainly written YAML: `[a, b]`, `{name: a, members: [b, c]}`."""

import re
from typing import Any

from yshj.files.yaml.limits import MAX_ITEMS, layout
from yshj.files.yaml.plain.words import KEY, PLAIN_IN_FLOW, QUOTED, NotPlain, unquoted
from yshj.files.yaml.scalars import resolve
from yshj.model.marks import AT
from yshj.model.record import SourceMark

_KEY = re.compile(rf"({KEY}): +")
_WORD = re.compile(rf"({PLAIN_IN_FLOW})|({QUOTED})")
_BLANKS = re.compile(r" *(?:\n( +))?")
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
        if self._at < len(self._text):
            raise NotPlain
        return value

    def _value(self, depth: int) -> Any:
        if depth > _DEEPEST:
            raise NotPlain
        if self._text.startswith("[", self._at):
            return self._list(depth)
        if self._text.startswith("{", self._at):
            return self._mapping(depth)
        found = _WORD.match(self._text, self._at)
        if found is None:
            raise NotPlain
        self._at = found.end()
        return resolve(found[1]) if found[1] else found[2][1:-1]

    def _list(self, depth: int) -> list[Any]:
        items: list[Any] = []
        while self._another("]", len(items)):
            items.append(self._value(depth + 1))
        return items

    def _mapping(self, depth: int) -> dict[str, Any]:
        result: dict[str, Any] = {}
        keys: list[tuple[str, int, int]] = []
        line, column = self._spot()
        while self._another("}", len(result)):
            found = _KEY.match(self._text, self._at)
            key = unquoted(found[1]) if found else ""
            if found is None or key in result:
                raise NotPlain
            below, at = self._spot()
            keys.append((key, below - line, at))
            self._at = found.end()
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
        found = _BLANKS.match(self._text, self._at)
        assert found is not None, "it matches nothing at all, too"
        if found[1]:
            if len(found[1]) <= self._indent:
                raise NotPlain
            self._line += 1
            self._column = -found.start(1)  # of this line: its blanks begin in column 0
        self._at = found.end()

    def _spot(self) -> tuple[int, int]:
        """Line and column of what comes next, as places count them."""
        return self._line, self._column + self._at + 1
