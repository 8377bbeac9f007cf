"""Why a YAML text was not accepted, in words for people who do not know YAML."""

import re

from yshj.model.books import Problem
from yshj.model.place import Place

_FULL_WIDTH_COLON = re.compile(r"^\s*(- )?[A-Za-z_]+\s*：")
_STRANGE_INDENT = re.compile(r"^[ ]*[\u3000\u00a0\u2000-\u200b]")
_TAB_INDENT = re.compile(r"^[ ]*\t")
_NO_SPACE = re.compile(r"^\s*(- )?[A-Za-z_]+:[^\s]")


def explain(error: Exception, text: str, file: str) -> Problem:
    """The problem that a parser's error means, at its place."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    total = max(1, text.count("\n") + (not text.endswith("\n")))
    line = min(line, total)
    said = str(getattr(error, "problem", None) or "")
    meaning = next((words for piece, words in _MEANINGS if piece in said), "写法有误")
    hint = advice_for(text, line) or advice_for(text, line - 1)
    return Problem(Place(file, line, column), "F02", f"{meaning}{hint}")


def advice_for(text: str, line: int) -> str:
    """What is visibly odd about a line, as a clause that ends the sentence; "" if nothing is."""
    lines = text.splitlines()
    if not 1 <= line <= len(lines):
        return ""
    written = lines[line - 1]
    for pattern, words in _ODDITIES:
        if pattern.search(written):
            return f"；{words}"
    return ""


_ODDITIES = (
    (_FULL_WIDTH_COLON, "这一行用了全角冒号“：”，请改为半角冒号加空格，例如 date: 2025-06-30"),
    (_STRANGE_INDENT, "这一行用了全角空格或其他空白缩进，请改用半角空格"),
    (_TAB_INDENT, "这一行用了制表符（Tab）缩进，请改用空格"),
    (_NO_SPACE, "冒号后面要有一个空格，例如 progress: 45"),
)

_MEANINGS = (
    ("tab character", "缩进中不能有制表符（Tab），请改用空格"),
    ("'\\t'", "缩进中不能有制表符（Tab），请改用空格"),
    ("mapping values are not allowed", "这里不应出现冒号；上一行可能缺了冒号，或文字中的冒号需要加引号"),
    ("another document", "一个文件只能有一份文档，请删去“---”或拆成两个文件"),
    ("undefined alias", "不接受引用（*）；如果 * 是文字，请给整段文字加引号"),
    ("scanning an anchor", "不接受锚点（&）；如果 & 是文字，请给整段文字加引号"),
    ("alphabetic or numeric character", "& 和 * 有特殊含义；如果是文字，请给整段文字加引号"),
    ("end of stream", "引号没有成对，请检查前面的引号"),
    ("cannot start any token", "文字不能以 @、`、% 等符号开头，请给整段文字加引号"),
    ("',' or ']'", "方括号没有成对，或项目之间缺少半角逗号"),
    ("',' or '}'", "花括号没有成对，或项目之间缺少半角逗号"),
    ("expected <block end>", "缩进不对齐，请与上一项对齐"),
    ("did not find expected key", "缩进不对齐，或缺少冒号；请与上一项对齐"),
    ("did not find expected '-' indicator", "缩进不对齐；列表的每一项都以“- ”开头"),
    ("could not find expected ':'", "缺少冒号；应写成“键: 值”"),
    ("node content", "括号没有成对，或少了内容"),
    ("sequence entries are not allowed", "列表的“- ”应另起一行"),
    ("block scalar", "“|”或“>”之后应换行再写文字；如果是文字，请加引号"),
    ("tag", "不接受标签（!）；如果 ! 是文字，请给整段文字加引号"),
)
