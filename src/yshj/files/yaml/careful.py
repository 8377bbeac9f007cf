"""YAML text → plain data that carries places.

Anchors, aliases, merge keys, tags, directives and several documents are refused; so is nesting
deeper than any of our formats needs.
"""

import re

from yshj.files.yaml.advice import TOO_DEEP, advice_for, explain
from yshj.files.yaml.build import Builder, place_of
from yshj.files.yaml.document import Document
from yshj.files.yaml.limits import MAX_VALUES
from yshj.files.yaml.nodes import MappingNode, Node, NotComposed, TooDeep, compose
from yshj.model.place import Place
from yshj.model.problem import Problem

_CONFLICT = re.compile(r"^(?:(?:<{7}|\|{7}|>{7})(?![^ \r\n])|={7}\r?$)", re.MULTILINE)
_CONFLICT_TOLD = (
    "这里是 Git 合并冲突的标记；请把两边的内容都留下，删去 <<<<<<<、=======、>>>>>>> 这三行，再检查有无重复"
)


def read_yaml(text: str, file: str) -> Document | list[Problem]:
    """The one mapping that `text` is, or why it is not accepted. Never raises."""
    root = _refused_early(text, file) or _root(text, file)
    if isinstance(root, Problem):
        return [root]
    if not isinstance(root, MappingNode):
        place = place_of(file, root)
        hint = advice_for(text.splitlines(), place.line)
        said = f"整个文件应由“键: 值”组成，每个键一行，第一行写 format: …{hint}"
        return [Problem(place, "F02", said)]
    builder = Builder(text, file)
    data = builder.build(root)
    if builder.problems:
        return builder.all_problems()
    return Document(file, data, text)


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
    conflict = _CONFLICT.search(text)
    if conflict:
        number = len(text[: conflict.start()].splitlines()) + 1
        return Problem(Place(file, number, 1), "F02", _CONFLICT_TOLD)
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("%"):
            return Problem(Place(file, number, 1), "F02", "不接受 YAML 指令（% 开头的行）；请删去这一行")
        if line.strip() and not line.lstrip().startswith(("#", "...")):
            return None
    return None
