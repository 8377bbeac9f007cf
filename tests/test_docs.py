"""The pages in docs say what is true: their links lead somewhere, and their commands say what is printed there."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.conftest import ROOT, Yshj

PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (*ROOT.glob("README*.md"), *ROOT.glob("docs/**/*.md"))
)
TRIED = ("docs/analysts.md", "docs/departments.md")
BLOCK = re.compile(r"(?:^    .*\n)+", re.MULTILINE)
FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)


def text_of(page: str) -> str:
    return (ROOT / page).read_text("utf-8")


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    prose = FENCE.sub("", page.read_text("utf-8"))
    headings = re.findall(r"^#+ (.+)$", prose, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    prose = BLOCK.sub("", FENCE.sub("", text_of(page)))
    for link in re.findall(r"\]\(([^)\s]+)\)", prose):
        target, _, anchor = link.partition("#")
        if "://" in target:
            continue
        there = (ROOT / page).parent / target if target else ROOT / page
        assert there.exists(), link
        assert not anchor or anchor in anchors(there), link


@dataclass
class Example:
    """A command of a page, and the lines that the page prints below it."""

    command: str
    lines: list[str] = field(default_factory=list)


def examples(page: str) -> Iterator[Example]:
    for block in BLOCK.findall(text_of(page)):
        current: Example | None = None
        for line in (raw.strip() for raw in block.splitlines()):
            if line.startswith("yshj "):
                if current:
                    yield current
                current = Example(line)
            elif current and not line.startswith("pandoc "):
                current.lines.append(line)
        if current:
            yield current


EXAMPLES = [(page, example) for page in TRIED for example in examples(page)]


def squeezed(text: str) -> str:
    """Columns are wider or narrower with the table; words and figures are not."""
    return " ".join(text.split())


def shows(printed: str, line: str) -> bool:
    """Whether `line`, with … for what a page leaves out, is one of the printed lines."""
    pieces = (re.escape(squeezed(piece)) for piece in line.split("…"))
    wanted = re.compile(".*".join(pieces))
    return any(wanted.fullmatch(squeezed(one)) for one in printed.splitlines())


@pytest.mark.parametrize(("page", "example"), EXAMPLES, ids=lambda value: getattr(value, "command", None))
def test_a_page_shows_what_its_command_prints(
    page: str, example: Example, yshj: Yshj, tmp_path: Path
) -> None:
    words = shlex.split(example.command, comments=True)[1:]
    words = [str(tmp_path / word) if before == "-o" else word for before, word in zip(["", *words], words)]
    run = yshj(*words)
    assert (run.code, run.err) == (0, "")
    assert run.out or list(tmp_path.iterdir())
    assert [line for line in example.lines if not shows(run.out, line)] == []


@pytest.mark.parametrize("page", TRIED)
def test_complaints_are_quoted_from_the_gallery(page: str) -> None:
    """The gallery is itself held to what the program says."""
    gallery = text_of("docs/errors.md")
    quoted = re.findall(r"(?:\| |:\d+: )(F\d\d .+?)(?: \|)?$", text_of(page), re.MULTILINE)
    assert quoted
    assert [words for words in quoted if f": {words}\n" not in gallery] == []
