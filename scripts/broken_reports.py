"""Honest reports, and the many small ways in which people and programs break them."""

import random
from collections.abc import Callable

from tests.files.small import HEAD, block
from tests.laws.plain_texts import HOSTILE

HONEST = [
    block("    progress: 45\n    owner: 个体私营经济科 王某\n    note: 已完成前期调研\n"),
    block("    blocked: null\n    measures: {全程网办率: 91.2}\n    evidence: [调研报告.pdf]\n"),
    block(
        "    note: |\n      第一行\n      第二行\n"
        '    next: "印发: 第 3 稿"\n    delivered:\n      - 分类标准\n'
    ),
    HEAD
    + "sample: true\nentries:\n"
    + "".join(
        f"  - {{date: 2025-0{month}-28, task: 1-1-1, progress: {month * 9}, note: '第{month}月'}}\n"
        for month in range(4, 10)
    ),
    "\ufeff" + block("    progress: 45\n    note: 已完成\n      前期调研\n").replace("\n", "\r\n"),
]
SPLICES = [
    *HOSTILE,
    *("，", "、", "&", "*", "!", "|", "|#甲", ">-", ",", "::", ".inf", ".nan", "1e999", "0x1f", "1.10", "-0"),
    *("2025-02-30", "45%", "progress：45", "note:完成"),
    *("# ", " # 说明", " #号楼", "!!str ", "? ", "%YAML 1.2\n", "\\", "\\x00", "\\u202e", "<b>"),
    *("\x00", "\x1b[31m", "\x7f", "\u200b", "\u202e", "\ud800"),
    *("甲" * 300, "[" * 40, "{a: " * 40, "- " * 40, "  - {}\n", "  -\n", "    progress: 100\n"),
    *("unit: 市商务局\n", "format: yshj-plan/1\n", "entries: []\n", "    task: 9-9\n"),
]  # fmt: skip
MARKS = [
    *("#", ":甲", "：", "，", "、", "“", "”", "'", '"', "?", "!", "&", "*", "%", "@", "-", "|", ">", "<"),
    *("(", "【", "/", "~", "=", "//", " #", " #甲", "# ", ": ", " - ", ", 甲", " 甲"),
    *("\n      ", "\n    ", "\n", "\n      #甲", "\n      甲：乙"),
]  # fmt: skip

Mutation = Callable[[random.Random, bytes], bytes]


def flip(rng: random.Random, data: bytes) -> bytes:
    """Some bytes become others."""
    changed = bytearray(data)
    for _ in range(rng.randint(1, 4)):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def cut(rng: random.Random, data: bytes) -> bytes:
    """A piece goes missing, or the file ends early."""
    first, last = sorted(rng.randrange(len(data) + 1) for _ in range(2))
    return data[:first] if rng.random() < 0.3 else data[:first] + data[last:]


def repeat(rng: random.Random, data: bytes) -> bytes:
    """A piece stands twice."""
    first, last = sorted(rng.randrange(len(data) + 1) for _ in range(2))
    return data[:last] + data[first:]


def splice(rng: random.Random, data: bytes) -> bytes:
    """Something with a meaning of its own gets into the text, between characters."""
    text = data.decode("utf-8", "surrogateescape")
    for _ in range(rng.randint(1, 3)):
        at = rng.randrange(len(text) + 1)
        over = rng.choice((0, 0, 1, 3))
        text = text[:at] + rng.choice(SPLICES) + text[at + over :]
    return text.encode("utf-8", "surrogatepass" if "\ud800" in text else "surrogateescape")


def after_colon(rng: random.Random, data: bytes) -> bytes:
    """A value becomes another."""
    lines = data.decode("utf-8", "surrogateescape").split("\n")
    at = rng.randrange(len(lines))
    key, colon, _ = lines[at].partition(": ")
    lines[at] = f"{key}{colon or ': '}{rng.choice(SPLICES)}{rng.choice(('', ' 甲', ' 完成 #号楼'))}"
    return "\n".join(lines).encode("utf-8", "surrogatepass" if "\ud800" in lines[at] else "surrogateescape")


def sprinkle(rng: random.Random, data: bytes) -> bytes:
    """Ordinary marks get into the words of a line: what people type without knowing what YAML makes of it."""
    lines = data.decode("utf-8", "surrogateescape").split("\n")
    at = rng.randrange(len(lines))
    for _ in range(rng.randint(1, 2)):
        spot = rng.randint(min(len(lines[at]), lines[at].find(": ") + 2), len(lines[at]))
        lines[at] = lines[at][:spot] + rng.choice(MARKS) + lines[at][spot:]
    return "\n".join(lines).encode("utf-8", "surrogateescape")


def move_line(rng: random.Random, data: bytes) -> bytes:
    """A line is indented otherwise, or stands elsewhere."""
    lines = data.split(b"\n")
    line = lines.pop(rng.randrange(len(lines)))
    lines.insert(
        rng.randrange(len(lines) + 1), rng.choice((b"", b" ", b"  ", b"      ", b"\t")) + line.lstrip()
    )
    return b"\n".join(lines)


def recode(rng: random.Random, data: bytes) -> bytes:
    """The whole file in another encoding."""
    text = data.decode("utf-8", "ignore")
    return text.encode(
        rng.choice(("gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7")), "replace"
    )


MUTATIONS: tuple[tuple[Mutation, int], ...] = (
    (flip, 1),
    (cut, 2),
    (repeat, 2),
    (splice, 6),
    (after_colon, 6),
    (sprinkle, 12),
    (move_line, 4),
    (recode, 1),
)


def mutated(rng: random.Random) -> bytes:
    """One honest report, broken once or a few times."""
    data = rng.choice(HONEST).encode()
    kinds, weights = zip(*MUTATIONS, strict=True)
    for mutation in rng.choices(kinds, weights, k=rng.choice((1, 1, 1, 2, 3))):
        data = mutation(rng, data or b"\n")
    return data
