"""Bytes → text: UTF-8 and nothing else, and in words what it is instead."""

import pytest

from tests.files.small import HONEST
from yshj.files.yaml.text import decode

CHINESE = HONEST.replace("progress: 45", "note: 已完成前期调研")


@pytest.mark.parametrize(
    "text", [HONEST, "\ufeff" + HONEST, HONEST.replace("\n", "\r\n"), "", "\u200b\u202e"]
)
def test_utf_8_is_read_with_or_without_a_mark(text: str) -> None:
    assert decode(text.encode(), "f") == text.removeprefix("\ufeff")


WIDE = {
    **{name: CHINESE.encode(name) for name in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le")},
    "gbk": CHINESE.encode("gbk"),
    "gb18030": CHINESE.replace("前期", "前𠀀期").encode("gb18030"),
}


@pytest.mark.parametrize("name", WIDE)
def test_another_encoding_is_named(name: str) -> None:
    problem = decode(WIDE[name], "f")
    assert not isinstance(problem, str)
    looks = "GBK" if name.startswith("gb") else name[:6].upper()
    assert problem.text == f"文件似为 {looks} 编码，请另存为 UTF-8"


def test_a_utf_8_file_that_was_cut_off_is_not_taken_for_gbk() -> None:
    data = CHINESE.encode()
    problem = decode(data[: data.index("调研".encode()) + 4], "f")
    assert not isinstance(problem, str)
    assert "可能不完整" in problem.text
    assert (problem.place.line, problem.place.column) == (4, 49)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04\x14\x00", "Excel"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "这不是 UTF-8 文本"),
        (b"caf\xe9\n", "这不是 UTF-8 文本"),
        (b"a: \xed\xa0\x80\n", "这不是 UTF-8 文本"),
        (bytes(1000), "U+0000"),
        (HONEST.encode() + b"\x00", "U+0000"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, words: str) -> None:
    problem = decode(data, "f")
    assert not isinstance(problem, str)
    assert problem.code == "F01"
    assert words in problem.text


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\u2028", "\ufeff", "\uffff"])
def test_a_character_that_nobody_sees_is_refused_at_its_place(character: str) -> None:
    for newline in ("\n", "\r\n", "\r"):
        problem = decode(f"a: b{newline}cd: 甲{character}乙{newline}".encode(), "f")
        assert not isinstance(problem, str)
        assert f"U+{ord(character):04X}" in problem.text
        assert (problem.place.line, problem.place.column) == (2, 6)
