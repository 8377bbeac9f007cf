"""YAML text → data: what is accepted, what is refused, and what would quietly mean something else."""

from itertools import pairwise
from typing import Any

import pytest

from tests.files.small import block, entry
from yshj.files.yaml.careful import Document, read_yaml
from yshj.files.yaml.plain import read_plain
from yshj.model.record import AT, SourceMark


def data_of(text: str) -> dict[str, Any]:
    document = read_yaml(text, "f")
    assert isinstance(document, Document), document
    return document.data


def refusal(text: str) -> str:
    problems = read_yaml(text, "f")
    assert isinstance(problems, list), problems.data
    return f"{problems[0].place.line}:{problems[0].place.column} {problems[0].code} {problems[0].text}"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_gives_the_same_data_and_places(newline: str) -> None:
    text = block("    progress: 45\n    note: 已完成\n      前期调研\n")
    assert data_of(text.replace("\n", newline)) == data_of(text)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("45", 45),
        ("045", 45),
        ("-1", -1),
        ("1.5", 1.5),
        ("1e3", 1000.0),
        ("0x1f", 31),
        ("no", "no"),
        ("yes", "yes"),
        ("true", True),
        ("null", None),
        ("~", None),
        ("", None),
        ("2025-06-30", "2025-06-30"),
        ('"2025-06-30"', "2025-06-30"),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("45%", "45%"),
        ("１２", "１２"),
        ("完成#3", "完成#3"),
        ("完成 # 说明", "完成"),
        ('"完成 #3"', "完成 #3"),
        ("'it''s'", "it's"),
        ("见 https://www.example.gov.cn/a", "见 https://www.example.gov.cn/a"),
        ("|\n    a\n    b: c\n", "a\nb: c\n"),
        (">\n    a\n    b\n", "a b\n"),
        ("a\n    b", "a b"),
        ('"a\n    b"', "a b"),
        ('"\\u4e00\\n"', "一\n"),
    ],
)
def test_a_value_is_what_yaml_1_2_says(written: str, value: object) -> None:
    found = data_of(f"x: {written}\n")["x"]
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("", "1:1 F02 文件是空的"),
        ("\n \n# 只有注释\n", "1:1 F02 文件是空的"),
        ("null\n", "1:1 F02 整个文件应由"),
        ("- a\n", "1:1 F02 整个文件应由"),
        ("a: 1\n---\na: 2\n", "2:1 F02 一个文件只能有一份文档"),
        ("a: 1\n---\n", "2:1 F02 一个文件只能有一份文档"),
        ("%YAML 1.2\n---\na: 1\n", "1:1 F02 不接受 YAML 指令"),
        ("# x\n  # y\n...\n%TAG ! x\n---\na: 1\n", "4:1 F02 不接受 YAML 指令"),
        ("a: &x b\n", "1:4 F02 不接受锚点"),
        ("a: &x [b]\nc: *x\n", "1:4 F02 不接受锚点"),
        ("&x a: b\n", "1:1 F02 不接受锚点"),
        ("a: &重点 b\n", "1:4 F02 不接受锚点"),
        ("a: *x\n", "1:4 F02 不接受引用"),
        ("a: *重点\n", "1:4 F02 不接受引用"),
        ("a: !!str b\n", "1:4 F02 不接受标签"),
        ("a: !b\n", "1:4 F02 不接受标签"),
        ("a: ! b\n", "1:4 F02 不接受标签"),
        ("<<: {a: 1}\n", "1:1 F02 不接受合并键"),
        ("a: 1\na: 2\n", "2:1 F05 键“a”在第 1 行已经写过"),
        ("{a: 1, a: 2}\n", "1:8 F05 键“a”在第 1 行已经写过"),
        ("? [a]\n: b\n", "1:3 F02 键应为一个词"),
        ("1: a\n", "1:1 F02 键 1 会被当成数字"),
        ("true: a\n", "1:1 F02 键 true 会被当成数字或是非值"),
        ("~: a\n", "1:1 F02 键 ~ 会被当成数字"),
        ('" a": b\n', "1:1 F02 键“〈空格〉a”的前后不能有空格"),
        ("\u3000a: b\n", "1:1 F02 键“〈全角空格〉a”的前后不能有空格"),
        ("a: @b\n", "1:4 F02 文字不能以 @"),
        ("a: `b\n", "1:4 F02 文字不能以 @"),
        ("a: %b\n", "1:4 F02 文字不能以 @"),
        ('a: "\\x1b"\n', "1:4 F02 引号中的转义写出了控制字符 U+001B"),
        ('a: "\\0"\n', "1:4 F02 引号中的转义写出了控制字符 U+0000"),
        ('a: "\\ud800"\n', "1:7 F02 双引号里的 \\ 有特殊含义"),
        ("a: [b\n", "1:4 F02 从这里开始的方括号没有写完整"),
        ("a: {b: c\n", "1:4 F02 从这里开始的花括号没有写完整"),
        ("a: 'b\n", "1:4 F02 从这里开始的引号没有成对"),
        ("a:\n\tb: c\n", "2:1 F02 这一行用制表符（Tab）缩进"),
        ("a: b\n c: d\n", "2:3 F02 这里不应出现冒号"),
        ("a:\n  - b\n   - c: d\n", "3:7 F02 这里不应出现冒号"),
        ("a:\n -b: c\n  d: e\n", "2:1 F02 这一行的“-”后面要有一个半角空格"),
    ],
)
def test_what_our_formats_do_not_know_is_refused_at_its_place(text: str, starts: str) -> None:
    assert refusal(text).startswith(starts)


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        (block("    note: 完成 #3 号楼\n"), "6:11 F02 # 后面的文字会被当成注释丢掉"),
        (block("    note: 完成 ##3 号楼\n"), "6:11 F02 # 后面的文字会被当成注释丢掉"),
        (block("    note: #3\n"), "6:5 F02 # 后面的文字会被当成注释丢掉"),
        (block("    note: #3 号楼\n      已完成\n"), "6:5 F02 # 后面的文字会被当成注释丢掉"),
        (block("    blocked: #3 号楼停工\n"), "6:5 F02 # 后面的文字会被当成注释丢掉"),
        (block("    delivered: [完成 #3]\n"), "6:16 F02 从这里开始的方括号没有写完整；这一行 # 后面"),
        (block("    note: 完成\n      progress：45\n"), "7:1 F02 “progress”这一行被并入了上面的文字"),
        (block("    note: 完成\n      progress:45\n"), "7:1 F02 “progress”这一行被并入了上面的文字"),
        (block('    note: "完成\n    next: 印发"\n'), "7:1 F02 “next”这一行被并入了上面的文字；引号没有成对"),
        (block("    evidence: [#甲\n      a.pdf]\n"), "6:15 F02 # 后面的文字会被当成注释丢掉"),
        (block("    evidence: [a.pdf, #甲\n      b.pdf]\n"), "6:15 F02 # 后面的文字会被当成注释丢掉"),
        (block("    measures: {全程网办率: 91, #甲\n    }\n"), "6:15 F02 # 后面的文字会被当成注释丢掉"),
        (entry("progress：45"), "4:37 F02 “progress：45”用了全角冒号"),
        (entry("evidence: [https://www.example.gov.cn/a]"), "4:53 F02 括号里的文字含有冒号"),
        (entry("note: 完成了吗?"), "4:5 F02 括号里的文字含有问号"),
        (block("    note: |#重点\n      已完成\n"), "6:11 F02 # 后面的文字会被当成注释丢掉"),
        (block("    note: > #3 号楼\n      已完成\n"), "6:11 F02 # 后面的文字会被当成注释丢掉"),
    ],
)
def test_what_would_be_lost_without_a_word_is_refused(text: str, starts: str) -> None:
    assert refusal(text).startswith(starts)


