"""YAML text → plain data that carries places.

Anchors, aliases, merge keys, tags, directives and several documents are refused; so is nesting
deeper than any of our formats needs.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from yshj.files.quoting import quoted
from yshj.files.yaml_advice import TOO_DEEP, advice_for, explain
from yshj.files.yaml_nodes import MappingNode, Node, NotComposed, ScalarNode, SequenceNode, TooDeep, compose
from yshj.files.yaml_scalars import CUT, Fault, cut_fault, escape_fault, resolve, swallowed_fault
from yshj.model.place import Place
from yshj.model.problem import Problem, ProblemCode
from yshj.model.record import AT

MAX_VALUES = 200_000
_MAX_COMPLAINTS = 50
_PLACED_KEY = re.compile(r"[a-z_]{1,20}")
_DECORATIONS = {"&": "锚点", "*": "引用", "!": "标签"}

Loc = Sequence[int | str]


@dataclass(frozen=True)
class Document:
    """One YAML document: `data` for validation, and the places of everything in it."""

    file: str
    data: dict[str, Any]
    _root: MappingNode
    text: str

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the file, without their ends."""
        return self.text.splitlines()

    def place(self, loc: Loc) -> Place:
        """Where the value at `loc` stands; of what is missing, where its mapping starts."""
        return _node_place(self.file, self._walk(loc)[-1])

    def key_place(self, loc: Loc) -> Place:
        """Where the key that `loc` ends with stands."""
        parent = self._walk(loc[:-1])[-1]
        if isinstance(parent, MappingNode):
            for key, _ in parent.value:
                if key.value == loc[-1]:
                    return _node_place(self.file, key)
        return self.place(loc)

    def source(self, loc: Loc) -> str | None:
        """The text of the scalar at `loc` as it is written; None for lists and mappings."""
        node = self._walk(loc)[-1]
        if not isinstance(node, ScalarNode):
            return None
        return self.text[node.start_mark.index : node.end_mark.index].strip()

    def _walk(self, loc: Loc) -> list[Node]:
        nodes: list[Node] = [self._root]
        for part in loc:
            child = _child(nodes[-1], part)
            if child is not None:
                nodes.append(child)
        return nodes


def read_yaml(text: str, file: str) -> Document | list[Problem]:
    """The one mapping that `text` is, or why it is not accepted. Never raises."""
    root = _refused_early(text, file) or _root(text, file)
    if isinstance(root, Problem):
        return [root]
    if not isinstance(root, MappingNode):
        place = _node_place(file, root)
        hint = advice_for(text.splitlines(), place.line)
        said = f"整个文件应由“键: 值”组成，每个键一行，第一行写 format: …{hint}"
        return [Problem(place, "F02", said)]
    builder = _Builder(text, file)
    data = builder.build(root)
    if builder.problems:
        return builder.all_problems()
    return Document(file, data, root, text)


def _root(text: str, file: str) -> Node | Problem:
    try:
        root = compose(text)
    except TooDeep as deep:
        return Problem(Place(file, deep.mark.line + 1, deep.mark.column + 1), "F02", TOO_DEEP)
    except NotComposed as error:
        return explain(error, text, file)
    if root is None:
        return Problem(Place(file, 1, 1), "F02", "文件是空的，没有任何内容；请填写，或删去这个文件")
    return root


def _refused_early(text: str, file: str) -> Problem | None:
    """What would cost too much to parse, and what a parser would obey."""
    lines = text.count("\n") + text.count("\r") - text.count("\r\n")
    if lines + text.count(",") > MAX_VALUES:
        return Problem(Place(file, 1, 1), "F01", f"一个文件中超过 {MAX_VALUES} 项，没有读取；请拆成几个文件")
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("%"):
            return Problem(Place(file, number, 1), "F02", "不接受 YAML 指令（% 开头的行）；请删去这一行")
        if line.strip() and line[0] != "#":
            return None
    return None


