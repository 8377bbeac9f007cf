"""Documents → records. A list of records loses its bad items, and each is a problem."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from yshj.model.problem import Problem
from yshj.model.record import Record, fields_of

if TYPE_CHECKING:
    from yshj.files.yaml.document import Document, Loc

R = TypeVar("R", bound=Record)

_MOST = 1000
"""Bad records of one file that are listed one by one."""


class Validated(NamedTuple, Generic[R]):
    """A record, unless what identifies it is wrong; every problem."""

    record: R | None
    problems: list[Problem]
    document: "Document | None" = None
    """Where there are problems, the document that has them."""
    left_out: tuple[tuple[str, int], ...] = ()
    """The items that its lists have lost: the list's key, and the index."""


def validate(document: "Document", kind: type[R], lists: dict[str, type[Any]]) -> Validated[R]:
    """`document` as a record of its `kind`; `lists` names the keys that hold records to be judged one by one.

    Unknown or wrong keys beside them are problems too; the record is None only when it cannot be
    built without them.
    """
    problems: list[Problem] = []
    left_out: list[tuple[str, int]] = []
    data: dict[str, Any] = dict(document.data)
    kept: dict[str, Any] = {}
    for key, item_kind in lists.items():
        if isinstance(data.get(key), list):
            kept[key], bad = _items(document, key, item_kind, problems)
            data[key] = []
            left_out += [(key, index) for index in bad]
    whole, top = _top(document, kind, data)
    record = replace(whole, **kept) if whole is not None else None
    if not problems and not top:
        return Validated(record, [])
    return Validated(record, sorted([*problems, *top]), document, tuple(left_out))


def _items(
    document: "Document", key: str, kind: type[Record], problems: list[Problem]
) -> tuple[tuple[Any, ...], list[int]]:
    """The records of one list, and the indexes of what is none."""
    from yshj.files.validate.adapter import judge_of

    judged = judge_of(kind)
    kept: list[Any] = []
    bad: list[int] = []
    for index, item in enumerate(document.data[key]):
        record, details = judged(item)
        if record is not None:
            kept.append(record)
            continue
        bad.append(index)
        if len(bad) <= _MOST:
            problems += _problems(details, kind, document, (key, index))
    if len(bad) > _MOST:
        place = document.place((key, bad[_MOST]))
        text = f"从这里起另有 {len(bad) - _MOST} 条有误，不再逐一列出；请先改正前面的"
        problems.append(Problem(place, "F03", text))
    return tuple(kept), bad


def _top(document: "Document", kind: type[Record], data: dict[str, Any]) -> tuple[Any, list[Problem]]:
    """The whole record; on errors, once more without the optional keys that are wrong."""
    from yshj.files.validate.adapter import judge_of

    judged = judge_of(kind)
    record, details = judged(data)
    if record is not None:
        return record, []
    fields = fields_of(kind)
    for key in {str(detail["loc"][0]) for detail in details if detail["loc"]}:
        if key in data and key in fields and key in _LISTS:
            data[key] = []
        elif key not in fields or not fields[key].required:
            data.pop(key, None)
    for key in _LISTS & fields.keys():
        data.setdefault(key, [])
    return judged(data)[0], _problems(details, kind, document, ())


def _problems(details: list[Any], kind: type[Record], document: "Document", at: "Loc") -> list[Problem]:
    from yshj.files.validate.validation_problems import validation_problems

    return list(validation_problems(details, kind, document, at))


_LISTS = {"entries", "decisions", "units", "groups", "tasks"}
"""Lists that may be read as empty when they are missing or wrong: the problem says so."""