@pytest.mark.parametrize(
    "text",
    [
        block("    note: 完成 # 三号楼\n"),
        block("    progress: 45 #上周\n"),
        block("    note: 见\n      https://www.example.gov.cn/a\n"),
        block("    note: |\n      progress: 45\n"),
        block("    evidence: [a.pdf, # 甲\n      '[ #b.pdf']\n"),
        block("    evidence: #材料\n      - a.pdf\n    #note: 完成\n"),
        block("    note: 时间 12:30，地点：三楼\n"),
        entry('evidence: ["https://www.example.gov.cn/a"]'),
    ],
)
def test_what_only_looks_like_that_is_read(text: str) -> None:
    assert len(data_of(text)["entries"]) == 1


@pytest.mark.parametrize("level", ["[", "{a: ", "- ", "? ", '["]",'])
def test_nesting_is_refused_before_it_costs_anything(level: str) -> None:
    # brackets within quotes must not hide how deep it is: 100,000 of the last once broke the stack
    assert "嵌套超过 24 层" in refusal(level * 100_000)


def test_as_deep_as_allowed_is_read() -> None:
    text = "[" * 23 + "]" * 23
    assert data_of(f"a: {text}\n")
    assert "嵌套超过 24 层" in refusal(f"a: [{text}]\n")