class _Builder:
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

    def build(self, node: Node) -> Any:
        """What `node` means; None where it is refused, and nothing below that is looked at."""
        if self._decorated(node):
            return None
        if isinstance(node, ScalarNode):
            return self._scalar(node)
        if isinstance(node, SequenceNode):
            return [self.build(child) for child in node.value]
        return self._mapping(node) if isinstance(node, MappingNode) else None

    def _scalar(self, node: ScalarNode) -> Any:
        style = node.style
        if style in ("|", ">"):
            return node.value
        if node.end_mark.line > node.start_mark.line:
            self._found(node, swallowed_fault(self._text, node))
        if style:
            if style == '"':
                self._found(node, escape_fault(node))
            return node.value
        if self._may_be_cut:
            self._found(node, cut_fault(self._text, node))
        return resolve(node.value)

    def _mapping(self, node: MappingNode) -> dict[str, Any]:
        result: dict[str, Any] = {}
        places = [_spot(node)]
        for key_node, value_node in node.value:
            key = self._key(key_node)
            if key is None:
                continue
            if key in result:
                self._complain_twice(node, key, key_node)
                continue
            result[key] = self.build(value_node)
            if _PLACED_KEY.fullmatch(key):
                places.append(f"{key}={_spot(key_node)}")
        result[AT] = " ".join(places)
        return result

    def _complain_twice(self, mapping: MappingNode, key: str, again: Node) -> None:
        if len(self.problems) >= _MAX_COMPLAINTS:
            self._unlisted += 1
            return
        first = next(known for known, _ in mapping.value if known.value == key)
        text = f"键{quoted(key)}在第 {first.start_mark.line + 1} 行已经写过；请只保留一个"
        self._complain(_node_place(self._file, again), text, "F05")

    def _key(self, node: Node) -> str | None:
        if self._decorated(node):
            return None
        if not isinstance(node, ScalarNode):
            self._complain(_node_place(self._file, node), "键应为一个词，不能是列表或一组键值")
            return None
        text = self._key_fault(node)
        if text:
            self._complain(_node_place(self._file, node), text)
            return None
        return str(node.value)

    def _key_fault(self, node: ScalarNode) -> str:
        key = str(node.value)
        if not node.style:
            if key == "<<":
                return "不接受合并键（<<）；请把内容直接写出来"
            if not isinstance(resolve(key), str):
                return f'键 {key} 会被当成数字或是非值；请加引号："{key}"' if key else "冒号前面缺少键"
            if "：" in key:
                name, _, value = key.partition("：")
                return f"{quoted(key)}用了全角冒号；请改为半角冒号加空格：{name.strip()}: {value.strip()}"
        if key != key.strip() or not key:
            return f"键{quoted(key)}的前后不能有空格{advice_for(self._lines, node.start_mark.line + 1)}"
        return ""

    def _decorated(self, node: Node) -> bool:
        what = _DECORATIONS.get(self._text[node.start_mark.index : node.start_mark.index + 1])
        if what is None:
            return False
        mark = self._text[node.start_mark.index]
        text = f"不接受{what}（以 {mark} 开头）；如果 {mark} 是文字，请给整段文字加引号"
        self._complain(_node_place(self._file, node), text)
        return True

    def _found(self, node: Node, fault: Fault | None) -> None:
        if fault:
            at = _node_place(self._file, node)
            place = Place(self._file, at.line + fault.line, 1) if fault.line else at
            self._complain(place, fault.text)

    def _complain(self, place: Place, text: str, code: ProblemCode = "F02") -> None:
        if len(self.problems) < _MAX_COMPLAINTS:
            self.problems.append(Problem(place, code, text))
        else:
            self._unlisted += 1


def _spot(node: Node) -> str:
    mark = node.start_mark
    return f"{mark.line + 1}:{mark.column + 1}"


def _node_place(file: str, node: Node) -> Place:
    return Place(file, node.start_mark.line + 1, node.start_mark.column + 1)


def _child(node: Node, part: int | str) -> Node | None:
    if isinstance(node, SequenceNode) and isinstance(part, int):
        return node.value[part] if part < len(node.value) else None
    if isinstance(node, MappingNode):
        return next((value for key, value in node.value if key.value == part), None)
    return None
