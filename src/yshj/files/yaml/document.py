"""One document as it was read: plain data for judging its shape, and the places of everything in it.

Most places are known from the marks that mappings carry and from the line itself; only for what these do not
say for certain is the text composed again, which costs as much as reading the file.
"""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from yshj.files.yaml.scalars import resolve
from yshj.model.marks import AT
from yshj.model.place import Place
from yshj.model.record import SourceMark

if TYPE_CHECKING:
    from yshj.files.yaml.places import Places

Loc = Sequence[int | str]

_NOT_HERE = re.compile(r" *(?:[\t#,\]}]|$)")
"""What follows a key whose value is empty or stands further below."""
_WORD = re.compile(r"\"[^\"]*\"|[^\s,\[\]{}\"'#]+")


class Document:
    """The data of one file; a good file is never asked for more than its records know of their places."""

    def __init__(self, file: str, data: dict[str, Any], text: str) -> None:
        self.file = file
        self.data = data
        self.text = text

    @cached_property
    def _places(self) -> "Places":
        from yshj.files.yaml.places import Places

        return Places(self.file, self.text)

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the file, without their ends."""
        return self.text.splitlines()

    def place(self, loc: Loc) -> Place:
        """Where the value at `loc` stands; of what is missing, where its mapping starts."""
        return self._marked(loc) or self._behind_key(loc) or self._places.place(loc)

    def key_place(self, loc: Loc) -> Place:
        """Where the key that `loc` ends with stands."""
        return self._key(loc) or self._places.key_place(loc)

    def source(self, loc: Loc) -> str | None:
        """The text of the scalar at `loc` as it is written; None for lists and mappings."""
        value = self._value(loc)
        if isinstance(value, dict | list):
            return None
        place = self._behind_key(loc)
        if place:
            rest = self.lines[place.line - 1][place.column - 1 :]
            word = _WORD.match(rest)
            for written in (rest.partition(" #")[0].rstrip(), word.group() if word else ""):
                if _means(written, value):
                    return written.strip()
        return self._places.source(loc)

    def _value(self, loc: Loc) -> Any:
        """What stands at `loc`; an Ellipsis where nothing does."""
        value: Any = self.data
        for part in loc:
            try:
                value = value[part]
            except (KeyError, IndexError, TypeError):
                return ...
        return value

    def _marked(self, loc: Loc) -> Place | None:
        """The place of a mapping, or of that in which a key is missing."""
        value = self._value(loc)
        if value is ... and loc and isinstance(loc[-1], str):
            value = self._value(loc[:-1])
        mark: SourceMark | None = value.get(AT) if isinstance(value, dict) else None
        return mark.place() if mark else None

    def _key(self, loc: Loc) -> Place | None:
        """The place of a key that the mark of its mapping knows."""
        holder = self._value(loc[:-1]) if loc else None
        mark: SourceMark | None = holder.get(AT) if isinstance(holder, dict) else None
        return mark.place(str(loc[-1])) if mark and loc[-1] in mark.written else None

    def _behind_key(self, loc: Loc) -> Place | None:
        """The place of a value that begins on the line of its key."""
        key = self._key(loc)
        if key is None:
            return None
        written, start = f"{loc[-1]}: ", key.column - 1
        line = self.lines[key.line - 1]
        if not line.startswith(written, start) or _NOT_HERE.match(line, start + len(written)):
            return None
        behind = line[start + len(written) :]
        column = start + len(written) + len(behind) - len(behind.lstrip(" "))
        return Place(self.file, key.line, column + 1)


def _means(written: str, value: object) -> bool:
    """Whether a text of one line certainly is that value as a file writes it."""
    if written[:1] in ("'", '"'):
        return len(written) > 1 and written[-1] == written[0] and written[1:-1] == value
    meant = resolve(written)
    return type(meant) is type(value) and meant == value
