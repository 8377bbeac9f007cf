"""Documents → records. A list of records loses its bad items, and each is a problem."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from yshj.files.complaints import complaints
from yshj.files.yaml_text import Document
from yshj.model.problem import Problem
from yshj.model.record import Record

R = TypeVar("R", bound=Record)

_MOST = 1000
"""Bad records of one file that are told one by one."""


@dataclass(frozen=True)
class Shaped(Generic[R]):
    """A record, unless what identifies it is wrong; every problem; indexes of items left out."""

    record: R | None
    problems: list[Problem]
    left_out: tuple[tuple[str, int], ...] = ()


def shape(document: Document, model: type[R], lists: dict[str, type[Record]]) -> Shaped[R]:
    """`document` as `model`; `lists` names the keys that hold records to be judged one by one.

    Unknown or wrong keys beside them are problems too; the record is None only when it cannot be
    built without them.
    """
    problems: list[Problem] = []
    left_out: list[tuple[str, int]] = []
    data: dict[str, Any] = dict(document.data)
    for key, item_model in lists.items():
        if isinstance(data.get(key), list):
            kept, bad = _items(document, key, item_model, problems)
            data[key] = kept
            left_out += [(key, index) for index in bad]
    record, top = _top(document, model, data)
    problems += top
    return Shaped(record, sorted(problems), tuple(left_out))


def _items(
    document: Document, key: str, model: type[Record], problems: list[Problem]
) -> tuple[list[Record], list[int]]:
    kept: list[Record] = []
    bad: list[int] = []
    for index, item in enumerate(document.data[key]):
        try:
            kept.append(model.model_validate(item))
        except ValidationError as error:
            bad.append(index)
            if len(bad) <= _MOST:
                problems.extend(complaints(error, model, document, (key, index)))
    if len(bad) > _MOST:
        place = document.place((key, bad[_MOST]))
        text = f"从这里起另有 {len(bad) - _MOST} 条有误，不再逐一列出；请先改正前面的"
        problems.append(Problem(place, "F03", text))
    return kept, bad


def _top(document: Document, model: type[R], data: dict[str, Any]) -> tuple[R | None, list[Problem]]:
    """The whole record; on errors, once more without the optional keys that are wrong."""
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        problems = list(complaints(error, model, document, ()))
        wrong = {str(detail["loc"][0]) for detail in error.errors() if detail["loc"]}
    for key in wrong:
        field = model.model_fields.get(key)
        if key in data and field is not None and field.annotation is not None and key in _LISTS:
            data[key] = []
        elif field is None or not field.is_required():
            data.pop(key, None)
    for key in _LISTS & model.model_fields.keys():
        data.setdefault(key, [])
    try:
        return model.model_validate(data), problems
    except ValidationError:
        return None, problems


_LISTS = {"entries", "decisions", "units", "groups", "tasks"}
"""Lists that may be read as empty when they are missing or wrong: the problem says so."""
