"""Every pattern of the room of YAML takes linear time: what a stranger writes must not hang the reader.

The one timed test of the suite: CPU time of a text, doubled three times.
"""

import ast
import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from itertools import product
from pkgutil import walk_packages
from time import process_time
from types import ModuleType

import pytest

from yshj.files import yaml

MODULES = [import_module(found.name) for found in walk_packages(yaml.__path__, f"{yaml.__name__}.")]
SOURCES = {module.__name__: inspect.getsource(module) for module in MODULES}
USES = "match|fullmatch|search|findall|finditer|split|sub"

STARTS = ("", "x: ", "x: [", "|")
REPEATED = (
    *(
        " ",
        "\t",
        "\n",
        "\r\n",
        "\n ",
        "a",
        "1",
        "甲",
        "：",
        ":",
        "#",
        "-",
        '"',
        "'",
        "[",
        "{",
        ",",
        "?",
        "1e",
        "1.",
    ),
    *("a ", "a:", "a: ", "a#", " #", "- ", "  k: [\n", "  - [a,\n", "a,\n ", "{a: 1, ", '"a", ', "甲 a:b"),
)
ENDS = ("", "\0", "：\n")
SHORT, LONG = 500, 4_000
BEYOND_DOUBT = 0.001
"""Seconds of CPU for the longest text in which quadratic time is out of reach."""


def patterns() -> dict[str, tuple[re.Pattern[str], set[str]]]:
    """Every compiled pattern by its name, with the ways it is used."""
    found = {}
    for module in MODULES:
        for name, value in vars(module).items():
            for number, pattern in enumerate(within(value)):
                found[f"{module.__name__.removeprefix('yshj.files.')}.{name}{number or ''}"] = (
                    pattern,
                    uses(name),
                )
    return found


def within(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from within((*value, *value.values()))
    elif isinstance(value, (tuple, list, set, frozenset)):
        for item in value:
            yield from within(item)


def uses(name: str) -> set[str]:
    return {use for source in SOURCES.values() for use in re.findall(rf"\b{name}\.({USES})\(", source)} or {
        "search"
    }


def seconds(pattern: re.Pattern[str], use: str, text: str, tries: int) -> float:
    best = float("inf")
    for _ in range(tries):
        start = process_time()
        if use == "finditer":
            list(pattern.finditer(text))
        elif use == "sub":
            pattern.sub("", text)
        else:
            getattr(pattern, use)(text)
        best = min(best, process_time() - start)
    return best


def superlinear(pattern: re.Pattern[str], used: set[str]) -> str | None:
    """A text for which the time more than triples with each of three doublings; None if there is none."""
    for use, (start, repeated, end) in product(sorted(used), product(STARTS, REPEATED, ENDS)):

        def text(size: int, parts: tuple[str, str, str] = (start, repeated, end)) -> str:
            return parts[0] + parts[1] * (size // len(parts[1])) + parts[2]

        if seconds(pattern, use, text(LONG), 1) < BEYOND_DOUBT:
            continue
        short, long = (seconds(pattern, use, text(size), 3) for size in (SHORT, LONG))
        if long > short * 3**3:
            return f"{use} {start!r} {repeated!r}… {end!r}: {short:.4f} s, eight times as long {long:.4f} s"
    return None


@pytest.mark.parametrize("name", patterns())
def test_takes_linear_time(name: str) -> None:
    assert superlinear(*patterns()[name]) is None


@pytest.mark.parametrize(
    ("pattern", "use"),
    [
        (r"(?m)^( *)(?:[a-z]+: )?[\[{](?:(?:[^\n]*[,\[{])?\n ++)*[^\n]*[\]}]$", "findall"),
        (r"[ \t]+#+[^\s#]", "search"),
        (r"[{\[][^\"'#]*，", "search"),
    ],
)
def test_a_quadratic_pattern_is_found(pattern: str, use: str) -> None:
    assert superlinear(re.compile(pattern), {use}) is not None


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_no_pattern_hides_from_this_test(module: ModuleType) -> None:
    """Each is compiled when its module is loaded, and by nothing but `re.compile`."""
    tree = ast.parse(SOURCES[module.__name__])
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module == "re"]
    called = [
        (inner, node.func.attr)
        for outer in ast.walk(tree)
        for inner, node in ((isinstance(outer, ast.FunctionDef), each) for each in ast.walk(outer))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
    ]
    assert set(called) <= {(False, "compile")}
