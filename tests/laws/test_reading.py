"""Laws of reading: nothing slips, nothing crashes, nothing depends on chance."""

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.conftest import Yshj
from tests.files.small import HEAD, HONEST, REPORT, block, entry, put, read, workspace

DAY = ("--as-of", "2025-10-20")
GOOD = "data/reports/好{:04d}.yaml"

words = st.sampled_from(
    [
        *(
            "format: yshj-report/1",
            "unit: ",
            "市市场监督管理局",
            "entries:",
            "  - ",
            "date: 2025-06-30",
            "task: 1-1-1",
        ),
        *(
            "progress: 45",
            "note: ",
            "\n",
            "\n    ",
            ", ",
            "{",
            "}",
            "[",
            "]",
            '"',
            "'",
            "：",
            "#",
            " #",
            "&a ",
            "*a",
        ),
        *(
            "!x ",
            "|\n",
            ">",
            "%",
            "\t",
            "\u3000",
            "\ufeff",
            "\x00",
            "\x1b",
            "null",
            "---\n",
            "<<: ",
            "é",
            "𠀀",
            "1e999",
        ),
    ]
)
contents = st.one_of(
    st.binary(max_size=300),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.lists(words, max_size=25).map(lambda parts: "".join(parts).encode()),
    st.text(max_size=40).map(lambda text: entry(f"note: {text}").encode("utf-8", "surrogatepass")),
    st.text(max_size=40).map(lambda text: block(f"    note: {text}\n").encode("utf-8", "surrogatepass")),
    st.tuples(st.integers(0, len(HONEST) - 1), st.binary(max_size=4)).map(
        lambda cut: HONEST.encode()[: cut[0]] + cut[1] + HONEST.encode()[cut[0] :]
    ),
    st.sampled_from(["gbk", "utf-16", "utf-16-le", "utf-32", "utf-7"]).map(HONEST.encode),
)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workspace(tmp_path_factory.mktemp("laws"))


@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(contents)
@example(b"")
@example(HONEST.encode() + b"\x00")
@example(HONEST.encode() + b"    x\n")
def test_any_bytes_are_read_or_refused_by_name(shared: Path, content: bytes) -> None:
    put(shared, REPORT, content)
    loaded = read(shared)
    counts = loaded.inputs
    assert counts.found == counts.read + counts.refused == 3
    assert loaded.books
    if counts.refused or counts.entries == 1:
        # nothing of it was counted: it says so, or there was nothing to count
        named = [problem for problem in loaded.problems if problem.place.file == REPORT]
        assert named or b"entries" in content
        assert counts.refused == 0 or named
    for problem in loaded.problems:
        assert len(problem.text) < 1000
        assert problem.place.line <= content.count(b"\n") + content.count(b"\r") + 2
    assert bool(loaded.books.unread_units) == bool(loaded.problems)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(contents)
def test_any_bytes_end_in_0_or_3_and_are_named(shared: Path, yshj: Yshj, content: bytes) -> None:
    put(shared, REPORT, content)
    result = yshj("status", *DAY, "--format", "json", cwd=shared)
    assert result.code == (3 if result.json["problems"] else 0)
    assert "Traceback" not in result.err
    assert (REPORT in result.err) == (result.code == 3)


@pytest.mark.parametrize("place", [0, 25, 49], ids=["first", "in the middle", "last"])
@pytest.mark.parametrize(
    "bad", [b"\xff", HONEST.encode("gbk")[:-1] + "：".encode(), b"", entry("progress: 145").encode()]
)
def test_one_bad_file_among_fifty_is_found_wherever_it_stands(
    tmp_path: Path, yshj: Yshj, place: int, bad: bytes
) -> None:
    root = workspace(tmp_path)
    for number in range(50):
        put(root, GOOD.format(number), bad if number == place else HONEST)
    for command in ("check", "status", "lint"):
        result = yshj(command, *(DAY if command != "lint" else ()), "--format", "json", cwd=root)
        assert result.code == 3
        assert {problem["file"] for problem in result.json["problems"]} == {GOOD.format(place)}
        assert result.json["inputs"]["found"] == 52


