"""Texts for the laws about reading: a plain file of each kind, what may go wrong in it, and heavy ones."""

from tests.conftest import FROZEN

REPORTS = sorted((FROZEN / "data" / "reports").glob("*.yaml"))
SHIPPED = [*REPORTS, *sorted((FROZEN / "data").glob("*.yaml"))]
HOSTILE = [
    *(": ", " #", "#", ":", "：", "\t", "\r\n", "\r", "  ", "\u3000", "\u00a0", "- ", "-", "&a "),
    *(
        "*a",
        "!t ",
        "| ",
        ">",
        "'",
        '"',
        "[",
        "]",
        "{",
        "}",
        ", ",
        "?",
        "%",
        "@",
        "`",
        "null",
        "~",
        "true",
        "1e3",
        "0x1F",
    ),
    *(".5", "007", "1_000", "=", "<<: ", "---\n", "...\n", "\n", "\n\n", "\n    ", "\n      - x", "\n   y"),
    *("# c\n", "    progress: 1\n", "    measures:\n      率: 1.50\n", "    held: {座谈: 1}\n"),
    *('    evidence: [a b, "c: d"]\n', "\u0085", "\u2028", "é", "e\u0301", "🙂", "。", "“"),
    *(
        "- - x",
        "    ? y\n",
        " # c",
        "  # c\n",
        " #c",
        "\n# c\n",
        "\n      #c\n",
        "\t# c",
        ":\t",
        "-\t",
        "\ufeff",
    ),
]
BASE = """format: yshj-report/1
unit: 甲局
sample: true
entries:
  - date: 2025-06-27
    task: 1-1-1
    progress: 45
    owner: 注册科 王某
    note: 完成两轮征求意见：共 12 条，已采纳 C#3 等
    next: "下一步: 印发 #1"
    delivered: [分类标准, "认定 办法"]
    measures:
      全程网办率: 91.2
      满意度: -3
    held: {座谈: 1}
    evidence:
      - 佐证/一.txt
      - "https://example.com/a?b=c#d"
    blocked: null

  # 说明
  - date: 2025-07-30
    task: "1-1-1"
    progress: 60
"""

PLAN = """# 说明
format: yshj-plan/1

plan:
  name: 某市行动方案(6.0版)
  version: "6.0"
  issued: 2025-03-25
units:
  - {name: 甲局, aliases: [甲, "乙 局"], kind: 市直部门}
  - {name: 丙局, kind: 市直部门,
     aliases: [丙]}
groups:
  - name: 各旗区
    members: [
      甲局, 丙局,
      丁局]
  - {name: 各园区, members: open}
sections:
  "1": 一章
  "1-1": 一类
tasks:
  - id: 1-1-1
    title: 任务
    lead: [甲局]
    support: []
    support_open: true
    due: 2025-12
    deliverables:
    - 清单
    - {name: 办法, force: pilot}
    targets:
      - {name: 占比, at_most: -3.50, unit: "%"}
"""
DECISIONS = """format: yshj-decisions/1
decisions:
  - {date: 2025-08-20, kind: extend, task: 1-1-1, unit: 甲局, until: 2026-01-31, reason: "客观: 原因"}
  - date: 2025-09-05
    kind: close
    task: 1-1-1
  - {date: 2025-04-10, kind: assign, task: 4-1, group: 各园区, units: [甲局, 丙局]}
"""
CONFIG = """format: yshj-config/1
policy:
  behind_points: 12
  warning_windows:
    - {length: 30, warn: 5}
    - {warn: 20}
calendar: {holidays: [2026-08-20], workdays: []}
"""
COMMENTED = """# yaml-language-server: $schema=x.json
unit: 甲局             # 全称或简称
entries:               # 每报一次加一条
#第一条
  - date: 2025-06-27 #
    #progress: 30
    task: "1-1-1" # 编号
    held: {座谈: 1}  # 次数
    measures:  # 实测
      满意度: 91.2  # C# : "a", [b], \'
    evidence:
      # 佐证
      - 一二 三.txt  # 盖章件
      - "https://example.com/#a"  # 网址，
    note: 甲  \n  \n"""
WINDOWS = COMMENTED.replace("\n", "\r\n")
BASES = {
    **{"report": BASE, "plan": PLAN, "decisions": DECISIONS, "config": CONFIG},
    **{"comments": COMMENTED, "CRLF": WINDOWS},
}
HEAVY = {
    "a comment behind a bracket": "x: [\n" + "      一,\n" * 60 + "      二]  # 共六十一项\n",
    "a bracket never closed": "x: [\n" + "      一,\n" * 60 + "      二\ny: 1\n",
    "blanks in a bracket": "x: [\n" + " " * 300 + "\n" + " " * 300 + "y\n",
    "a long list of mappings": "x: [\n" + "  {a: 1, b: [2, 3]},\n" * 4000 + "  {a: 1}]\n",
    "a long line of mappings": "x: [" + ", ".join(["{a: 1, b: [2, 3]}"] * 4000) + "]\n",
    "colons and hashes": "x: " + "a:b#c" * 20_000 + "\n",
    "quotes": 'x: ["' + '", "' * 4000 + "\n",
    "an opening bracket on every line": "  k: [\n" * 20_000,
    "an item with an opening bracket on every line": "x:\n" + "  - [a,\n" * 20_000,
    "blanks": "x: a" + " " * 50_000 + "b\n",
}
