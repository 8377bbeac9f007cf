"""What pydantic says about a record, at its places: every mistake once, in Chinese."""

from collections.abc import Iterator
from typing import Any, get_args

from pydantic_core import ErrorDetails

from yshj.files.validate.problem_words import Wrong, missing_words, unknown_key_words, value_words
from yshj.files.yaml.advice import advice_for
from yshj.files.yaml.document import Document, Loc
from yshj.model.marks import SHAPES
from yshj.model.problem import Problem
from yshj.model.record import Field, Record, fields_of, is_record

Written = tuple[int | str, ...]

_MOST_PER_RECORD = 20


def validation_problems(
    details: list[ErrorDetails], kind: type[Record], document: Document, at: Loc
) -> Iterator[Problem]:
    """Every problem of one record, once for each place. `at` is where the record stands."""
    seen: set[Written] = set()
    for detail in _worth_telling(details):
        loc, owner, field = _written_at(kind, detail["loc"])
        if loc in seen or (detail["type"] == "too_short" and detail["input"]):
            continue  # a list is too short as well where each of its items is wrong
        seen.add(loc)
        if len(seen) <= _MOST_PER_RECORD:
            yield _problem(detail, owner, field, document, (*at, *loc), loc)
    if len(seen) > _MOST_PER_RECORD:
        text = f"这一处另有 {len(seen) - _MOST_PER_RECORD} 个问题，不再逐一列出"
        yield Problem(document.place(at), "F03", text)


def _worth_telling(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """All, unless the format is another: then whatever else does not fit follows from that."""
    return [
        detail for detail in details if detail["loc"] == ("format",) and detail["type"] != "missing"
    ] or details


def _problem(
    detail: ErrorDetails,
    owner: type[Record],
    field: Field | None,
    document: Document,
    loc: Written,
    inner: Written,
) -> Problem:
    if detail["type"] == "unexpected_keyword_argument":
        return Problem(document.key_place(loc), "F03", unknown_key_words(str(inner[-1]), owner))
    if detail["type"] == "missing":
        return Problem(document.place(loc), "F03", missing_words(str(inner[-1]), field))
    empty = detail["input"] is None and bool(inner) and isinstance(inner[-1], str)
    place = document.key_place(loc) if empty else document.place(loc)
    wrong = Wrong(
        detail=detail,
        field=field,
        key=next((part for part in reversed(inner) if isinstance(part, str)), ""),
        item=inner[-1] + 1 if inner and isinstance(inner[-1], int) else None,
        source=document.source(loc) or "",
        hint=advice_for(document.lines, place.line),
    )
    return Problem(place, "F03", value_words(wrong))


def _written_at(kind: type[Record], loc: Loc) -> tuple[Written, type[Record], Field | None]:
    """`loc` without what pydantic adds for unions and validators; the record and field of its last key."""
    kept: list[int | str] = []
    owner, field = kind, None
    inner: type[Record] | None = kind
    for part in loc:
        if part in SHAPES.values():
            continue
        if isinstance(part, int):
            kept.append(part)
        elif inner is not None or not ("[" in part or part in _ADDED):
            kept.append(part)
            owner = inner or owner
            field = fields_of(owner).get(part)
            inner = _record_in(field.annotation) if field and inner else None
    return tuple(kept), owner, field


_ADDED = frozenset({"int", "float", "str", "literal['open','leads']", "constrained-str", "none"})


def _record_in(annotation: Any) -> type[Record] | None:
    if is_record(annotation):
        return annotation
    for argument in get_args(annotation):
        found = _record_in(argument)
        if found:
            return found
    return None
