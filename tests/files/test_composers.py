"""The C parser and the library's own Python give the same data, at the same places, or both refuse."""

import math
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.conftest import FROZEN
from tests.errors.gallery import cases
from tests.files.small import HEAD, block, entry
from yshj.files.yaml import careful as yaml_text
from yshj.files.yaml.careful import Document, read_yaml
from yshj.files.yaml.nodes import c_compose, pure_compose
from yshj.files.yaml.text import decode
from yshj.model.problem import Problem

pytestmark = pytest.mark.skipif(c_compose is None, reason="the C parser is not installed")


def by_both(text: str) -> tuple[Document | list[Problem], Document | list[Problem]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_text, "compose", c_compose)
        fast = read_yaml(text, "f")
        patch.setattr(yaml_text, "compose", pure_compose)
        return fast, read_yaml(text, "f")


def same(text: str) -> None:
    fast, slow = by_both(text)
    if isinstance(fast, Document):
        assert isinstance(slow, Document), slow
        assert comparable(fast.data) == comparable(slow.data)
    else:
        assert isinstance(slow, list), slow.data
        assert fast[0].place.line == slow[0].place.line
        assert fast[0].code == slow[0].code


def comparable(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: comparable(item) for key, item in value.items()}
    if isinstance(value, list):
        return [comparable(item) for item in value]
    return "nan" if isinstance(value, float) and math.isnan(value) else (value, type(value))


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_the_gallery(case: Any) -> None:
    text = decode(case.broken or b"", "f")
    if isinstance(text, str):
        same(text)


PIECES = [
    *(
        "a",
        "b: ",
        "- ",
        "  ",
        "\n",
        "\n  ",
        "\n    ",
        "：",
        "，",
        ", ",
        ":",
        "#",
        " #",
        "# ",
        '"',
        "'",
        "[",
        "]",
        "{",
    ),
    *(
        "}",
        "&x ",
        "*x",
        "!x ",
        "|",
        ">",
        "%",
        "@",
        "`",
        "~",
        "null",
        "true",
        "1",
        "2025-06-30",
        "1.10",
        "007",
        ".inf",
    ),
    *(
        "\\",
        "\u3000",
        "\u00a0",
        "---\n",
        "<<: ",
        "? ",
        "甲局",
        "progress: 45",
        "note: 完成",
        "task: 1-1-1",
        "=",
        ".nan",
    ),
    *("\t", " \t", "\t# c\n", ":\t", "-\t", "|\n    \t", "\r\n", "\n\t"),
]


TABBED = """x: 1  # 甲
y:
  - "a b": 'c d'
    e: [f, "g h", {i: j}]
    k: |  # 乙
      l m

      n
    o: p
      q
"""

pieces = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
documents = st.one_of(
    pieces,
    pieces.map(lambda value: block(f"    note: {value}\n")),
    pieces.map(lambda value: entry(f"note: {value}")),
    pieces.map(lambda value: f"{HEAD}entries: {value}\n"),
)


@settings(max_examples=600, deadline=None)
@given(documents)
@example("a: {b:c}\n")
@example("a: {b?: c}\n")
@example("a: [b?]\n")
@example("a: 'b\n  c'\n")
def test_what_the_slow_one_reads_the_fast_one_reads_alike(text: str) -> None:
    fast, slow = by_both(text)
    if isinstance(slow, Document):
        assert isinstance(fast, Document), fast
        assert comparable(fast.data) == comparable(slow.data)


def test_the_real_plan_and_reports() -> None:
    data = FROZEN / "data"
    for path in [*data.glob("*.yaml"), *sorted((data / "reports").rglob("*.yaml"))[:3]]:
        fast, slow = by_both(path.read_text("utf-8"))
        assert isinstance(fast, Document)
        assert isinstance(slow, Document)
        assert fast.data == slow.data


def test_a_tab_put_anywhere() -> None:
    """Neither takes one for a blank; in quotes, comments and blocks of text both keep it."""
    for at in range(len(TABBED) + 1):
        for tab in ("\t", "\r\n\t", "\t \t"):
            text = TABBED[:at] + tab + TABBED[at:]
            fast, slow = by_both(text)
            assert isinstance(fast, Document) is isinstance(slow, Document), text
            if isinstance(fast, Document) and isinstance(slow, Document):
                assert comparable(fast.data) == comparable(slow.data), text


@pytest.mark.parametrize(
    ("text", "column", "says"),
    [
        ("progress:\t45\n", 10, "冒号后面是制表符（Tab），请改为一个半角空格"),
        ("progress: \t45\n", 11, "冒号后面是制表符（Tab），请改为一个半角空格"),
        ("note:\t|\n  甲\n", 6, "冒号后面是制表符（Tab），请改为一个半角空格"),
        ("held: {座谈:\t1}\n", 11, "冒号后面是制表符（Tab），请改为一个半角空格"),
        ("-\ttask: 1-1-1\n", 2, "“-”后面是制表符（Tab），请改为一个半角空格"),
        ("progress: 45\t\n", 13, "引号外面不能有制表符（Tab）；请改为半角空格"),
        ("note: 甲\t乙\n", 8, "引号外面不能有制表符（Tab）；请改为半角空格"),
    ],
)
def test_either_says_what_to_type_for_a_tab(text: str, column: int, says: str) -> None:
    for problems in by_both(text):
        assert isinstance(problems, list)
        assert (problems[0].code, problems[0].place.column) == ("F02", column)
        assert problems[0].text.startswith(says)


def test_the_only_known_differences() -> None:
    """What the YAML specification allows and the slow parser does not: it refuses, never misreads."""
    for text in ("a: b\n...\n...\n", "a: |\n \n  - b\n"):
        fast, slow = by_both(text)
        assert isinstance(fast, Document), text
        assert isinstance(slow, list), text
