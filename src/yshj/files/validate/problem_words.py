"""What is wrong with a value, what was expected, and an example, for people who fill in forms."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Literal, get_args, get_origin

from pydantic_core import ErrorDetails

from yshj.files.quoting import quoted, shortened
from yshj.model.record import Field, Record, fields_of, without_marks

_FORMATS = {
    "yshj-plan/1": "方案",
    "yshj-report/1": "填报",
    "yshj-decisions/1": "决定",
    "yshj-config/1": "配置",
    "yshj-baseline/1": "基线",
    "yshj-issued/1": "印发存档",
}


@dataclass(frozen=True, slots=True)
class Wrong:
    """One value that does not fit: what pydantic says, and how it is written in the file."""

    detail: ErrorDetails
    field: Field | None
    key: str
    item: int | None
    """Its number, from 1, where it is an item of a list."""
    source: str
    hint: str

    @property
    def name(self) -> str:
        """The value as a sentence begins with it."""
        if self.item is None:
            return f"{shortened(self.key)} " if self.key else "这一条"
        return f"{shortened(self.key)} 的第 {self.item} 项" if self.key else "这一项"

    @property
    def read(self) -> str:
        """What was read, in words."""
        value = self.detail["input"]
        if isinstance(value, bool):
            return f" {self.source}（是非值）"
        if isinstance(value, int | float):
            return f"数字 {shortened(self.source)}"
        if isinstance(value, str):
            return f"文字{quoted(value)}"
        return "一个列表" if isinstance(value, list) else "一组键值" if isinstance(value, dict) else "空值"

    @property
    def example(self) -> str:
        """「，例如 key: value」, or nothing where the field has no example."""
        return _example(self.key, self.field)


def unknown_key_words(key: str, owner: type[Record]) -> str:
    """A key that does not exist here, and what is meant or possible."""
    known = fields_of(owner)
    by_title = {field.doc.title: name for name, field in known.items()}
    near = get_close_matches(key[:100].lower(), known, n=1, cutoff=0.6)
    meant = by_title.get(key) or (near[0] if near else None)
    if meant:
        return f"不认识的键{quoted(key)}；是否应为 {meant}？"
    return f"不认识的键{quoted(key)}；这里可以写：{'、'.join(known)}"


def missing_words(key: str, field: Field | None) -> str:
    """A key that has to be there."""
    title = f"（{field.doc.title}）" if field else ""
    return f"缺少必填的 {key}{title}{_example(key, field)}"


def value_words(wrong: Wrong) -> str:
    """The sentence for a value that does not fit."""
    if wrong.detail["input"] is None:
        return _empty_words(wrong)
    return _WORDS.get(wrong.detail["type"], _plain_words)(wrong)


def _plain_words(wrong: Wrong) -> str:
    template = _PLAIN.get(wrong.detail["type"], "的写法不合要求，读到的是{read}")
    return f"{wrong.name}{template.format(read=wrong.read)}{wrong.example}{wrong.hint}"


_LIST = "应为列表（写在方括号里，各项以半角逗号隔开；或每项一行，以“- ”开头），读到的是{read}"
_PLAIN = {
    "bool_type": "应为 true 或 false，读到的是{read}",
    "list_type": _LIST,
    "tuple_type": _LIST,
    "dict_type": "应为“键: 值”，读到的是{read}",
    "dataclass_type": "应由“键: 值”组成，每行一个键，读到的是{read}",
    "string_too_short": "不能为空",
    "too_short": "不能是空的列表；请写上，或删去这一行",
    "string_too_long": "的文字过长（超过 20000 字）；请缩短，或写入佐证材料",
}


def _empty_words(wrong: Wrong) -> str:
    if wrong.item is not None or not wrong.key:
        return f"{wrong.name}是空的；请填写，或删去这个“-”"
    required = wrong.field is not None and wrong.field.required
    instead = "" if required else "，或删去这一行"
    return f"{wrong.name}后面是空的；请填写{instead}{wrong.example}{wrong.hint}"


def _own_words(wrong: Wrong) -> str:
    """What the record itself says, or the text of a day; of a day that is no text nothing is said."""
    said, value = str(wrong.detail["ctx"]["error"]), wrong.detail["input"]
    if said:
        return said.replace(value, shortened(value)) if isinstance(value, str) else said
    due = " 或 ongoing" if wrong.key == "due" else ""
    month = "年-月、" if wrong.key == "due" else ""
    example = wrong.example or f"，例如 {wrong.key}: 2025-06-30"
    return f"{wrong.name}应为日期，写成 {month}年-月-日{due}，读到的是{wrong.read}{example}"


def _text_words(wrong: Wrong) -> str:
    if not wrong.source or not wrong.key:
        return f"{wrong.name}应为文字，读到的是{wrong.read}{wrong.example}{wrong.hint}"
    text = shortened(wrong.source)
    how = f'"{text}"' if wrong.item is not None else f'{wrong.key}: "{text}"'
    like = "（任务编号形如 1-7-1）" if wrong.key == "task" else ""
    return f"{wrong.name}应为文字{like}，读到的是{wrong.read}；请加引号：{how}{wrong.hint}"


def _number_words(wrong: Wrong) -> str:
    kind, value = wrong.detail["type"], wrong.detail["input"]
    either = kind in ("float_type", "finite_number") or wrong.detail["loc"][-1] == "int"
    wanted = "数字" if either else "整数"
    if isinstance(value, float) and not math.isfinite(value):
        return f"{wrong.name}应为有限的{wanted}，读到的是 {shortened(wrong.source)}{wrong.example}"
    if isinstance(value, float):
        return f"{wrong.name}应为{wanted}，读到的是 {shortened(wrong.source)}；请写整数{wrong.example}"
    if isinstance(value, str):
        text = f"{wrong.name}应为{wanted}，读到的是{wrong.read}；请只写数字，不带引号和单位"
        return f"{text}{wrong.example}{wrong.hint}"
    return f"{wrong.name}应为{wanted}，读到的是{wrong.read}{wrong.example}{wrong.hint}"


def _bound_words(wrong: Wrong) -> str:
    context: Mapping[str, Any] = wrong.detail.get("ctx", {})
    bound = f"不小于 {context['ge']}" if "ge" in context else f"不大于 {context['le']}"
    return f"{wrong.name}应{bound}，读到的是 {shortened(wrong.source)}{wrong.example or '；请改正'}"


def _pattern_words(wrong: Wrong) -> str:
    if wrong.key == "id":
        like = "应为一至四个数字，形如 1-7-1（章-类-项）、4-1 或 12"
        return f"{wrong.name}{like}，读到的是{wrong.read}{wrong.example}{wrong.hint}"
    return _plain_words(wrong)


def _choice_words(wrong: Wrong) -> str:
    choices = str(wrong.detail.get("ctx", {}).get("expected", ""))
    choices = choices.replace("'", "").replace(" or ", "、").replace(", ", "、")
    if wrong.key != "format":
        return f"{wrong.name}不能是{wrong.read}，只能是 {choices}"
    written = _FORMATS.get(str(wrong.detail["input"]))
    wanted = f"{_FORMATS.get(choices, '')}文件（format: {choices}）"
    if written:
        return f"这是{written}文件，这里应为{wanted}；请放到该放的地方，或改正第一行"
    return f"format 不能是{wrong.read}，这里应为{wanted}"


_WORDS: dict[str, Callable[[Wrong], str]] = {
    "value_error": _own_words,
    "string_type": _text_words,
    "string_pattern_mismatch": _pattern_words,
    **dict.fromkeys(
        ("int_type", "int_from_float", "float_type", "int_parsing", "finite_number"), _number_words
    ),
    **dict.fromkeys(("greater_than_equal", "less_than_equal"), _bound_words),
    **dict.fromkeys(("literal_error", "enum"), _choice_words),
}


def _example(key: str, field: Field | None) -> str:
    if field is None:
        return ""
    shape = _SHAPES.get((key, field.doc.title))
    if shape:
        return f"，{shape}"
    kind = without_marks(field.annotation)
    if get_origin(kind) is Literal:
        return f"，例如 {key}: {get_args(kind)[0]}"
    if not field.doc.examples:
        return ""
    example = field.doc.examples[0]
    text = str(example).replace("'", "") if isinstance(example, list | dict) else example
    return f"，例如 {key}: {text}"


_SHAPES = {
    ("entries", "进展"): "应写 entries: 下面每条以“- date: 2025-06-30”开头；还没有进展写 entries: []",
    ("decisions", "决定"): "应写 decisions: 下面每条以“- date: 2025-08-20”开头；没有决定写 decisions: []",
    ("tasks", "任务"): "应写 tasks: 下面每项以“- id: 1-1-1”开头",
    ("units", "单位"): "应写 units: 下面每个单位以“- name: …”开头",
}
