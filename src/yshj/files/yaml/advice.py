"""Why a YAML text was not accepted, in words for people who do not know YAML."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from yshj.files.yaml.limits import MAX_DEPTH
from yshj.files.yaml.nodes import NotComposed
from yshj.model.place import Place
from yshj.model.problem import Problem

TOO_DEEP = f"嵌套超过 {MAX_DEPTH} 层；请检查缩进和括号"


def explain(error: NotComposed, text: str, file: str) -> Problem:
    """The problem that a parser's error means, at the place where a person would look."""
    lines = text.splitlines() or [""]
    meaning = next((known for known in _MEANINGS if known.said in error.said), _UNKNOWN)
    mark = (error.start if meaning.at_start else None) or error.mark or error.start
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if line > len(lines):
        line, column = len(lines), len(lines[-1]) + 1
    at_tab = lines[line - 1].startswith("\t", column - 1)
    near = (line,) if mark is error.start or at_tab else (line, line - 1)
    for number in near:
        odd = _oddity(lines, number)
        if odd == FULL_WIDTH_COLON:  # who writes one writes them everywhere: the first is where to begin
            first = next(at for at, written in enumerate(lines, 1) if full_width_key(written))
            return Problem(Place(file, first, full_width_key(lines[first - 1])), "F02", odd)
        if odd:
            place = Place(file, number, column if number == line else 1)
            cut = odd == _CUT  # a comment may as well be one: the parser's meaning is told too
            return Problem(place, "F02", f"{meaning.what}；{odd}" if cut else odd)
    return Problem(Place(file, line, column), "F02", f"{meaning.what}；{meaning.advice}")


def advice_for(lines: Sequence[str], line: int) -> str:
    """What is visibly odd about a line, as a clause that ends the sentence; "" if nothing is."""
    odd = _oddity(lines, line)
    return f"；{odd}" if odd else ""


def _oddity(lines: Sequence[str], line: int) -> str:
    if not 1 <= line <= len(lines):
        return ""
    written = lines[line - 1][:_LOOKED_AT]
    return next((words for pattern, words in _ODDITIES if pattern.search(written)), "")


def full_width_key(line: str) -> int:
    """The column of the key that a line begins with, where a full-width colon follows it; else 0."""
    return len(line) - len(line.lstrip(" -\t")) + 1 if _FULL_WIDTH_KEY.match(line) else 0


_LOOKED_AT = 2000
FULL_WIDTH_COLON = "这一行用了全角冒号“：”，请改为半角冒号加空格，例如 date: 2025-06-30"
_CUT = "这一行 # 后面的文字会被当成注释丢掉，是正文请给整段加引号"
_KEY = r"^\s*(?:- *)?[A-Za-z_]+"
_FULL_WIDTH_KEY = re.compile(rf"{_KEY}\s*：")
_ODDITIES = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (_FULL_WIDTH_KEY.pattern, FULL_WIDTH_COLON),
        ("^[ ]*[\u3000\u00a0\u2000-\u200b]", "这一行用全角空格或其他空白缩进，请改用半角空格"),
        (r"^[ ]*\t", "这一行用制表符（Tab）缩进，请改用半角空格"),
        (r"^[^\t\"'#]*: *\t", "冒号后面是制表符（Tab），请改为一个半角空格，例如 progress: 45"),
        (r"^ *-[ -]*\t", "“-”后面是制表符（Tab），请改为一个半角空格"),
        ("^ *-[^ -]", "这一行的“-”后面要有一个半角空格"),
        ("^ *[－—–•·]", "这一行应以半角“- ”开头"),
        (rf"{_KEY}:[\u3000\u00a0]", "这一行的冒号后面是全角空格，请改为半角空格"),
        (rf"{_KEY}:[^\s]", "这一行的冒号后面要有一个空格，例如 progress: 45"),
        (r"[{\[][^\"'#{\[]*，", "这里用了全角逗号“，”，请改为半角逗号加空格"),
        (r"[{\[][^\"'#{\[]*\?", "括号里的文字含有问号，请给整段文字加引号"),
        (r"[ \t]#\S", _CUT),
        (rf"{_KEY}: +\"[^\"]*\" *[^\s\",#\]}}]", "引号之后还有文字，请把整段文字放进引号"),
        (rf"{_KEY}: +'[^']*' *[^\s',#\]}}]", "引号之后还有文字，请把整段文字放进引号"),
        (rf"{_KEY}: +[^\s{{\[\"'].*(: |:$)", "文字中有冒号，请给整段文字加引号"),
    )
)


