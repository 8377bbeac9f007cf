"""YAML text → plain data that carries places; the only module that knows the YAML library.

Scalars are taken as text from composed nodes and resolved here by YAML 1.2's core schema, so that
`no` stays a word and a date stays text. Anchors, aliases, merge keys, tags and several documents
are refused; so is nesting deeper than any of our formats needs.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from yshj.files.yaml_advice import advice_for, explain
from yshj.model.books import Problem
from yshj.model.place import Place
from yshj.model.record import AT

MAX_DEPTH = 24
MAX_VALUES = 200_000
_SAFE_BRACKETS = 64
_MAX_COMPLAINTS = 50

_NUMBER_START = frozenset("+-.0123456789")
_INTEGER = re.compile(r"[-+]?[0-9]{1,18}|0o[0-7]{1,18}|0x[0-9a-fA-F]{1,15}", re.ASCII)
_FLOAT = re.compile(
    r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
    re.ASCII,
)
_WORDS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_CUT = re.compile(r"[ \t]+#[^\s#]")
_ID_OR_DAY = re.compile(r"[0-9-]+", re.ASCII)
_PLACED_KEY = re.compile(r"[a-z_]{1,20}")

Loc = Sequence[int | str]


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML document: `data` for validation, and the places of everything in it."""

    file: str
    data: dict[str, Any]
    _root: MappingNode
    text: str

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
        nodes = self._walk(loc)
        node = nodes[-1]
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
    root = _refuse_early(text, file) or _root(text, file)
    if isinstance(root, Problem):
        return [root]
    builder = _Builder(text, file)
    data = builder.build(root, 0)
    if builder.problems:
        return builder.problems
    if not isinstance(root, MappingNode):
        place = _node_place(file, root)
        hint = advice_for(text, place.line)
        text = f"整个文件应由“键: 值”组成，第一行应为 format: …{hint}"
        return [Problem(place, "F02", text)]
    return Document(file, data, root, text)


def _root(text: str, file: str) -> Node | Problem:
    try:
        root = _compose(text)
    except RecursionError:
        return Problem(Place(file, 1, 1), "F02", _TOO_DEEP)
    except (YAMLError, ValueError) as error:
        return explain(error, text, file)
    if root is None:
        return Problem(Place(file, 1, 1), "F02", "文件是空的，没有任何内容")
    return root


_TOO_DEEP = f"嵌套超过 {MAX_DEPTH} 层，请检查缩进和括号"


def _refuse_early(text: str, file: str) -> Problem | None:
    """What would cost too much to parse, found at the speed of searching."""
    if text.count("\n") + text.count("\r") + text.count(",") > MAX_VALUES:
        return Problem(Place(file, 1, 1), "F01", f"一个文件中超过 {MAX_VALUES} 项，请拆成几个文件")
    first = next((line for line in text.splitlines() if line.strip() and line[0] != "#"), "")
    if first.startswith("%"):
        return Problem(Place(file, 1, 1), "F02", "不接受 YAML 指令（% 开头的行），请删去")
    if _may_be_deep(text):
        line = _first_deep_line(text)
        if line:
            return Problem(Place(file, line, 1), "F02", _TOO_DEEP)
    return None


_PREFIX = re.compile(r"^[ \-?:]{100,}", re.MULTILINE)
_NO_BRACKET = re.compile(r"[^\[\]{}]+")


def _may_be_deep(text: str) -> bool:
    """Whether nesting could be deep. Cheap, and never wrong when it says no."""
    if _PREFIX.search(text):
        return True
    if text.count("[") + text.count("{") <= _SAFE_BRACKETS:
        return False
    brackets = _NO_BRACKET.sub("", text)
    for _ in range(_SAFE_BRACKETS):
        shorter = brackets.replace("[]", "").replace("{}", "")
        if len(shorter) == len(brackets):
            break
        brackets = shorter
    return brackets.count("[") + brackets.count("{") > _SAFE_BRACKETS


def _first_deep_line(text: str) -> int | None:
    """The line where nesting exceeds the limit, by reading events one by one."""
    depth = 0
    try:
        for event in YAML(typ="safe", pure=True).parse(text):
            name = type(event).__name__
            if name in ("SequenceStartEvent", "MappingStartEvent"):
                depth += 1
            elif name in ("SequenceEndEvent", "MappingEndEvent"):
                depth -= 1
            if depth > MAX_DEPTH:
                return int(event.start_mark.line) + 1
    except (YAMLError, ValueError, RecursionError):
        return None
    return None


