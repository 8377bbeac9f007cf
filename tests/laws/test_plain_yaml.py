"""The recogniser of plain files never reads what the careful reader refuses, nor reads it differently."""

import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from tests.laws.plain_texts import BASE, BASES, HEAVY, HOSTILE, SHIPPED
from yshj.files.create.new_workspace import Wanted, new_workspace
from yshj.files.yaml.careful import Document, read_yaml
from yshj.files.yaml.plain import read_plain


def agree(text: str) -> bool:
    """Whether the recogniser left the text alone or read what the careful reader reads."""
    plain = read_plain(text, "x.yaml")
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


@pytest.mark.parametrize("base", BASES)
def test_plain_files_are_recognised(base: str) -> None:
    assert read_plain(BASES[base]) is not None
    assert agree(BASES[base])


def test_the_shipped_files_are_plain() -> None:
    assert [path.name for path in SHIPPED if read_plain(path.read_text("utf-8")) is None] == []


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_shipped_files(path: Path) -> None:
    text = path.read_text("utf-8")
    assert agree(text)
    assert read_plain(text) == read_plain(text.replace("\n", "\r\n"))


def test_what_init_writes_is_plain() -> None:
    wanted = Wanted("某市方案", "1.0", date(2025, 3, 25), "Asia/Shanghai")
    for path, text in new_workspace(wanted).items():
        if path.endswith(".yaml"):
            assert read_plain(text) is not None, path
            assert agree(text)


def test_the_gallery_of_broken_files() -> None:
    for path in sorted((ROOT / "tests" / "errors").rglob("*")):
        if path.is_file():
            assert agree(path.read_bytes().decode("utf-8", errors="ignore")), path


@settings(max_examples=600, deadline=None)
@given(st.data())
def test_mutated_files(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(list(BASES.values())))
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
    texts = [path.read_text("utf-8") for path in SHIPPED]
    for _ in range(1500):
        whole = chance.choice(texts).splitlines(keepends=True)
        start = chance.choice([0, 0, chance.randrange(len(whole))])
        lines = whole[start : start + 40]
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(len(lines))
            lines[at] = chance.choice(
                [lines[at] * 2, "", chance.choice(HOSTILE) + lines[at], lines[at].strip(), " " + lines[at]]
            )
        text = "".join(lines)
        assert agree(text), text


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize(
    "character", [*"？?：:#，,[]{}['\"\t\r\u3000\n&- ", "\r\n", " #", " # ", "\n#", "\n ", "- "]
)
def test_a_character_put_anywhere(character: str, base: str) -> None:
    whole = BASES[base]
    for at in range(len(whole) + 1):
        text = whole[:at] + character + whole[at:]
        assert agree(text), text[max(0, at - 40) : at + 40]


@pytest.mark.parametrize("base", BASES)
def test_a_character_or_line_left_out(base: str) -> None:
    whole = BASES[base]
    for at in range(len(whole)):
        assert agree(whole[:at] + whole[at + 1 :]), whole[max(0, at - 40) : at + 40]
        assert agree(whole[:at]), whole[max(0, at - 40) : at]
    lines = whole.splitlines(keepends=True)
    for at in range(len(lines)):
        assert agree("".join(lines[:at] + lines[at + 1 :])), lines[at]
        assert agree("".join([*lines[:at], "  ", *lines[at:]])), lines[at]


def test_keys_beyond_what_parsers_take() -> None:
    for length in (19, 20, 21, 99, 100, 101, 1024, 5000):
        for key in ("a" * length, "率" * length, f'"{"b" * length}"'):
            assert agree(f"x: 1\n{key}: 2\ny: {{{key}: 1}}\n"), length


@pytest.mark.parametrize("count", [4999, 5000, 5001])
def test_lists_and_mappings_beyond_what_is_read(count: int) -> None:
    items = ", ".join(["1"] * count)
    pairs = [f"率{number}: 1" for number in range(count)]
    for text in (
        "x:\n" + "  - 1\n" * count,
        "x:\n  y:\n" + "    - 1\n" * count,
        f"x: [{items}]\n",
        f"x:\n  y: [{items}]\n",
        f"x: [[{items}]]\n",
        "x:\n" + "".join(f"  {pair}\n" for pair in pairs),
        "x:\n  - y: 1\n" + "".join(f"    {pair}\n" for pair in pairs),
        "".join(f"{pair}\n" for pair in pairs),
        f"x: {{{', '.join(pairs)}}}\n",
        f"x:\n  y: {{{', '.join(pairs)}}}\n",
    ):
        assert agree(text), text[:60]


def test_nesting_of_any_depth() -> None:
    for depth in range(1, 40):
        for inner in range(30):
            brackets = f"k: {'[' * inner}x{']' * inner}\n"
            lists = "".join(f"{'  ' * level}- k:\n" for level in range(1, depth))
            assert agree(f"m:\n{lists}{'  ' * depth}- {brackets}"), (depth, inner)
            indented = "".join(f"{' ' * level}k:\n" for level in range(depth))
            assert agree(f"{indented}{' ' * depth}{brackets}"), (depth, inner)


@pytest.mark.parametrize("text", HEAVY)
def test_no_text_takes_for_ever(text: str) -> None:
    """Trying every share of some blanks would take years."""
    assert agree(HEAVY[text])


def test_any_character_begins_or_ends_a_key_or_a_text() -> None:
    for code in (*range(0x80, 0x3100), *range(0x3100, 0xD800, 97), *range(0xE000, 0x10000, 13), 0x1F642):
        one = chr(code)
        for line in (f"{one}率: {one}", f"率{one}: 甲{one}", f"y: [{one}乙, 乙{one}丙]", f"z: {{{one}: 1}}"):
            assert agree(f"x:\n  {line}\n"), hex(code)