class _Meaning(NamedTuple):
    """What a parser says, what that means, and what to do about it."""

    said: str
    what: str
    advice: str
    at_start: bool = False
    """The mistake is where the broken thing begins, not where the parser gave up."""


IN_BRACKETS = ("括号里的文字含有冒号或问号", "请给整段文字加引号；如果冒号前面是键，冒号后面要有一个空格")
_QUOTE_IT = "请给整段文字加引号"
_UNPAIRED = ("从这里开始的引号没有成对", "请补上另一个引号", True)
_TAB = ("引号外面不能有制表符（Tab）", "请改为半角空格；如果是文字的一部分，请给整段文字加引号")
_NO_TAG = ("不接受标签（以 ! 开头）", "如果 ! 是文字，请给整段文字加引号")
_NOT_ALIGNED = (
    "缩进与上面不对齐，或前一行没有写完",
    "请让键与同一条里的其他键对齐，列表的每一项以“- ”开头并与上一项对齐",
)
_BACKSLASH = ("双引号里的 \\ 有特殊含义", "请改用单引号，或把 \\ 写成 \\\\")
_BLOCK = ("“|”或“>”之后应换行再写文字", "如果 | 或 > 是文字，请给整段文字加引号")
_MEANINGS = (
    _Meaning("tab character", *_TAB),
    _Meaning("'\\t'", *_TAB),
    _Meaning("mapping values", "这里不应出现冒号", "请检查缩进是否与上面的键对齐；文字中有冒号的要加引号"),
    _Meaning("another document", "一个文件只能有一份文档", "请删去“---”，或拆成两个文件"),
    _Meaning("undefined alias", "不接受引用（以 * 开头）", "如果 * 是文字，请给整段文字加引号"),
    _Meaning("second occurrence", "不接受锚点（以 & 开头）", "如果 & 是文字，请给整段文字加引号"),
    _Meaning("an anchor", "不接受锚点（以 & 开头）", "如果 & 是文字，请给整段文字加引号", True),
    _Meaning("an alias", "不接受引用（以 * 开头）", "如果 * 是文字，请给整段文字加引号", True),
    _Meaning("unexpected ':'", *IN_BRACKETS),
    _Meaning("a tag", *_NO_TAG),
    _Meaning("the tag", *_NO_TAG),
    _Meaning("tag handle", *_NO_TAG),
    _Meaning("URI", *_NO_TAG),
    _Meaning("escape", *_BACKSLASH),
    _Meaning("hexdecimal", *_BACKSLASH),
    _Meaning("end of stream", *_UNPAIRED),
    _Meaning("document indicator", *_UNPAIRED),
    _Meaning("document separator", *_UNPAIRED),
    _Meaning("cannot start any token", "文字不能以 @、`、% 等符号开头", _QUOTE_IT),
    _Meaning("',' or ']'", "从这里开始的方括号没有写完整", "请补上 ]，并检查各项之间的半角逗号", True),
    _Meaning("',' or '}'", "从这里开始的花括号没有写完整", "请补上 }，并检查各项之间的半角逗号", True),
    _Meaning("find expected ':'", "缺少冒号", "应写成“键: 值”，冒号是半角，后面空一格", True),
    _Meaning("expected <block end>", *_NOT_ALIGNED),
    _Meaning("did not find expected key", *_NOT_ALIGNED),
    _Meaning("'-' indicator", *_NOT_ALIGNED),
    _Meaning("node content", "括号没有成对，或逗号前后少了内容", "请检查这一行的括号和逗号"),
    _Meaning(
        "sequence entries", "“- ”不能写在这里", "列表的每一项应另起一行；如果是文字，请给整段文字加引号"
    ),
    _Meaning("mapping keys", "文字不能以“? ”开头", _QUOTE_IT),
    _Meaning("line break", *_BLOCK),
    _Meaning("indentation indicator", *_BLOCK),
    _Meaning("document start", "这一行接不上前面的内容", "请检查这一行的缩进，以及上面是否多写了内容"),
)
_UNKNOWN = _Meaning("", "这里的写法不对", "请对照上下行，检查缩进、冒号和引号")
