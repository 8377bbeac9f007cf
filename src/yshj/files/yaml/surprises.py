"""When a scalar of a YAML text quietly means something else than was written."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from yshj.files.yaml.advice import FULL_WIDTH_COLON, IN_BRACKETS, full_width_key
from yshj.files.yaml.nodes import CollectionNode, Node, ScalarNode
from yshj.files.yaml.scalars import resolve
from yshj.files.yaml.text import FORBIDDEN

_ID_OR_DAY = re.compile(r"[0-9-]+", re.ASCII)
CUT = re.compile(r"(?<=[ \t\[{,])#+[^\s#]")
"""Where a comment begins that was probably meant as text: 完成 #3."""
_CUT_HERE = re.compile(r"[ \t]+#+[^\s#]")
_CUT_AFTER_KEY = re.compile(r"[ \t]*:[ \t]+#+[^\s#]")
_CUT_IN_HEADER = re.compile(r"[|>][^\n\r#]*#+[^\s#]")
_CUT_IN_BRACKETS = re.compile(r"[\[{,][ \t]*#+[^\s#]")
_LOOKS_LIKE_A_KEY = re.compile(r"^[ \t]*(?:- +)?([a-z_]+)[ \t]*(?:：|:(?!//))")
_KEY_AND_SPACE = re.compile(r"^[ \t]*(?:- +)?([a-z_]+)(?:：|:(?=\s|$))")


class Fault(NamedTuple):
    """Something quietly wrong; `line` counts from the scalar's own, which is 0."""

    text: str
    line: int = 0


_CUT_FAULT = Fault("# 后面的文字会被当成注释丢掉；是正文请给整段加引号，是注释请在 # 后加一个空格")


def cut_fault(text: str, node: ScalarNode) -> Fault | None:
    """A `#` right after plain text that makes a comment of the rest."""
    words = isinstance(resolve(node.value), str) and not _ID_OR_DAY.fullmatch(node.value)
    return _CUT_FAULT if words and _CUT_HERE.match(text, node.end_mark.index) else None


def cut_away_fault(text: str, key: ScalarNode) -> Fault | None:
    """A `#` in the place of a key's value: the key is left empty, or with what stands below."""
    return _CUT_FAULT if _CUT_AFTER_KEY.match(text, key.end_mark.index) else None


def brackets_fault(text: str, node: CollectionNode) -> Fault | None:
    """A `#` behind a bracket or comma, where an item was meant to begin."""
    at = node.start_mark.index
    for child in _inner(node):
        found = _CUT_IN_BRACKETS.search(text, at, child.start_mark.index)
        if found:
            return _CUT_FAULT
        at = child.end_mark.index
    return _CUT_FAULT if _CUT_IN_BRACKETS.search(text, at, node.end_mark.index) else None


def _inner(node: CollectionNode) -> Iterator[Node]:
    for child in node.value:
        if isinstance(child, tuple):
            yield from child
        else:
            yield child


def bracket_fault(value: str) -> Fault | None:
    """A colon or question mark in plain text within brackets: some parsers take it for a key's."""
    return Fault("；".join(IN_BRACKETS)) if ":" in value or "?" in value else None


def header_fault(text: str, node: ScalarNode) -> Fault | None:
    """A `#` behind the sign that begins a block of text: what follows it on that line is lost."""
    return _CUT_FAULT if _CUT_IN_HEADER.match(text, node.start_mark.index) else None


def swallowed_fault(text: str, node: ScalarNode) -> Fault | None:
    """A line inside a scalar of several lines that looks like a key of its own."""
    lines = text[node.start_mark.index : node.end_mark.index].splitlines()
    looks = _KEY_AND_SPACE if node.style else _LOOKS_LIKE_A_KEY
    for number, line in enumerate(lines[1:], 1):
        found = looks.match(line)
        if found and not node.style and full_width_key(lines[0]):
            return Fault(FULL_WIDTH_COLON)
        if found:
            what = "引号没有成对" if node.style else "冒号应为半角，后面空一格；缩进应与上面的键对齐"
            return Fault(f"“{found[1]}”这一行被并入了上面的文字；{what}", number)
    return None


def escape_fault(node: ScalarNode) -> Fault | None:
    r"""A character written as \x1b and the like that the text itself may not contain."""
    found = FORBIDDEN.search(node.value)
    if found:
        return Fault(f"引号中的转义写出了控制字符 U+{ord(found.group()):04X}；请删去，或改用单引号")
    return None
