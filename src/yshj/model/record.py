"""How records describe themselves: where they stand, what their values must be, what people read of them.

A record is a NamedTuple whose annotations say everything: the type, and these marks within `Annotated`. They
are read by two others: `files/fitting.py` takes what fits at first sight, `files/models.py` makes of them
the pydantic models that judge everything else and explain it.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Annotated, Any, NamedTuple, TypeVar, get_args, get_origin

from yshj.model.place import Place

AT = " at"
"""The key under which the reader of files hands a mapping its spot; no file can contain it."""

T = TypeVar("T")
Many = tuple[T, ...]
"""A list as files write it; a tuple once read, since what was written does not change."""


class SourceMark(NamedTuple):
    """Where a record begins, and how its keys lie from there.

    `layout` is the record's column, then `key=lines below:column` for each key that it writes. Records
    written alike share one layout: half a million entries know some hundred.
    """

    line: int
    layout: str
    file: str = ""

    def place(self, key: str = "") -> Place:
        """Where the record, or its `key` if it wrote that one, stands."""
        spots = _spots(self.layout)
        below, column = spots.get(key) or spots[""]
        return Place(self.file, self.line + below, column)

    @property
    def written(self) -> frozenset[str]:
        """The keys that the record writes."""
        return _written(self.layout)


TOP = SourceMark(1, "1")
"""Of a record that no file writes as a mapping of its own."""


@lru_cache(maxsize=4096)
def _spots(layout: str) -> dict[str, tuple[int, int]]:
    column, *keys = layout.split(" ")
    spots = {"": (0, int(column))}
    for written in keys:
        key, _, spot = written.partition("=")
        below, _, at = spot.partition(":")
        spots[key] = (int(below), int(at))
    return spots


@lru_cache(maxsize=4096)
def _written(layout: str) -> frozenset[str]:
    return frozenset(_spots(layout)) - {""}


class Doc(NamedTuple):
    """What people read of a key."""

    title: str
    description: str | None = None
    examples: tuple[object, ...] = ()
    source: str = ""
    """Where the default of a number comes from."""


class Length(NamedTuple):
    """A text of so many characters, both included, without blanks around it."""

    least: int
    most: int


class Like(NamedTuple):
    """A text that the regular expression describes from end to end."""

    pattern: str


class Within(NamedTuple):
    """A number from `least` to `most`, both included."""

    least: int
    most: int | None = None


class Parsed(NamedTuple):
    """A value made of a text by `parse`, which raises ValueError with the Chinese reason why it is none."""

    parse: Callable[[str], object]
    pattern: str
    """For schemas: what such texts look like."""
    examples: tuple[str, ...]


class Shorthand(NamedTuple):
    """A record of which a bare text may stand for its `key`."""

    key: str


class NeverNull(NamedTuple):
    """An optional key that may be left out but not be written as null."""


class FreeKeys(NamedTuple):
    """A mapping whose keys are names that people choose."""


Text = Annotated[str, Length(1, 20_000)]
"""Words that must say something; a number here is a mistake, never converted."""


class Field(NamedTuple):
    """One key that a record may write."""

    name: str
    annotation: Any
    says: Doc
    required: bool
    default: Any


def fields_of(record: type[Any]) -> tuple[Field, ...]:
    """The keys of a record, in its order."""
    defaults = record._field_defaults
    return tuple(
        Field(name, annotation, _says(annotation), name not in defaults, defaults.get(name))
        for name, annotation in record.__annotations__.items()
        if name != "at"
    )


def is_record(kind: object) -> bool:
    """Whether a type is that of a record."""
    return isinstance(kind, type) and hasattr(kind, "_fields") and "at" in kind._fields


def _says(annotation: Any) -> Doc:
    marks = get_args(annotation)[1:] if get_origin(annotation) is Annotated else ()
    return next((mark for mark in marks if isinstance(mark, Doc)), Doc(""))
