"""Records ↔ columns of plain values, such as the interpreter writes down and reads back at once.

Half a million entries are twelve lists, not half a million objects with twelve values each.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache, partial
from itertools import chain, islice
from types import NoneType, UnionType
from typing import Annotated, Any, NamedTuple, TypeVar, Union, get_args, get_origin

from yshj.model.record import Parsed, SourceMark, fields_of, is_record

T = TypeVar("T")
Columns = list[Any]
Column = list[Any]


class _Way(NamedTuple):
    """How the values of one field become plain, and how they come back."""

    there: Callable[[Sequence[Any]], Column]
    back: Callable[[Column, str], Iterable[Any]]


def packed(kind: Any, records: Sequence[Any]) -> Columns:
    """Records of one kind as a list of values for each field, the spots last, as two lists."""
    *values, spots = zip(*records, strict=True) if records else ((),) * len(kind._fields)
    columns = [way.there(column) for way, column in zip(_ways(kind), values, strict=True)]
    return [*columns, [spot.line for spot in spots], [spot.layout for spot in spots]]


def unpacked(kind: Any, columns: Columns, file: str) -> tuple[Any, ...]:
    """The records that were packed, in the file of that name."""
    *values, lines, layouts = columns
    fields = [way.back(column, file) for way, column in zip(_ways(kind), values, strict=True)]
    return tuple(_rows(kind, *fields, _rows(SourceMark, lines, layouts, [file] * len(lines))))


def _rows(kind: type[T], *columns: Iterable[Any]) -> Iterator[T]:
    """Named tuples of one kind, made of their columns four times as fast as by calling the kind."""
    make: Callable[[tuple[Any, ...]], T] = partial(tuple.__new__, kind)  # type: ignore[type-var]
    return map(make, zip(*columns, strict=True))


@cache
def _ways(kind: Any) -> tuple[_Way, ...]:
    return tuple(_way(field.annotation) for field in fields_of(kind))


def _way(annotation: Any) -> _Way:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        parsed = any(isinstance(mark, Parsed) for mark in arguments[1:])
        return _DAYS if parsed else _way(arguments[0])
    if origin in (Union, UnionType):
        kinds = [kind for kind in arguments if kind is not NoneType]
        return _way(kinds[0]) if len(kinds) == 1 else _PLAIN
    if origin is tuple:
        return _lists(arguments[0])
    return _one(annotation) if is_record(annotation) else _PLAIN


def _lists(annotation: Any) -> _Way:
    kind = annotation
    while get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    if is_record(kind):
        return _Way(partial(_laid_end_to_end, kind), partial(_taken_apart, kind))
    way = _way(annotation)
    if way is _PLAIN:
        return _PLAIN
    return _Way(
        lambda values: [way.there(value) for value in values],
        lambda column, file: [tuple(way.back(value, file)) for value in column],
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
