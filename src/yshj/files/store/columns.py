"""Records ↔ columns of plain values, such as the interpreter writes down and reads back at once.

Half a million entries are twelve lists, not half a million objects with twelve values each.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache, partial
from itertools import chain, islice, repeat
from operator import attrgetter
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from yshj.model.marks import FromText
from yshj.model.record import SourceMark, fields_of, is_record, without_marks

Columns = list[Any]
Column = list[Any]


class _Way(NamedTuple):
    """How the values of one field become plain, and how they come back."""

    pack: Callable[[Sequence[Any]], Column]
    unpack: Callable[[Column, str], Iterable[Any]]


def packed(kind: Any, records: Sequence[Any]) -> Columns:
    """Records of one kind as a list of values for each field, then the marks as two lists."""
    ways = _ways(kind)
    rows = map(attrgetter(*(name for name, _ in ways), "at"), records)
    *values, marks = zip(*rows, strict=True) if records else [()] * (len(ways) + 1)
    columns = [way.pack(column) for (_, way), column in zip(ways, values, strict=True)]
    return [*columns, [mark.line for mark in marks], [mark.layout for mark in marks]]


def unpacked(kind: Any, columns: Columns, file: str) -> tuple[Any, ...]:
    """The records that were packed, in the file of that name."""
    *values, lines, layouts = columns
    records = tuple(map(object.__new__, repeat(kind, len(lines))))
    marks = map(tuple.__new__, repeat(SourceMark), zip(lines, layouts, repeat(file)))
    filled = (way.unpack(column, file) for (_, way), column in zip(_ways(kind), values, strict=True))
    _filler(kind)(records, *filled, marks)
    return records


@cache
def _filler(kind: Any) -> Callable[..., None]:
    """What fills every field of records of that kind; nothing is judged again, and no constructor is called.

    It is written for the kind, as `dataclass` writes constructors: `setattr` takes twice as long.
    """
    names = [*(name for name, _ in _ways(kind)), "at"]
    columns, values = (", ".join(f"{kind_of}{number}" for number in range(len(names))) for kind_of in "cv")
    body = "; ".join(f"record.{name} = v{number}" for number, name in enumerate(names))
    space: dict[str, Any] = {}
    exec(f"def fill(records, {columns}):\n for record, {values} in zip(records, {columns}): {body}", space)
    filler: Callable[..., None] = space["fill"]
    return filler


@cache
def _ways(kind: Any) -> list[tuple[str, _Way]]:
    """The attributes of a record with the way of each."""
    return [(field.attribute, _way(field.annotation)) for field in fields_of(kind).values()]


def _way(annotation: Any) -> _Way:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        days = any(isinstance(mark, FromText) for mark in arguments[1:])
        return _DAYS if days else _way(arguments[0])
    if origin in (Union, UnionType):
        kinds = [kind for kind in arguments if kind is not NoneType]
        return _way(kinds[0]) if len(kinds) == 1 else _either([_way(kind) for kind in kinds], kinds)
    if origin is tuple:
        return _lists(arguments[0])
    return _one(annotation) if is_record(annotation) else _PLAIN


def _either(ways: Sequence[_Way], kinds: Sequence[Any]) -> _Way:
    """Values of several kinds, of which records need their own way: each with the number of its kind."""
    if all(way is _PLAIN for way in ways):
        return _PLAIN
    shapes = [get_origin(without_marks(kind)) or without_marks(kind) for kind in kinds]
    types = [str if shape is Literal else shape for shape in shapes]

    def pack(value: Any) -> Any:
        index = next((number for number, kind in enumerate(types) if isinstance(value, kind)), None)
        return None if index is None else (index, ways[index].pack([value]))

    def unpack(value: Any, file: str) -> Any:
        return None if value is None else next(iter(ways[value[0]].unpack(value[1], file)))

    return _Way(
        lambda values: [pack(value) for value in values],
        lambda column, file: [unpack(value, file) for value in column],
    )


def _lists(annotation: Any) -> _Way:
    kind = without_marks(annotation)
    if is_record(kind):
        return _Way(partial(_laid_end_to_end, kind), partial(_taken_apart, kind))
    way = _way(annotation)
    if way is _PLAIN:
        return _PLAIN
    return _Way(
        lambda values: [way.pack(value) for value in values],
        lambda column, file: [tuple(way.unpack(value, file)) for value in column],
    )


def _laid_end_to_end(kind: Any, lists: Sequence[Sequence[Any]]) -> Column:
    """How long each list is, and the columns of all their records together."""
    return [[len(items) for items in lists], packed(kind, [*chain.from_iterable(lists)])]


def _taken_apart(kind: Any, column: Column, file: str) -> list[tuple[Any, ...]]:
    lengths, columns = column
    items = iter(unpacked(kind, columns, file))
    return [tuple(islice(items, length)) for length in lengths]


def _one(kind: Any) -> _Way:
    return _Way(lambda values: packed(kind, values), lambda column, file: unpacked(kind, column, file))


class _Calendar(dict[int | None, date | None]):
    """Ordinal → day: the same few days are asked for again and again."""

    def __missing__(self, ordinal: int) -> date:
        day = self[ordinal] = date.fromordinal(ordinal)
        return day


_calendar = _Calendar({None: None})
_PLAIN = _Way(list, lambda column, _: column)
_DAYS = _Way(
    lambda values: [value and value.toordinal() for value in values],
    lambda column, _: map(_calendar.__getitem__, column),
)
