"""Documents → records. A list of records loses its bad items, and each is a problem."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from yshj.files.validate.fitting import Misfit, fitting
from yshj.files.yaml.document import Document, Loc
from yshj.model.problem import Problem
from yshj.model.record import fields_of

if TYPE_CHECKING:
    from pydantic import ValidationError

R = TypeVar("R")

_MOST = 1000
"""Bad records of one file that are told one by one."""


class Validated(NamedTuple, Generic[R]):
    """A record, unless what identifies it is wrong; every problem."""

    record: R | None
    problems: list[Problem]
    document: Document | None = None
    """Where there are problems, the document that has them."""
    left_out: tuple[tuple[str, int], ...] = ()
    """The items that its lists have lost: the list's key, and the index."""


def validate(document: Document, record: type[R], lists: dict[str, type[Any]]) -> Validated[R]:
    """`document` as a `record`; `lists` names the keys that hold records to be judged one by one.

    Unknown or wrong keys beside them are problems too; the record is None only when it cannot be
    built without them.
    """
    kind: Any = record
    fit: Callable[[object], R] = fitting(kind)
    try:
        return Validated(fit(document.data), [])
    except Misfit:
        return _carefully(document, kind, lists)


def _carefully(document: Document, record: Any, lists: dict[str, Any]) -> Validated[Any]:
    problems: list[Problem] = []
    left_out: list[tuple[str, int]] = []
    data: dict[str, Any] = dict(document.data)
    kept: dict[str, tuple[Any, ...]] = {}
    for key, item_kind in lists.items():
        if isinstance(data.get(key), list):
            kept[key], bad = _items(document, key, item_kind, problems)
            data[key] = []
            left_out += [(key, index) for index in bad]
    whole, top = _top(document, record, data)
    problems += top
    if whole is not None:
        whole = whole._replace(**kept)
    return Validated(whole, sorted(problems), document, tuple(left_out))


def _items(
    document: Document, key: str, kind: Any, problems: list[Problem]
) -> tuple[tuple[Any, ...], list[int]]:
    fit = fitting(kind)
    kept: list[Any] = []
    bad: list[int] = []
    for index, item in enumerate(document.data[key]):
        try:
            kept.append(fit(item))
        except Misfit:
            if len(bad) >= _MOST and not isinstance(item, dict):  # nothing is told of it
                bad.append(index)
                continue
            made, error = _judged(kind, item)
            if error is None:
                kept.append(made)
                continue
            bad.append(index)
            if len(bad) <= _MOST:
                problems += _told(error, kind, document, (key, index))
    if len(bad) > _MOST:
        place = document.place((key, bad[_MOST]))
        text = f"从这里起另有 {len(bad) - _MOST} 条有误，不再逐一列出；请先改正前面的"
        problems.append(Problem(place, "F03", text))
    return tuple(kept), bad


def _top(document: Document, record: Any, data: dict[str, Any]) -> tuple[Any, list[Problem]]:
    """The whole record; on errors, once more without the optional keys that are wrong."""
    made, error = _judged(record, data)
    if error is None:
        return made, []
    required = {field.name: field.required for field in fields_of(record)}
    for key in {str(detail["loc"][0]) for detail in error.errors() if detail["loc"]}:
        if key in data and key in required and key in _LISTS:
            data[key] = []
        elif not required.get(key):
            data.pop(key, None)
    for key in _LISTS & required.keys():
        data.setdefault(key, [])
    made, _ = _judged(record, data)
    return made, _told(error, record, document, ())


def _judged(kind: Any, data: object) -> tuple[Any, "ValidationError | None"]:
    """The record that the careful model makes of `data`, or what it has against it."""
    from pydantic import ValidationError

    from yshj.files.validate.models import validated

    try:
        return validated(kind, data), None
    except ValidationError as error:
        return None, error


def _told(error: "ValidationError", kind: Any, document: Document, at: Loc) -> list[Problem]:
    from yshj.files.validate.validation_problems import complaints

    return list(complaints(error, kind, document, at))


_LISTS = {"entries", "decisions", "units", "groups", "tasks"}
"""Lists that may be read as empty when they are missing or wrong: the problem says so."""
