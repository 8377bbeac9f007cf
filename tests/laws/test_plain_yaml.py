"""The recogniser of plain reports never reads what the careful reader refuses, nor reads it differently."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from yshj.files.plain_yaml import read_plain
from yshj.files.yaml_text import Document, read_yaml

REPORTS = sorted((ROOT / "data" / "reports").glob("*.yaml"))
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
    *("- - x", "    ? y\n"),
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


def agree(text: str) -> bool:
    """Whether the recogniser left the text alone or read what the careful reader reads."""
    plain = read_plain(text)
    if plain is None:
        return True
    careful = read_yaml(text, "x.yaml")
    return isinstance(careful, Document) and canonical(plain) == canonical(careful.data)


def canonical(value: object) -> str:
    """With the types: 1, 1.0 and True are three different things."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{key!r}:{canonical(value[key])}" for key in sorted(value)) + "}"
    if isinstance(value, list):
        return "[" + ",".join(canonical(item) for item in value) + "]"
    return f"{type(value).__name__}:{value!r}"


def test_plain_reports_are_recognised() -> None:
    assert read_plain(BASE) is not None
    recognised = [path for path in REPORTS if read_plain(path.read_text("utf-8")) is not None]
    assert len(recognised) > len(REPORTS) * 0.9


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_the_shipped_reports(path: Path) -> None:
    assert agree(path.read_text("utf-8"))


def test_the_gallery_of_broken_files() -> None:
    for path in sorted((ROOT / "tests" / "errors").rglob("*")):
        if path.is_file():
            assert agree(path.read_bytes().decode("utf-8", errors="ignore")), path


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_mutated_reports(data: st.DataObject) -> None:
    text = BASE
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = start + data.draw(st.sampled_from([0, 0, 0, 1, 2, 5]))
        text = text[:start] + data.draw(st.sampled_from(HOSTILE)) + text[end:]
    assert agree(text), text


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=30))
def test_any_words_as_a_value(words: str) -> None:
    for line in (
        f"    note: {words}\n",
        f'    note: "{words}"\n',
        f"    evidence: [{words}]\n",
        f"    {words}\n",
    ):
        text = BASE.replace("    owner: 注册科 王某\n", line)
        assert agree(text), text


def test_a_thousand_splices_of_real_reports() -> None:
    chance = random.Random(20251020)
    texts = [path.read_text("utf-8") for path in REPORTS]
    for _ in range(1000):
        lines = chance.choice(texts).splitlines(keepends=True)[:40]
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(len(lines))
            lines[at] = chance.choice(
                [lines[at] * 2, "", chance.choice(HOSTILE) + lines[at], lines[at].strip(), " " + lines[at]]
            )
        text = "".join(lines)
        assert agree(text), text


@pytest.mark.parametrize("character", [*"？?：:#，['\"\t\u3000\n&-", " #"])
def test_a_character_put_anywhere(character: str) -> None:
    for at in range(len(BASE) + 1):
        text = BASE[:at] + character + BASE[at:]
        assert agree(text), text[max(0, at - 40) : at + 40]
