"""Composed nodes → plain data: dict, list, text, numbers; and complaints about what our formats refuse."""

from functools import cached_property
from typing import Any

from yshj.files.quoting import quoted
from yshj.files.yaml.advice import advice_for
from yshj.files.yaml.limits import MAX_ITEMS, layout
from yshj.files.yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode
from yshj.files.yaml.scalars import resolve
from yshj.files.yaml.surprises import (
    CUT,
    Fault,
    bracket_fault,
    brackets_fault,
    cut_away_fault,
    cut_fault,
    escape_fault,
    header_fault,
    swallowed_fault,
)
from yshj.model.marks import AT
from yshj.model.place import Place
from yshj.model.problem import Problem, ProblemCode
from yshj.model.record import SourceMark

_LONG_LISTS = 1
"""How deep the lists of entries, decisions and tasks stand: they alone may be long."""
_MAX_COMPLAINTS = 50
_DECORATIONS = {"&": "锚点", "*": "引用", "!": "标签"}


class Builder:
    """Nodes → dict, list, text, numbers; complaints about what our formats do not accept."""

    def __init__(self, text: str, file: str) -> None:
        self._text = text
        self._file = file
        self._may_be_cut = CUT.search(text) is not None
        self._unlisted = 0
        self.problems: list[Problem] = []

    @cached_property
    def _lines(self) -> list[str]:
        return self._text.splitlines()

    def all_problems(self) -> list[Problem]:
        """The problems by place, the last one saying how many more there are."""
        listed = sorted(self.problems)
        if self._unlisted:
            listed.append(Problem(listed[-1].place, "F02", f"此后另有 {self._unlisted} 处，不再逐一列出"))
        return listed

    def build(self, node: Node, depth: int = 0, *, inside: bool = False) -> Any:
        """What `node` means; None where it is refused, and nothing below that is looked at.

        `inside` says whether it stands in brackets.
        """
        if self._decorated(node):
            return None
        if isinstance(node, ScalarNode):
            return self._scalar(node, inside)
        return self._collection(node, depth) if isinstance(node, CollectionNode) else None

    def _collection(self, node: CollectionNode, depth: int) -> Any:
        if len(node.value) > MAX_ITEMS and depth != _LONG_LISTS:
            text = f"这里有 {len(node.value)} 项，超过 {MAX_ITEMS} 项；请检查是否有误，或拆成几条"
            self._complain(node, text)
            return None
        if self._may_be_cut and node.flow_style and node.end_mark.line > node.start_mark.line:
            self._found(node, brackets_fault(self._text, node))
        if isinstance(node, MappingNode):
            return self._mapping(node, depth)
        inside = bool(node.flow_style)
        return [self.build(child, depth + 1, inside=inside) for child in node.value]

    def _scalar(self, node: ScalarNode, inside: bool) -> Any:
        style = node.style
        if style in ("|", ">"):
            self._found(node, header_fault(self._text, node))
            return node.value
        if node.end_mark.line > node.start_mark.line:
            self._found(node, swallowed_fault(self._text, node))
        if style:
            if style == '"':
                self._found(node, escape_fault(node))
            return node.value
        if inside:
            self._found(node, bracket_fault(node.value))
        if self._may_be_cut:
            self._found(node, cut_fault(self._text, node))
        return resolve(node.value)

    def _mapping(self, node: MappingNode, depth: int) -> dict[str, Any]:
        result: dict[str, Any] = {}
        start = node.start_mark
        keys: list[tuple[str, int, int]] = []
        inside = bool(node.flow_style)
        for key_node, value_node in node.value:
            key = self._key(key_node, inside)
            if key is None:
                continue
            if key in result:
                self._complain_twice(node, key, key_node)
                continue
            result[key] = self.build(value_node, depth + 1, inside=inside)
            if self._may_be_cut and isinstance(value_node, ScalarNode):
                self._found(key_node, cut_away_fault(self._text, key_node))
            mark = key_node.start_mark
            keys.append((key, mark.line - start.line, mark.column + 1))
        result[AT] = SourceMark(start.line + 1, layout(start.column + 1, keys), self._file)
        return result

    def _complain_twice(self, mapping: MappingNode, key: str, again: Node) -> None:
        if len(self.problems) >= _MAX_COMPLAINTS:
            self._unlisted += 1
            return
        first = next(known for known, _ in mapping.value if known.value == key)
        text = f"键{quoted(key)}在第 {first.start_mark.line + 1} 行已经写过；请只保留一个"
        self._complain(again, text, code="F05")

    def _key(self, node: Node, inside: bool) -> str | None:
        if self._decorated(node):
            return None
        if not isinstance(node, ScalarNode):
            self._complain(node, "键应为一个词，不能是列表或一组键值")
            return None
        text = self._key_fault(node, inside)
        if text:
            self._complain(node, text)
            return None
        return str(node.value)

    def _key_fault(self, node: ScalarNode, inside: bool) -> str:
        key = str(node.value)
        if not node.style:
            if key == "<<":
                return "不接受合并键（<<）；请把内容直接写出来"
            if not isinstance(resolve(key), str):
                return f'键 {key} 会被当成数字或是非值；请加引号："{key}"' if key else "冒号前面缺少键"
            if "：" in key:
                name, _, value = key.partition("：")
                return f"{quoted(key)}用了全角冒号；请改为半角冒号加空格：{name.strip()}: {value.strip()}"
            fault = bracket_fault(key) if inside else None
            if fault:
                return fault.text
        if key != key.strip() or not key:
            return f"键{quoted(key)}的前后不能有空格{advice_for(self._lines, node.start_mark.line + 1)}"
        return ""

    def _decorated(self, node: Node) -> bool:
        what = _DECORATIONS.get(self._text[node.start_mark.index : node.start_mark.index + 1])
        if what is None:
            return False
        mark = self._text[node.start_mark.index]
        text = f"不接受{what}（以 {mark} 开头）；如果 {mark} 是文字，请给整段文字加引号"
        self._complain(node, text)
        return True

    def _found(self, node: Node, fault: Fault | None) -> None:
        if fault:
            self._complain(node, fault.text, fault.line)

    def _complain(self, node: Node, text: str, below: int = 0, code: ProblemCode = "F02") -> None:
        """At the node's beginning, or at that of a line `below` its first."""
        if len(self.problems) >= _MAX_COMPLAINTS:
            self._unlisted += 1
            return
        at = place_of(self._file, node)
        place = Place(self._file, at.line + below, 1) if below else at
        self.problems.append(Problem(place, code, text))


def place_of(file: str, node: Node) -> Place:
    """Where a node begins."""
    return Place(file, node.start_mark.line + 1, node.start_mark.column + 1)
