"""Writes docs/rules.md: every rule's own page, in the order of the list, and the input problems.

`--check` exits 1 when the page is not what the rules say now.
"""

import sys
from pathlib import Path

from generated import write_or_check
from yshj.judging.rules import RULES
from yshj.judging.views.problem_codes import PROBLEMS

PAGE = Path(__file__).resolve().parent.parent / "docs" / "rules.md"
MEANT = "“评判口径”指[评判口径](how-we-judge.md)一页，键名（如 silent_days）是 `yshj config` 列出的数字。"
FAMILIES = {
    "T": "时间",
    "O": "责任",
    "E": "佐证",
    "D": "数据",
    "P": "方案自身（只在 lint 中）",
}


def main() -> int:
    """Writes the file; with --check only compares."""
    return write_or_check(PAGE, page())


def page() -> str:
    """The Markdown text."""
    parts = ["# 规则与代码", "", "本页由规则自身生成；`yshj explain 代码` 显示同样的内容。" + MEANT, ""]
    for family, name in FAMILIES.items():
        parts += [f"## {family}：{name}", ""]
        for rule in RULES:
            if rule.code.startswith(family):
                body = rule.text.split("\n", 1)[1].strip()
                parts += [f"### {rule.code} {rule.title}（{rule.severity.label}）", "", body, ""]
    parts += ["## F：输入问题", ""]
    for code, problem in PROBLEMS.items():
        body = problem.text.split("\n", 1)[1].strip()
        parts += [f"### {code} {problem.title}", "", body, ""]
    return "\n".join(parts)


if __name__ == "__main__":
    sys.exit(main())
