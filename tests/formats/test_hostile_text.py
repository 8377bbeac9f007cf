"""What people wrote, in every output: nothing acts, nothing hides, nothing is lost."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Yshj
from tests.editor.test_outputs import complaints
from tests.files.small import REPORT, put, read, workspace
from yshj.output.formats import FORMATS
from yshj.output.safe import one_line, safe

DAY = ("--as-of", "2025-10-20")
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\uffa0\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
HOSTILE = {
    "markup": "[/] [bold]粗[/bold] [link=https://x]甲[/link] :smile:",
    "direction": "\u202e逆\u2066向\u2069",
    "zero width": "零\u200b宽\u2060字\u00ad",
    "fillers": "空\u3164白\uffa0\u034f",
    "tags": "甲\U000e0041\U000e0042",
    "table": "甲|乙<br>`丙` *丁* _戊_ # 己 \\",
    "formula": "=1+1",
    "full-width formula": "＝1+1",
    "blank formula": " @SUM(1)",
    "line": "甲\n√ 通过：没有触发门禁条件的事项",
    "entity": "&lt;b&gt; &amp;",
    "command": "::error::甲 ##[group]",
}
COMMANDS = [
    ("status", *DAY),
    ("show", "1-1-1", *DAY),
    ("check", *DAY),
    ("unowned", *DAY),
    ("at-risk", *DAY),
    ("dept", "市市场监管局", *DAY),
    ("report", "week", "2025-W40"),
    ("publish", "jsonl", *DAY),
]


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = workspace(tmp_path_factory.mktemp("hostile"))
    plan = (root / "data/plan-1.0.yaml").read_text("utf-8")
    quote = json.dumps
    titles = quote(" ".join(HOSTILE.values()), ensure_ascii=False)
    name = quote("方案\n√ 通过：没有触发门禁条件的事项", ensure_ascii=False)
    plan = plan.replace("提升企业开办便利度", titles).replace("示例市营商环境行动方案", name)
    put(root, "data/plan-1.0.yaml", plan)
    lines = ["format: yshj-report/1", "unit: 市市场监督管理局", "entries:"]
    for day, text in enumerate(HOSTILE.values(), 1):
        said = quote(text, ensure_ascii=False)
        keys = f"note: {said}, owner: {said}, blocked: {said}, evidence: [{said}]"
        key = quote(text.strip(), ensure_ascii=False)
        lines.append(f"  - {{date: 2025-09-{day:02d}, task: 1-1-1, {keys}, measures: {{{key}: 1}}}}")
    put(root, REPORT, "\n".join(lines) + "\n")
    assert not read(root).problems
    return root


@pytest.mark.parametrize("form", [name for name in FORMATS if name != "none"])
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_no_output_carries_what_cannot_be_seen(
    books: Path, yshj: Yshj, command: tuple[str, ...], form: str
) -> None:
    result = yshj(*command, "--format", form, cwd=books)
    if result.code == 2:
        assert "没有" in result.err  # this command has no such format
        return
    shown = result.out.removeprefix("\ufeff")
    assert not INVISIBLE.search(shown)
    assert result.code in (0, 1)


@pytest.mark.parametrize("width", ["60", "100", "200"])
def test_a_screen_shows_markup_as_it_is_written(books: Path, yshj: Yshj, width: str) -> None:
    text = yshj("show", "1-1-1", *DAY, "--width", width, cwd=books).out
    flat = re.sub(r"\s+", "", text)
    for literal in ("[/]", "[bold]粗[/bold]", ":smile:", "〈U+202E〉", "〈U+200B〉", "&lt;b&gt;"):
        assert literal in flat


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize("options", [(), ("--width", "80"), ("--format", "markdown")], ids=str)
def test_no_text_begins_a_line_that_could_pass_for_a_verdict(
    books: Path, yshj: Yshj, command: tuple[str, ...], options: tuple[str, ...]
) -> None:
    result = (
        yshj(*command, "--fail-on", "warning", *options, cwd=books)
        if command[0] == "check"
        else yshj(*command, *options, cwd=books)
    )
    assert not re.search("^√ 通过", result.out, re.MULTILINE)


def test_markdown_tables_keep_their_columns(books: Path, yshj: Yshj) -> None:
    text = yshj("show", "1-1-1", *DAY, "--format", "markdown", cwd=books).out
    tables = re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE)
    assert tables
    for table in tables:
        widths = {len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}
        assert len(widths) == 1, table
    for mark in ("\\[bold\\]", "\\:smile:", "\\&lt;", "\\*丁\\*", "\\<br\\>"):
        assert mark in text


def test_json_lines_stay_one_line_a_lead_and_fit_their_schema(books: Path, yshj: Yshj) -> None:
    result = yshj("publish", "jsonl", *DAY, cwd=books)
    leads = [lead for task in status(books, yshj)["tasks"] for lead in task["leads"]]
    assert [line["owner"] for line in result.lines] == [lead["owner"] for lead in leads]
    assert result.out.splitlines() == result.out.split("\n")[:-1]
    assert [text for line in result.lines for text in complaints("lead", line)] == []


def status(books: Path, yshj: Yshj) -> Any:
    return yshj("status", *DAY, "--sort", "id", "--format", "json", cwd=books).json


def test_csv_has_no_cell_that_a_spreadsheet_would_calculate(books: Path, yshj: Yshj) -> None:
    cells = 0
    for command in COMMANDS:
        result = yshj(*command, "--format", "csv", cwd=books)
        for row in csv.reader(io.StringIO(result.out.removeprefix("\ufeff"), newline="")):
            for cell in row:
                cells += "1+1" in cell
                assert not cell.strip().startswith(("=", "+", "@", "＝", "＋", "＠")), cell
    assert cells


def test_json_says_the_same_as_the_file(books: Path, yshj: Yshj) -> None:
    data: Any = yshj("status", *DAY, "--format", "json", cwd=books).json
    title = data["tasks"][0]["title"] if data["tasks"][0]["id"] == "1-1-1" else data["tasks"][1]["title"]
    assert "[bold]粗[/bold]" in title
    assert "\n√ 通过" in title


def test_a_file_name_shows_what_it_hides(tmp_path: Path, yshj: Yshj) -> None:
    root = workspace(tmp_path)
    put(root, "data/reports/\x1b[31m\u202e甲\n√ 通过.yaml", "")
    (root / "data/reports").joinpath("\udcff\udc80.yaml").write_bytes(b"")
    for form in ("table", "markdown", "json", "csv", "none"):
        result = yshj("check", *DAY, "--format", form, cwd=root)
        assert result.code == 3
        for text in (result.out.removeprefix("\ufeff"), result.err):
            assert not INVISIBLE.search(text)
            assert form == "csv" or "\n√ 通过" not in text  # in CSV it stands within quotes
        assert "〈U+001B〉" in result.err
        assert "〈U+DCFF〉" in result.err


def test_every_character_that_hides_is_shown() -> None:
    assert [
        text for number in range(0x110000) if INVISIBLE.search(text := chr(number)) and safe(text) == text
    ] == []


def test_one_line_is_one_line() -> None:
    assert one_line("a\r\nb\tc\u2028d") == "a b c d"
    assert safe("a\nb\tc") == "a\nb\tc"
    assert safe("甲（乙）　Ａ é 𠀀 👍🏽") == "甲（乙）　Ａ é 𠀀 👍🏽"
