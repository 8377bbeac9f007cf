"""The base of all that people write: how records are judged, where they stand, which keys they have.

A record is a dataclass, frozen for mypy, whose annotations say everything: the type, the standard marks of
`annotated_types`, and those of `model/marks.py`. pydantic reads them as they stand.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import (
    Annotated,
    Any,
    ClassVar,
    NamedTuple,
    TypeGuard,
    TypeVar,
    dataclass_transform,
    get_args,
    get_origin,
)

from yshj.model.marks import AT, Doc, Len, Unseen
from yshj.model.place import Place

Text = Annotated[str, Len(1, 20_000)]
"""Words that must say something; a number here is a mistake, never converted."""

_NOTHING: dict[str, Any] = {}


def written_key(attribute: str) -> str:
    """The key of a file that an attribute holds: `from_` holds `from`, which Python has taken."""
    return attribute.removesuffix("_")


def nothing() -> dict[str, Any]:
    """The mapping that was not written: one for all, for a dict of its own would cost 64 bytes a field."""
    return _NOTHING


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
        offsets = _offsets(self.layout)
        below, column = offsets.get(key) or offsets[""]
        return Place(self.file, self.line + below, column)

    @property
    def written(self) -> frozenset[str]:
        """The keys that the record writes."""
        return _written(self.layout)


TOP = SourceMark(1, "1")
"""Of a record that no file writes as a mapping of its own."""


@lru_cache(maxsize=4096)
def _offsets(layout: str) -> dict[str, tuple[int, int]]:
    column, *keys = layout.split(" ")
    offsets = {"": (0, int(column))}
    for written in keys:
        key, _, offset = written.partition("=")
        below, _, at = offset.partition(":")
        offsets[key] = (int(below), int(at))
    return offsets


@lru_cache(maxsize=4096)
def _written(layout: str) -> frozenset[str]:
    return frozenset(_offsets(layout)) - {""}


T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(kind: type[T]) -> type[T]:
    """The class as a dataclass with slots, compared and shown as `Record` says; mypy holds it frozen.

    Methods of its own would make a class cost half as much again, and every run makes all of them; and
    half a million entries are filled in half the time where nothing stands in the way.
    """
    return dataclass(slots=True, eq=False, repr=False)(kind)


@record
class Record:
    """Something that a file writes. Records are equal by what they say, wherever they stand."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = {
        "strict": True,
        "extra": "forbid",
        "allow_inf_nan": False,
        "str_strip_whitespace": True,
        "alias_generator": lambda name: AT if name == "at" else written_key(name),
    }

    at: Annotated[SourceMark, Unseen()] = field(default=TOP, compare=False, kw_only=True)

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and _said(self) == _said(other)

    def __hash__(self) -> int:
        return hash(_said(self))

    def __repr__(self) -> str:
        return f"{type(self).__name__}{_said(self)}"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """As of any dataclass, but from a mapping: strict would have nothing but a record."""
        schema = handler(source)
        handler.resolve_ref_schema(schema)["strict"] = False
        return schema


def _said(record: Any) -> tuple[Any, ...]:
    return tuple(getattr(record, each.name) for each in dataclasses.fields(record) if each.compare)


class Field(NamedTuple):
    """One key that a record may write, and the attribute that holds it."""

    name: str
    attribute: str
    annotation: Any
    doc: Doc
    required: bool
    default: Any


def fields_of(record: type[Record]) -> Mapping[str, Field]:
    """The keys of a record by name, in its order."""
    return {written_key(each.name): _field(each) for each in dataclasses.fields(record) if each.name != "at"}


def is_record(kind: object) -> TypeGuard[type[Record]]:
    """Whether a type is that of a record."""
    return isinstance(kind, type) and issubclass(kind, Record)


def without_marks(annotation: Any) -> Any:
    """What `Annotated` annotates, or the annotation itself."""
    return get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation


def _field(each: "dataclasses.Field[Any]") -> Field:
    marks = get_args(each.type)[1:] if get_origin(each.type) is Annotated else ()
    doc = next((mark for mark in marks if isinstance(mark, Doc)), Doc(""))
    missing = dataclasses.MISSING
    default = each.default if each.default_factory is missing else each.default_factory()
    return Field(
        written_key(each.name),
        each.name,
        each.type,
        doc,
        default is missing,
        None if default is missing else default,
    )
