"""A YAML text with items of one of its lists added, rewritten or taken away; all else stays as it is."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from yshj.files.edit.written import Item, in_brackets, item_lines
from yshj.files.yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode, compose

_NEWLINE = re.compile(r"\r\n|\r|\n")
_COMMA = re.compile(r"\s*,")
_EMPTY_BRACKETS = re.compile(r"\[\s*\]")


class _Patch(NamedTuple):
    """What takes the place of the characters from `start` to `end`."""

    start: int
    end: int
    text: str


def spliced(
    text: str, key: str, added: Sequence[Item], changed: Mapping[int, Item | None] | None = None
) -> str:
    """`text`, which our reader takes, with `added` at the end of its list `key`.

    `changed` says what takes the place of an item; None takes it away. The list is begun where there is
    none. The caller reads the result again and compares: this knows layouts, not what they mean.
    """
    root = compose(text)
    if not isinstance(root, MappingNode):
        raise TypeError("not a mapping")
    return _Splicer(text, root).spliced(key, added, changed or {})


class _Splicer:
    def __init__(self, text: str, root: MappingNode) -> None:
        self._text = text
        self._root = root
        found = _NEWLINE.search(text)
        self._newline = found.group() if found else "\n"

    def spliced(self, key: str, added: Sequence[Item], changed: Mapping[int, Item | None]) -> str:
        pair = next((pair for pair in self._root.value if pair[0].value == key), None)
        if pair is None:
            patches = self._new_key(key, added)
        elif isinstance(pair[1], SequenceNode) and pair[1].value:
            patches = self._in_list(pair[1], added, changed)
        else:
            patches = self._first_items(pair[0], pair[1], added)
        text = self._text
        for start, end, new in sorted(patches, reverse=True):
            text = f"{text[:start]}{new}{text[end:]}"
        return text

    def _new_key(self, key: str, added: Sequence[Item]) -> list[_Patch]:
        if self._root.flow_style:
            end = self._root.value[-1][1].end_mark.index
            return [_Patch(end, end, f", {key}: {in_brackets(added)}")]
        column = self._root.start_mark.column
        lines = (f"{' ' * column}{line}" for line in (f"{key}:", *_block(added, "  - ")))
        return [self._lines(self._line_after(self._root, column), [*lines])]

    def _first_items(self, key: ScalarNode, value: Node, added: Sequence[Item]) -> list[_Patch]:
        """In place of nothing, of null, or of empty brackets."""
        colon = self._text.index(":", key.end_mark.index) + 1
        written = bool(value.value) or _is_flow(value)
        start, end = (value.start_mark.index, value.end_mark.index) if written else (colon, colon)
        old = self._text[start:end]
        if _is_flow(value) and not _EMPTY_BRACKETS.fullmatch(old):  # a comment stands in them
            return [_Patch(start + 1, start + 1, in_brackets(added)[1:-1])]
        start = len(self._text[:start].rstrip(" "))
        if self._root.flow_style:
            return [_Patch(start, end, f" {in_brackets(added)}")]
        below = self._line_end(end)
        apart = " " if self._text.startswith("#", end) else ""
        return [_Patch(start, end, apart), self._lines(below, _block(added, "  - "))] if added else []

    def _in_list(
        self, node: SequenceNode, added: Sequence[Item], changed: Mapping[int, Item | None]
    ) -> list[_Patch]:
        if node.flow_style:
            return self._in_brackets(node, added, changed)
        dash = node.start_mark.column
        patches = []
        kept = len(node.value) - sum(item is None for item in changed.values())
        for index, item in changed.items():
            start, end = self._dash(node, index), self._line_after(node.value[index], dash)
            begins = self._head(start, node.value[index])
            lines = item_lines(item, begins, flow=_is_flow(node.value[index])) if item else []
            if not (kept or added or index):
                lines = [f"{' ' * dash}  []"]
            patches.append(self._lines(end, lines, start - dash))
        if added:
            last = node.value[-1]
            begins = self._head(self._dash(node, len(node.value) - 1), last)
            at = self._line_after(last, dash)
            patches.append(self._lines(at, _block(added, begins, flow=_is_flow(last))))
        return patches

    def _in_brackets(
        self, node: SequenceNode, added: Sequence[Item], changed: Mapping[int, Item | None]
    ) -> list[_Patch]:
        """Every item keeps what stands between it and the one before."""
        first, last = node.value[0].start_mark.index, node.value[-1].start_mark.index
        before = self._text[self._line_start(last) : last]
        gap = " " if before.strip() else f"{self._newline}{before}"
        written, end = [], first
        for index, item in enumerate(node.value):
            start, between = item.start_mark.index, self._text[end : item.start_mark.index]
            end = item.end_mark.index
            new = changed.get(index, self._text[start:end])
            if new is not None:
                written.append((between, new if isinstance(new, str) else in_brackets(new)))
        written += [(f",{gap}", in_brackets(item)) for item in added]
        comma = None if written else _COMMA.match(self._text, end)
        text = "".join(f"{between if place else ''}{said}" for place, (between, said) in enumerate(written))
        return [_Patch(first, comma.end() if comma else end, text)]

    def _dash(self, node: SequenceNode, index: int) -> int:
        """Where the dash of an item stands."""
        if index == 0:
            return int(node.start_mark.index)
        dash = node.start_mark.column
        after = self._line_after(node.value[index - 1], dash)
        found = re.compile(rf"(?<=[\r\n]) {{{dash}}}-").search(self._text, after)
        return found.end() - 1 if found else node.value[index].start_mark.index

    def _head(self, dash: int, item: Node) -> str:
        """What the lines of an item begin with: its indentation, the dash, as many blanks as it has."""
        start = self._line_start(dash)
        between = self._text[dash + 1 : item.start_mark.index]
        return f"{self._text[start:dash]}-{between if between.strip(' ') == '' and between else ' '}"

    def _lines(self, at: int, lines: Sequence[str], start: int | None = None) -> _Patch:
        """Whole lines that end at `at`, where a line begins or the text ends without a line's end."""
        begin = at if start is None else start
        if not lines:
            return _Patch(begin, at, "")
        new = self._newline.join(lines)
        if at == len(self._text) and not self._text.endswith(("\n", "\r")):
            return _Patch(begin, at, new if start is not None else f"{self._newline}{new}")
        return _Patch(begin, at, f"{new}{self._newline}")

    def _line_start(self, index: int) -> int:
        return max(self._text.rfind("\n", 0, index), self._text.rfind("\r", 0, index)) + 1

    def _line_end(self, index: int) -> int:
        """Where the line after that of `index` begins; the end of the text where there is none."""
        found = _NEWLINE.search(self._text, index)
        return found.end() if found else len(self._text)

    def _line_after(self, node: Node, column: int) -> int:
        """Where the line after a block begins; comments indented deeper than `column` belong to it."""
        key: Node | None = None
        while isinstance(node, CollectionNode) and node.value and not node.flow_style:
            last = node.value[-1]
            key, node = last if isinstance(last, tuple) else (None, last)
        is_block = isinstance(node, ScalarNode) and node.style in ("|", ">")
        if key and isinstance(node, ScalarNode) and not node.value and not node.style:
            node = key  # of nothing, the library's two parsers say different ends
        at = node.end_mark.index if is_block else self._line_end(node.end_mark.index)
        comments = re.compile(rf"(?: {{{column + 1},}}#[^\r\n]*(?:\r\n|\r|\n|\Z))*")
        found = comments.match(self._text, at)
        return found.end() if found else at


def _is_flow(node: Node) -> bool:
    return isinstance(node, CollectionNode) and bool(node.flow_style)


def _block(items: Sequence[Item], dash: str, *, flow: bool = False) -> list[str]:
    return [line for item in items for line in item_lines(item, dash, flow=flow)]
