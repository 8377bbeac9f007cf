"""The pages in docs say what is true: links lead somewhere, commands print what is shown, examples work."""

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from textwrap import dedent
from types import ModuleType

import pytest

from tests.conftest import FROZEN, ROOT, Yshj
from tests.rules.test_examples import codes, example
from yshj.output import formats

PAGES = sorted(
    path.relative_to(ROOT).as_posix() for path in (*ROOT.glob("README*.md"), *ROOT.glob("docs/**/*.md"))
)
QUOTING = ("docs/analysts.md", "docs/departments.md")
TRIED = (*QUOTING, "docs/填报.md")
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


def test_the_tour_names_only_what_is_there() -> None:
    """A file or folder may be named by its last parts, as the tree shows it."""
    source = ROOT / "src" / "yshj"
    there = [f"/{path.relative_to(source).as_posix()}" for path in source.rglob("*")]
    named = re.findall(r"`([a-z_0-9/]+(?:\.py|/))`", text_of("docs/how-it-runs.md"))
    assert len(named) > 50
    assert [name for name in named if not any(one.endswith(f"/{name.rstrip('/')}") for one in there)] == []


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


EXAMPLES = [(page, shown) for page in TRIED for shown in examples(page)]


def squeezed(text: str) -> str:
    """Columns are wider or narrower with the table; words and figures are not."""
    return " ".join(text.split())


def shows(printed: str, line: str) -> bool:
    """Whether `line`, with … for what a page leaves out, is one of the printed lines."""
    pieces = (re.escape(squeezed(piece)) for piece in line.split("…"))
    wanted = re.compile(".*".join(pieces))
    return any(wanted.fullmatch(squeezed(one)) for one in printed.splitlines())


@pytest.mark.parametrize(("page", "shown"), EXAMPLES, ids=lambda value: getattr(value, "command", None))
def test_a_page_shows_what_its_command_prints(page: str, shown: Example, yshj: Yshj, tmp_path: Path) -> None:
    words = shlex.split(shown.command, comments=True)[1:]
    for index, word in enumerate(words):
        if word == "-o":
            words[index + 1] = str(tmp_path / words[index + 1])
    run = yshj(*words)
    assert run.code == 0
    written = [path for path in tmp_path.iterdir() if f"已写入 {path}" in run.err]
    assert bool(run.out) != bool(written)
    assert [line for line in shown.lines if not shows(run.out or run.err, line)] == []


def test_the_log_of_a_job_is_what_check_prints(yshj: Yshj) -> None:
    shown = next(one for one in examples("docs/ci.md") if one.lines)
    run = yshj(*shlex.split(shown.command)[1:])
    assert run.code == 1
    assert [line for line in shown.lines if not shows(run.out, line)] == []


@pytest.mark.parametrize("page", QUOTING)
def test_complaints_are_quoted_from_the_gallery(page: str) -> None:
    """The gallery is itself held to what the program says."""
    gallery = text_of("docs/errors.md")
    quoted = re.findall(r"(?:\| |:\d+: )(F\d\d .+?)(?: \|)?$", text_of(page), re.MULTILINE)
    assert quoted
    assert [words for words in quoted if f": {words}\n" not in gallery] == []


def longer_block(page: str, start: str) -> str:
    """The indented block, blank lines and all, that begins with `start`."""
    blocks = re.findall(r"((?:^    .*\n|^\n)+)", text_of(page), re.MULTILINE)
    return next(text for text in map(dedent, blocks) if text.strip().startswith(start)).strip() + "\n"


@pytest.fixture
def books(tmp_path: Path) -> Path:
    """A copy of the frozen books."""
    shutil.copytree(FROZEN / "data", tmp_path / "data")
    return tmp_path


def test_the_report_of_ten_lines_is_read(yshj: Yshj, books: Path) -> None:
    text = longer_block("docs/departments.md", "format: yshj-report/1")
    assert len(text.splitlines()) == 10
    (books / "data" / "reports" / "又一份.yaml").write_text(text, "utf-8")
    lint = yshj("lint", cwd=books)
    assert (lint.code, lint.err) == (0, "")
    shown = yshj("show", "1-7-1", "--as-of", "2025-10-20", cwd=books)
    assert "进度 74%" in shown.out
    assert "D05" not in shown.out


def test_the_decisions_do_what_the_table_says(yshj: Yshj, books: Path) -> None:
    made = longer_block("docs/analysts.md", "format: yshj-decisions/1").split("decisions:\n")[1]
    with (books / "data" / "decisions.yaml").open("a", encoding="utf-8") as file:
        file.write(made)
    status = yshj("status", "--as-of", "2025-10-20", "--format", "json", cwd=books)
    assert (status.code, status.err) == (0, "")
    tasks = {task["id"]: task for task in status.json["tasks"]}
    assert (tasks["1-2-6"]["state"], tasks["1-2-6"]["effective_due"]) == ("on_track", "2025-11-30")
    assert (tasks["1-1-2"]["leads"][0]["verified"], tasks["1-1-2"]["findings"]) == (True, [])
    assert (tasks["3-1-3"]["state"], tasks["3-1-3"]["progress"]) == ("on_track", 85)
    assert [lead["unit"] for lead in tasks["1-3-1"]["leads"]] == ["鄂尔多斯供电公司", "准格尔经济开发区"]
    waived = {finding["code"] for finding in tasks["1-4-3"]["findings"] if finding["waived"]}
    assert (tasks["1-4-3"]["state"], waived) == ("at_risk", {"T05"})


def module_from(page: str, start: str, folder: Path) -> ModuleType:
    """The Python file that a page shows, really imported."""
    file = folder / "shown.py"
    file.write_text(longer_block(page, start), "utf-8")
    spec = spec_from_file_location("shown", file)
    assert spec
    assert spec.loader
    module = sys.modules["shown"] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_rule_shown_to_contributors_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rule = module_from("docs/contributing.md", '"""完成而仍受阻', tmp_path).RULE
    monkeypatch.setattr("yshj.judging.lead.DONE_RULES", (rule,))
    assert "D10" in codes(rule, example(rule, "不符合"), tmp_path / "bad")
    assert "D10" not in codes(rule, example(rule, "符合"), tmp_path / "good")


def test_the_format_shown_to_contributors_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, yshj: Yshj
) -> None:
    shown = module_from("docs/contributing.md", '"""Tasks → their ids', tmp_path)
    monkeypatch.setitem(sys.modules, "yshj.output.ids_format", shown)
    line = longer_block("docs/contributing.md", 'Format("ids"')
    (form,) = eval(line, vars(formats))
    monkeypatch.setitem(formats.FORMATS, form.name, form)
    run = yshj("status", "--as-of", "2025-10-20", "--format", "ids")
    assert (run.code, run.out.splitlines()[:2], len(run.out.splitlines())) == (0, ["1-2-2", "3-2-2"], 70)
    assert yshj("dept", "--format", "ids").code == 2
    assert yshj("status", "--as-of", "2025-10-20", "-o", str(tmp_path / "x.ids")).code == 2


def test_the_reference_of_commands_is_fresh() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "cli_page.py"), "--check"]
    assert subprocess.run(command, check=False).returncode == 0, "run scripts/cli_page.py"
