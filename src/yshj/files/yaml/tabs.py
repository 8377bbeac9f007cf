"""Tabs of a YAML text that only one of the library's two parsers takes for blanks: neither may."""

import re
from collections.abc import Iterator

from ruamel.yaml.error import StringMark
from ruamel.yaml.nodes import CollectionNode, Node, ScalarNode

_TAB = re.compile(r"\t|(?<![^ \t\r\n])#[^\r\n]*")
"""A tab; or a comment, in which it may stand."""
_BLOCK_START = re.compile(r"[|>][^\r\n]*[ \r\n]*.?")
"""As far as the first character of a block of text, which must be no tab: how far is it indented?"""
_LINE_END = re.compile(r"\r\n|\r|\n")


def stray_tab(text: str, root: Node | None) -> StringMark | None:
    """The first tab outside of quotes, blocks of text and comments; None without one."""
    if "\t" not in text:
        return None
    at = 0
    for start, end in (*_quoted(text, root), (len(text), len(text))):
        for found in _TAB.finditer(text, at, start):
            if found[0] == "\t":
                return _mark(text, found.start())
        at = end
    return None


def _quoted(text: str, node: Node | None) -> Iterator[tuple[int, int]]:
    """From where to where each quoted text and each block of text goes."""
    if isinstance(node, ScalarNode) and node.style:
        start = node.start_mark.index
        block = _BLOCK_START.match(text, start)
        yield block.end() if block else start, node.end_mark.index
    elif isinstance(node, CollectionNode):
        for child in node.value:
            for part in child if isinstance(child, tuple) else (child,):
                yield from _quoted(text, part)


def _mark(text: str, index: int) -> StringMark:
    lines = _LINE_END.split(text[:index])
    return StringMark("", index, len(lines) - 1, len(lines[-1]), text, index)
