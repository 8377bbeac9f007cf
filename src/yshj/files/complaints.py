"""What pydantic says about a record, in Chinese: what is wrong, what was expected, an example."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from yshj.files.yaml_advice import advice_for
from yshj.files.yaml_text import Document
from yshj.model.books import Problem
from yshj.model.record import AT, Record

Loc = tuple[int | str, ...]


def complaints(error: ValidationError, model: type[Record], document: Document, at: Loc) -> Iterator[Problem]:
    """Every problem of one record, once for each place. `at` is where the record stands."""
    seen: set[Loc] = set()
    for detail in error.errors(include_url=False, include_context=True):
        loc = _written_loc(model, detail["loc"])
        if loc in seen:
            continue
        seen.add(loc)
        yield _problem(detail, model, document, (*at, *loc), loc)


def _problem(detail: ErrorDetails, model: type[Record], document: Document, loc: Loc, inner: Loc) -> Problem:
    kind = detail["type"]
    owner, field = _field_at(model, inner)
    if kind == "extra_forbidden":
        return Problem(document.key_place(loc), "F03", _unknown_key(str(inner[-1]), owner))
    if kind == "missing":
        return Problem(document.place(loc), "F03", _missing(str(inner[-1]), field))
    place = document.place(loc) if detail["input"] is not None else document.key_place(loc)
    key = next((part for part in reversed(inner) if isinstance(part, str)), "")
    text = _words(detail, document, loc, key, field)
    return Problem(place, "F03", text)


def _words(  # noqa: PLR0911  # one return a kind of mistake reads best
    detail: ErrorDetails, document: Document, loc: Loc, key: str, field: FieldInfo | None
) -> str:
    kind, value = detail["type"], detail["input"]
    context: Mapping[str, Any] = detail.get("ctx", {})
    name = f"{key} " if key else ""
    if kind in _OWN_WORDS:
        return detail["msg"]
    source = document.source(loc) or ""
    read = _kind_of(value, source)
    example = _example(key, field)
    hint = advice_for(document.text, document.place(loc).line)
    if value is None and kind != "missing":
        cut = "；以 # 开头的文字会被当成注释，请加引号" if "#" in _line(document, loc) else ""
        return f"{name}后面是空的，应填写内容{example}{cut}"
    if kind == "string_type":
        quoted = f'；请加引号：{name.strip()}: "{source}"' if source and name else "；请加引号"
        return f"{name}应为文字，读到的是{read}{quoted if source else example}{hint}"
    if kind in ("int_type", "int_from_float", "float_type", "int_parsing"):
        either = kind == "float_type" or detail["loc"][-1] == "int"
        wanted = "数字" if either else "整数"
        return f"{name}应为{wanted}，读到的是{read}；请只写数字，不带引号和单位{example}"
    if kind in ("greater_than_equal", "less_than_equal"):
        bound = "不小于" if kind == "greater_than_equal" else "不大于"
        return f"{name}应{bound} {context.get('ge', context.get('le'))}，读到的是 {source}{example}"
    if kind in ("literal_error", "enum"):
        return f"{name}不能是{read}，只能是 {_choices(context)}"
    template = _PLAIN.get(kind, "的值不合要求，读到的是{read}")
    return f"{name}{template.format(read=read)}{example}{hint}"


_OWN_WORDS = frozenset({"day", "comparator", "empty_entry", "decision_keys"})

_PLAIN = {
    "bool_type": "应为 true 或 false，读到的是{read}",
    "list_type": "应为列表（每项一行，以“- ”开头，或写在方括号里），读到的是{read}",
    "dict_type": "应为“键: 值”，读到的是{read}",
    "model_type": "应由“键: 值”组成，读到的是{read}",
    "model_attributes_type": "应由“键: 值”组成，读到的是{read}",
    "string_too_short": "不能为空",
    "string_too_long": "的文字过长（超过 20000 字）",
    "string_pattern_mismatch": "应形如 1-7-1（章-类-项）或 4-1，读到的是{read}",
    "finite_number": "应为有限的数字，读到的是{read}",
}


def _choices(context: Mapping[str, Any]) -> str:
    return str(context.get("expected", "")).replace("'", "").replace(" or ", "、").replace(", ", "、")


def _kind_of(value: object, source: str) -> str:
    if isinstance(value, bool):
        return f"是非值 {source}"
    if isinstance(value, int | float):
        return f"数字 {source}"
    if isinstance(value, str):
        return f"文字“{value[:40]}”"
    return "列表" if isinstance(value, list) else "一组键值" if isinstance(value, dict) else "空值"


def _line(document: Document, loc: Loc) -> str:
    lines = document.text.splitlines()
    number = document.key_place(loc).line
    return lines[number - 1] if number <= len(lines) else ""


def _unknown_key(key: str, owner: type[Record] | None) -> str:
    known = [name for name in owner.model_fields if name != AT.strip()] if owner else []
    near = get_close_matches(key, known, n=1, cutoff=0.6)
    if near:
        return f"不认识的键“{key}”，是否应为 {near[0]}？"
    return f"不认识的键“{key}”，这里可以写：{'、'.join(known)}"


def _missing(key: str, field: FieldInfo | None) -> str:
    title = f"（{field.title}）" if field and field.title else ""
    return f"缺少必填的 {key}{title}{_example(key, field)}"


def _example(key: str, field: FieldInfo | None) -> str:
    if not field or not field.examples:
        return ""
    example = field.examples[0]
    text = str(example).replace("'", "") if isinstance(example, list | dict) else example
    return f"，例如 {key}: {text}"


def _written_loc(model: type[Record], loc: Sequence[int | str]) -> Loc:
    """`loc` without the parts that pydantic adds for unions and validators."""
    kept: list[int | str] = []
    owner: type[Record] | None = model
    inside: FieldInfo | None = None
    for part in loc:
        if isinstance(part, int):
            kept.append(part)
        elif owner is not None and inside is None:
            kept.append(part)
            inside = owner.model_fields.get(part)
            owner = _record_in(inside.annotation) if inside else None
            inside = None if owner else inside
        elif not _added(part):
            kept.append(part)
    return tuple(kept)


def _added(part: str) -> bool:
    return "[" in part or part in _ADDED


_ADDED = frozenset({"int", "float", "str", "literal['open','leads']", "constrained-str", "none"})


def _field_at(model: type[Record], loc: Loc) -> tuple[type[Record] | None, FieldInfo | None]:
    """The record that the last key of `loc` belongs to, and the field of that key."""
    owner: type[Record] | None = model
    field: FieldInfo | None = None
    for index, part in enumerate(loc):
        if isinstance(part, int) or owner is None:
            continue
        field = owner.model_fields.get(part)
        inner = _record_in(field.annotation) if field else None
        if inner and index < len(loc) - 1:
            owner = inner
    return owner, field


def _record_in(annotation: object) -> type[Record] | None:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    for argument in get_args(annotation):
        found = _record_in(argument)
        if found:
            return found
    return None
