"""What a record says → the YAML that says it: plain where that is certain, else in quotes."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import TypeAlias

from yshj.files.yaml.plain import read_plain

Value: TypeAlias = "str | float | date | Sequence[Value] | Mapping[str, Value] | None"
Item = Mapping[str, Value]
"""One record of a list: its keys in the order in which they are written."""


def item_lines(item: Item, dash: str, *, flow: bool = False) -> list[str]:
    """The lines of one item of a list, without their ends; `dash` is what the first begins with."""
    if flow:
        return [f"{dash}{in_brackets(item)}"]
    keys = [f"{key_text(key)}: {_value(value)}" for key, value in item.items()]
    indent = " " * len(dash)
    return [f"{indent if index else dash}{line}" for index, line in enumerate(keys)]


def in_brackets(value: Value) -> str:
    """A value as it stands in brackets, itself in brackets where it is a list or mapping."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key_text(key)}: {in_brackets(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, str):
        return _text(value, inside=True)
    if isinstance(value, Sequence):
        return f"[{', '.join(map(in_brackets, value))}]"
    return _plain(value)


def _value(value: Value) -> str:
    return _text(value) if isinstance(value, str) else in_brackets(value)


def _plain(value: float | date | None) -> str:
    return "null" if value is None else str(value)


@lru_cache(maxsize=4096)
def _text(text: str, *, inside: bool = False) -> str:
    """`text` as it is where our reader certainly reads it so, else in quotes."""
    read = read_plain(f"k: [{text}]\n" if inside else f"k: {text}\n") or {}
    return text if read.get("k") == ([text] if inside else text) else _quoted(text)


@lru_cache(maxsize=4096)
def key_text(text: str) -> str:
    """A key of a mapping as it stands on a line of its own."""
    read = read_plain(f"{text}: 1\n")
    return text if read and read.get(text) == 1 else _quoted(text)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
