"""Word files, looked at in their XML: what GB/T 9704 asks for, and that hostile texts are text."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn

from yshj.output.blocks import Bullets, Cell, Column, Grid, Heading, Paragraph
from yshj.papers.paper import Paper
from yshj.papers.word import as_word

GRID = Grid(
    (Column("单位", folds=True), Column("编号"), Column("进度", right=True)),
    tuple((Cell("杭锦旗人民政府"), Cell(f"1-2-{number}"), Cell("74%")) for number in range(60)),
)
BODY = (
    Heading("关于九月份落实情况的通报", 1),
    Heading("一、总体情况", 2),
    Heading("（一）任务", 3),
    Paragraph("共 70 项任务。"),
    Paragraph("数据不全", "strong"),
    Bullets(("甲", "乙")),
    Paragraph("督查部门", "signed"),
)
PAPER = Paper(BODY, (Heading("附件 1", 2), GRID), "草稿，不得印发")


@pytest.fixture(scope="module")
def word() -> Any:
    return Document(BytesIO(as_word(PAPER)))


def east_asian(run: Any) -> str:
    return run._r.rPr.rFonts.get(qn("w:eastAsia"))


def runs_of(word: Any, style: str) -> Iterator[Any]:
    return (run for paragraph in word.paragraphs if paragraph.style.name == style for run in paragraph.runs)


def attribute(paragraph: Any, key: str) -> str | None:
    indent = paragraph._p.pPr.ind
    return None if indent is None else indent.get(qn(f"w:{key}"))


CHECKLIST = {
    "A4, upright": lambda w: (
        (round(w.sections[0].page_width.mm), round(w.sections[0].page_height.mm)) == (210, 297)
    ),
    "top margin 37 mm": lambda w: round(w.sections[0].top_margin.mm) == 37,
    "bottom margin 35 mm": lambda w: round(w.sections[0].bottom_margin.mm) == 35,
    "left margin 28 mm": lambda w: round(w.sections[0].left_margin.mm) == 28,
    "right margin 26 mm": lambda w: round(w.sections[0].right_margin.mm) == 26,
    "annexes lie sideways": lambda w: w.sections[1].page_width > w.sections[1].page_height,
    "the type area of a sideways page is the same, turned": lambda w: (
        round(w.sections[1].page_width.mm - w.sections[1].left_margin.mm - w.sections[1].right_margin.mm)
        == 225
    ),
    "title in 小标宋": lambda w: {east_asian(r) for r in runs_of(w, "Heading 1")} == {"方正小标宋简体"},
    "title of 22 points": lambda w: all(r.font.size.pt == 22 for r in runs_of(w, "Heading 1")),
    "title in the middle": lambda w: all(
        p.alignment == 1 for p in w.paragraphs if p.style.name == "Heading 1"
    ),
    "first headings in 黑体": lambda w: {east_asian(r) for r in runs_of(w, "Heading 2")} == {"黑体"},
    "second headings in 楷体": lambda w: {east_asian(r) for r in runs_of(w, "Heading 3")} == {"楷体_GB2312"},
    "text in 仿宋": lambda w: {east_asian(r) for r in runs_of(w, "Normal")} == {"仿宋_GB2312"},
    "text of 16 points": lambda w: all(r.font.size.pt == 16 for r in runs_of(w, "Normal")),
    "line pitch of exactly 29 points": lambda w: (
        w.styles["Normal"].paragraph_format.line_spacing.pt == 29
        and w.styles["Normal"].paragraph_format.line_spacing_rule == 4
    ),
    "two characters of indent": lambda w: (
        attribute(next(p for p in w.paragraphs if p.text.startswith("共")), "firstLineChars") == "200"
    ),
    "a signature four characters from the right": lambda w: (
        attribute(next(p for p in w.paragraphs if p.text == "督查部门"), "rightChars") == "400"
    ),
    "page numbers outside": lambda w: (
        w.settings.odd_and_even_pages_header_footer
        and w.sections[0].footer.paragraphs[0].alignment == 2
        and w.sections[0].even_page_footer.paragraphs[0].alignment == 0
    ),
    "page numbers in 宋体, 14 points, between dashes": lambda w: (
        w.sections[0].footer.paragraphs[0].text == "—  —"
        and {east_asian(r) for r in w.sections[0].footer.paragraphs[0].runs} == {"宋体"}
    ),
    "a table's header on every page": lambda w: (
        w.tables[0].rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    ),
    "no row torn apart": lambda w: all(
        r._tr.trPr.find(qn("w:cantSplit")) is not None for r in w.tables[0].rows
    ),
    "black": lambda w: all(str(w.styles[f"Heading {n}"].font.color.rgb) == "000000" for n in (1, 2, 3)),
    "the mark on every page": lambda w: (
        w.sections[0].header.paragraphs[0].text
        == w.sections[0].even_page_header.paragraphs[0].text
        == "草稿，不得印发"
        and all(s.header.is_linked_to_previous for s in w.sections[1:])
    ),
}


@pytest.mark.parametrize("point", CHECKLIST)
def test_the_page_is_as_the_standard_has_it(word: Any, point: str):
    assert CHECKLIST[point](word)


def test_no_id_or_date_is_squeezed(word: Any):
    """A column that does not fold is wide enough for what it holds, at 12 points and with its margins."""
    id_column = word.tables[0].columns[1].width.pt
    assert id_column >= len("1-2-59") * 6 + 11


def test_the_same_paper_is_the_same_bytes():
    assert as_word(PAPER) == as_word(PAPER)
    with ZipFile(BytesIO(as_word(PAPER))) as file:
        assert {info.date_time for info in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    "text", ["<w:p/>&amp;", "\x00\x08控制", "=1+1", "行\n一\t二", "𠮷" * 300, "\u202e反"]
)
def test_hostile_text_is_text(text: str):
    paper = Paper((Paragraph(text), Grid((Column("注"),), ((Cell(text),),))))
    word = Document(BytesIO(as_word(paper)))
    said = word.paragraphs[0].text
    assert "\x00" not in said
    assert "\u202e" not in said
    assert said.startswith(text[:1] if text[0].isprintable() else "〈")
