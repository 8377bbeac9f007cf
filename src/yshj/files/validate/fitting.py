"""Data that fits at first sight → records, without pydantic.

Each check takes exactly what the pydantic model of `files/models.py` takes as it stands, and leaves all else
to that model, which alone refuses and explains: `tests/laws/test_fitting.py` holds the two together.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from math import isfinite
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from yshj.model.record import (
    AT,
    TOP,
    FreeKeys,
    Length,
    Like,
    NeverNull,
    Parsed,
    Shorthand,
    Within,
    fields_of,
    is_record,
)

Check = Callable[[Any], Any]
"""The value as the record has it; raises Misfit."""


class Misfit(Exception):
    """The data may be wrong: the careful model has to look at it."""


@cache
def fitting(record: Any) -> Check:
    """The check that makes records of that kind from mappings that fit."""
    fields = fields_of(record)
    checks = {field.name: (index, _check(field.annotation)) for index, field in enumerate(fields)}
    required = {field.name for field in fields if field.required}
    defaults = [field.default for field in fields]
    fault = getattr(record, "fault", None)
    make = record._make
    assert record._fields == (*checks, "at"), "the spot stands last"

    def fit(data: Any) -> Any:
        if type(data) is not dict or not required <= data.keys():
            raise Misfit
        values = [*defaults, data.get(AT, TOP)]
        for key, value in data.items():
            if key in checks:
                index, check = checks[key]
                values[index] = check(value)
            elif key != AT:
                raise Misfit
        made = make(values)
        if fault and fault(made):
            raise Misfit
        return made

    return fit


def _check(annotation: Any) -> Check:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _marked(*arguments)
    if origin is Literal:
        return _word(frozenset(arguments))
    if origin is tuple:
        return _list(_check(arguments[0]))
    if origin in (Union, UnionType):
        return _either([_check(kind) for kind in arguments])
    return fitting(annotation) if is_record(annotation) else _PLAIN[annotation]


def _marked(inner: Any, *marks: Any) -> Check:
    if any(isinstance(mark, NeverNull) for mark in marks):
        kinds = [kind for kind in get_args(inner) if kind is not NoneType]
        return _either([_check(kind) for kind in kinds])
    known = [mark for mark in marks if type(mark) in _MARKED]
    assert len(known) < 2, "each mark here says all that there is to check"
    return _MARKED[type(known[0])](inner, known[0]) if known else _check(inner)


def _text(_: Any, length: Length) -> Check:
    least, most = length

    def text(value: Any) -> Any:
        if type(value) is str and least <= len(value) <= most and value == value.strip():
            return value
        raise Misfit

    return text


def _like(_: Any, like: Like) -> Check:
    pattern = re.compile(like.pattern)

    def text(value: Any) -> Any:
        if type(value) is str and pattern.fullmatch(value):
            return value
        raise Misfit

    return text


def _within(_: Any, bounds: Within) -> Check:
    least, most = bounds

    def number(value: Any) -> Any:
        if type(value) is int and value >= least and (most is None or value <= most):
            return value
        raise Misfit

    return number


def _parsed(_: Any, parsed: Parsed) -> Check:
    parse = parsed.parse

    def value_of(value: Any) -> Any:
        if type(value) is not str:
            raise Misfit
        try:
            return parse(value)
        except ValueError:
            raise Misfit from None

    return value_of


def _short(inner: Any, short: Shorthand) -> Check:
    fit = _check(inner)
    return lambda value: fit({short.key: value} if type(value) is str else value)


def _free_keys(inner: Any, _: FreeKeys) -> Check:
    check = _check(get_args(inner)[1])

    def mapping(value: Any) -> Mapping[str, Any]:
        if type(value) is not dict:
            raise Misfit
        return {key: check(item) for key, item in value.items() if key != AT}

    return mapping


def _word(words: frozenset[str]) -> Check:
    def word(value: Any) -> Any:
        if type(value) is str and value in words:
            return value
        raise Misfit

    return word


def _list(check: Check) -> Check:
    def items(value: Any) -> tuple[Any, ...]:
        if type(value) is not list:
            raise Misfit
        return tuple([check(item) for item in value])

    return items


def _either(checks: list[Check]) -> Check:
    if len(checks) == 1:
        return checks[0]

    def one(value: Any) -> Any:
        for check in checks:
            try:
                return check(value)
            except Misfit:
                continue
        raise Misfit

    return one


def _exactly(kind: type) -> Check:
    def same(value: Any) -> Any:
        if type(value) is kind:
            return value
        raise Misfit

    return same


def _finite(value: Any) -> Any:
    if type(value) is float and isfinite(value):
        return value
    raise Misfit


def _stripped(value: Any) -> Any:
    if type(value) is str and value == value.strip():
        return value
    raise Misfit


_PLAIN: dict[Any, Check] = {
    str: _stripped,
    int: _exactly(int),
    bool: _exactly(bool),
    float: _finite,
    NoneType: _exactly(NoneType),
}
_MARKED: dict[type, Callable[[Any, Any], Check]] = {
    Length: _text,
    Like: _like,
    Within: _within,
    Parsed: _parsed,
    Shorthand: _short,
    FreeKeys: _free_keys,
}