def test_a_bomb_of_references_is_not_followed() -> None:
    names = "abcdefghijklmnop"
    lines = [f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]" for a, b in pairwise(names)]
    assert "不接受锚点" in refusal("\n".join(["a: &a [x]", *lines]))


def test_too_many_items_are_refused_before_parsing_and_in_one_place() -> None:
    assert refusal("a: [" + "1," * 200_001 + "]").startswith("1:1 F01 一个文件中超过 200000 项")
    assert refusal("a: [[" + "1," * 5_001 + "]]").startswith("1:5 F02 这里有 5001 项，超过 5000 项")
    assert len(data_of("a: [" + "1," * 5_001 + "]")["a"]) == 5_001


def test_every_place_is_told_and_how_many_more_there_are() -> None:
    problems = read_yaml("".join(f"a{number}: !b c\n" for number in range(70)), "f")
    assert isinstance(problems, list)
    assert [problem.place.line for problem in problems] == [*range(1, 51), 50]
    assert problems[-1].text == "此后另有 20 处，不再逐一列出"


def test_places_of_keys_and_values() -> None:
    document = read_yaml("a:\n  - b: 甲\n    c: [1, 乙]\n", "f")
    assert isinstance(document, Document)
    assert str(document.key_place(("a", 0, "c"))) == "f:3:5"
    assert str(document.place(("a", 0, "c", 1))) == "f:3:12"
    assert str(document.place(("a", 0, "missing"))) == "f:2:5"
    assert document.source(("a", 0, "b")) == "甲"
    assert document.data["a"][0][AT] == SourceMark(2, "5 b=0:5 c=1:5", "f")


@pytest.mark.parametrize(
    "marker", ["<<<<<<< HEAD", "<<<<<<<", "=======", ">>>>>>> 分支", "||||||| 3f9c0a1", "=======\r"]
)
@pytest.mark.parametrize("where", [0, 1, 3, 7])
def test_a_marker_of_a_git_conflict_has_words_of_its_own(marker: str, where: int) -> None:
    lines = block('    progress: 45\n    note: "已完成\n      调研"\n').splitlines()
    text = "\n".join([*lines[:where], marker, *lines[where:], marker, ""])
    assert refusal(text).startswith(f"{where + 1}:1 F02 这里是 Git 合并冲突的标记")
    assert read_plain(text) is None


@pytest.mark.parametrize(
    "line", ["    note: <<<<<<< HEAD", "    note: |\n      =======", "    note: '======='"]
)
def test_text_that_looks_like_a_marker_is_none(line: str) -> None:
    assert "Git" not in str(read_yaml(block(f"{line}\n"), "f"))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("format：a\nunit：b\nentries：\n  - date：2025-06-30\n    note: 好\n", "1:1"),
        ("# 说明\n\nformat：a\nunit：b\n", "3:1"),
        ("format: a\nunit：b\nentries：\n  - date：2025-06-30\n", "2:1"),
        ("format: a\nentries:\n  - date：2025-06-30\n    task：1-1-1\n", "3:5"),
        ("format： a\nunit： b\nentries：\n  - note： 好: 坏\n", "1:1"),
    ],
)
def test_of_many_full_width_colons_the_first_is_named(text: str, place: str) -> None:
    assert refusal(text).startswith(f"{place} F02 ")
    assert "全角冒号" in refusal(text)