def test_a_thousand_files_are_counted_right(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    bad = {17: b"\xff", 500: b"", 999: HONEST.encode("gbk") + "：".encode("gbk")}
    for number in range(1_000):
        put(root, f"data/reports/{number // 50}/{number}.yaml", bad.get(number, HONEST))
    counts = read(root).inputs
    assert (counts.found, counts.read, counts.refused, counts.entries) == (1_002, 999, 3, 998)


HEAVY = {
    "honest": HEAD + "entries:\n" + "  - {date: 2025-06-30, task: 1-1-1, progress: 45}\n" * 8_000,
    "one list": HEAD + "entries: [" + "1," * 60_000 + "]",
    "unknown tasks": HEAD
    + "entries:\n"
    + "".join(f"  - {{date: 2025-06-30, task: 9-{number}, progress: 45}}\n" for number in range(8_000)),
    "empty entries": HEAD + "entries:\n" + "  - {}\n" * 40_000,
    "blanks before a comment": block("    note: x" + " " * 1_000_000 + "#y\n"),
    "blanks": " " * 1_000_000,
    "keys": HEAD + "entries: []\n" + "".join(f"x{number}: a\n" for number in range(30_000)),
    "keys twice": HEAD + "entries:\n  " + "".join(f"x{number}: a\n  " for number in range(15_000)) * 2,
    "dashes": "- " * 500_000,
    "braces": "{a: " * 250_000,
    "questions": "? " * 500_000,
    "brackets in quotes": "a: " + '["]",' * 150_000,
    "a quote": 'a: "' + "x" * 1_000_000,
    "a line": block("    note: " + "长" * 330_000 + "\n"),
    "a key": "k" * 1_000_000 + ": 1\n",
    "anchors": "&a " * 300_000,
    "indentation": "".join(" " * depth + "a:\n" for depth in range(1_400)),
    "not UTF-8": b"\xff\n" * 500_000,
    "zeros": bytes(1_000_000),
}


@pytest.mark.parametrize("name", HEAVY)
def test_a_heavy_file_costs_little(tmp_path: Path, name: str) -> None:
    content = HEAVY[name]
    root = workspace(tmp_path, {REPORT: content})
    loaded = read(root)  # what takes for ever here would stop the whole suite
    assert loaded.inputs.found == 3
    assert loaded.problems or name == "honest"


def shuffled(order: random.Random) -> Any:
    honest = os.scandir

    class Entries:
        def __init__(self, path: Any) -> None:
            with honest(path) as entries:
                self._entries = list(entries)
            order.shuffle(self._entries)

        def __enter__(self) -> "Entries":
            return self

        def __exit__(self, *_: object) -> None:
            return None

        def __iter__(self) -> Iterator[Any]:
            return iter(self._entries)

        def __next__(self) -> Any:
            if not self._entries:
                raise StopIteration
            return self._entries.pop()

    return Entries


@pytest.fixture
def many(tmp_path: Path) -> Path:
    root = workspace(tmp_path)
    for number in range(30):
        text = HONEST.replace("45", str(number)).replace("06-30", f"06-{number % 5 + 1:02d}")
        put(root, f"data/reports/{number % 3}/{number}.yaml", text if number % 7 else text + "    坏\n")
    return root


def test_the_order_of_folders_changes_nothing(
    many: Path, yshj: Yshj, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = set()
    for seed in range(4):
        with monkeypatch.context() as patch:
            order = random.Random(seed)
            names = os.listdir
            patch.setattr(os, "scandir", shuffled(order))
            patch.setattr(os, "listdir", lambda path, o=order, n=names: o.sample(n(path), len(n(path))))
            result = yshj("check", *DAY, "--format", "json", cwd=many)
        seen.add((result.code, result.out, result.err))
    assert len(seen) == 1


def test_neither_hash_seed_nor_working_folder_changes_a_byte(many: Path) -> None:
    seen = set()
    places = ((many, ()), (many.parent, ("-C", "workspace")), (many / "data", ()))
    for seed, (folder, options) in zip(("0", "1", "4242"), places, strict=True):
        command = [sys.executable, "-m", "yshj", "check", *DAY, "--format", "json", *options]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "YSHJ_CACHE": "off"}
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
        seen.add((done.returncode, done.stdout, done.stderr))
    assert len(seen) == 1
    assert seen.pop()[0] == 3