def _c_composer() -> Callable[[str], Node | None] | None:
    try:
        from ruamel.yaml import CSafeLoader
    except ImportError:
        return None

    def compose(text: str) -> Node | None:
        node: Node | None = CSafeLoader(text).get_single_node()
        return node

    return compose


def _compose(text: str) -> Node | None:
    node: Node | None = _composer(text)
    return node


def _pure_composer(text: str) -> Node | None:
    node: Node | None = YAML(typ="safe", pure=True).compose(text)
    return node


_composer = _c_composer() or _pure_composer


class _Builder:
    """Nodes → dict, list, text, numbers; complaints about what our formats do not accept."""

    def __init__(self, text: str, file: str) -> None:
        self._text = text
        self._file = file
        self._cut = _CUT.search(text) is not None
        self.problems: list[Problem] = []

    def build(self, node: Node, depth: int) -> Any:
        if depth > MAX_DEPTH:
            self._complain(node, _TOO_DEEP)
            return None
        self._refuse_decorations(node)
        if isinstance(node, ScalarNode):
            return node.value if node.style else self._plain(node)
        if isinstance(node, SequenceNode):
            return [self.build(child, depth + 1) for child in node.value]
        return self._mapping(node, depth) if isinstance(node, MappingNode) else None

    def _plain(self, node: ScalarNode) -> Any:
        value = resolve(node.value)
        words = isinstance(value, str) and not _ID_OR_DAY.fullmatch(value)
        if self._cut and words and _CUT.match(self._text, node.end_mark.index):
            self._complain(node, "# 后面的文字会被当成注释丢掉；是正文请加引号，是注释请在 # 后加空格")
        return value

    def _mapping(self, node: MappingNode, depth: int) -> dict[str, Any]:
        result: dict[str, Any] = {}
        places = [_spot(node)]
        for key_node, value_node in node.value:
            key = self._key(key_node)
            if key is None:
                continue
            if key in result:
                self._complain(key_node, f"键“{key}”重复了，请只保留一个", "F05")
                continue
            result[key] = self.build(value_node, depth + 1)
            if _PLACED_KEY.fullmatch(key):
                places.append(f"{key}={_spot(key_node)}")
        result[AT] = " ".join(places)
        return result

    def _key(self, node: Node) -> str | None:
        self._refuse_decorations(node)
        if not isinstance(node, ScalarNode):
            self._complain(node, "键应为一个词，不能是列表或映射")
            return None
        if node.style:
            key = str(node.value)
        else:
            if node.value == "<<":
                self._complain(node, "不接受合并键（<<），请把内容直接写出来")
                return None
            resolved = resolve(node.value)
            if not isinstance(resolved, str):
                self._complain(
                    node, f'键 {node.value or "（空）"} 会被当成数字或空值，请加引号："{node.value}"'
                )
                return None
            key = resolved
        if key != key.strip() or "：" in key:
            hint = advice_for(self._text, node.start_mark.line + 1)
            self._complain(node, f"键“{key}”的写法有误{hint or '；键的前后不能有空格，也不能有全角冒号'}")
            return None
        return key

    def _refuse_decorations(self, node: Node) -> None:
        start = node.start_mark.index
        mark = self._text[start : start + 1]
        if isinstance(node, ScalarNode) and node.style and mark in "'\"|>":
            return
        if mark == "&":
            self._complain(node, "不接受锚点（&）；如果 & 是文字，请给整段文字加引号")
        elif mark == "*":
            self._complain(node, "不接受引用（*）；如果 * 是文字，请给整段文字加引号")
        elif mark == "!":
            self._complain(node, "不接受标签（!）；如果 ! 是文字，请给整段文字加引号")

    def _complain(self, node: Node, text: str, code: Any = "F02") -> None:
        if len(self.problems) < _MAX_COMPLAINTS:
            self.problems.append(Problem(_node_place(self._file, node), code, text))


def resolve(text: str) -> str | int | float | bool | None:
    """A plain scalar by YAML 1.2's core schema; whatever is no number, word or null stays text."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMBER_START:
        return text
    if _INTEGER.fullmatch(text):
        return int(text, 0) if text[:2] in ("0o", "0x") else int(text)
    if _FLOAT.fullmatch(text):
        return float(text.lower().replace(".inf", "inf").replace(".nan", "nan"))
    return text


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
