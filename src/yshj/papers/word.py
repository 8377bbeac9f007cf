"""A paper → .docx, set as GB/T 9704 has it (no red head, no seal); the same bytes each time."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as Written
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from yshj.output.blocks import Bullets, Grid, Heading, Lines, Plain, Style, Verbatim
from yshj.output.markdown import on_paper, whole
from yshj.papers.paper import Paper
from yshj.papers.word_tables import add_table, say, set_face

BODY, TITLE, FIRST, SECOND, NUMBERS = "仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312", "宋体"
_TOP, _BOTTOM, _LEFT, _RIGHT = (Mm(size) for size in (37, 35, 28, 26))
_SHORT, _LONG = Mm(210), Mm(297)
_PITCH = Pt(29)
_FACES = {1: (TITLE, 22), 2: (FIRST, 16), 3: (SECOND, 16)}
"""Level of a heading → typeface and size in points."""
_ALIGNED = {"signed": WD_ALIGN_PARAGRAPH.RIGHT, "centred": WD_ALIGN_PARAGRAPH.CENTER}
_MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""No paper tells when the program ran; its days stand in its text."""


def as_word(paper: Paper) -> bytes:
    """The paper as a Word file: A4, 22 lines of 28 characters, annexes sideways with repeated headers."""
    document = Document()
    _set_up(document)
    _mark(document.sections[0], paper.mark)
    for block in whole(paper.body):
        _add(document, block)
    if paper.annexes:
        _turn(document)
        for block in whole(paper.annexes):
            _add(document, block)
    stream = BytesIO()
    document.save(stream)
    return _same_each_time(stream)


def _same_each_time(file: BytesIO) -> bytes:
    """The same zip with fixed dates; the library puts in the time of day."""
    stream = BytesIO()
    with ZipFile(file) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = ZipInfo(name)
            info.compress_type, info.external_attr = ZIP_DEFLATED, 0o644 << 16
            new.writestr(info, old.read(name))
    return stream.getvalue()


def _set_up(document: Written) -> None:
    properties = document.core_properties
    properties.author, properties.title, properties.comments = "yshj", "", ""
    properties.created = properties.modified = _MADE
    document.settings.odd_and_even_pages_header_footer = True
    _page(document.sections[0])
    _style(document.styles["Normal"], BODY, 16)
    for level, (face, size) in _FACES.items():
        _style(document.styles[f"Heading {level}"], face, size)
    section = document.sections[0]
    _number(section.footer.paragraphs[0], WD_ALIGN_PARAGRAPH.RIGHT)
    _number(section.even_page_footer.paragraphs[0], WD_ALIGN_PARAGRAPH.LEFT)


def _page(section: Section) -> None:
    section.page_width, section.page_height = _SHORT, _LONG
    section.top_margin, section.bottom_margin = _TOP, _BOTTOM
    section.left_margin, section.right_margin = _LEFT, _RIGHT
    section.footer_distance = Mm(28)


def _turn(document: Written) -> None:
    """What follows stands on pages turned sideways."""
    section = document.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = _LONG, _SHORT
    section.top_margin, section.bottom_margin = _LEFT, _RIGHT
    section.left_margin, section.right_margin = _BOTTOM, _TOP
    section.footer_distance = Mm(18)


def _style(style: Any, face: str, size: int) -> None:
    written: ParagraphStyle = style
    written.font.name, written.font.size, written.font.bold = face, Pt(size), False
    written.font.italic, written.font.color.rgb = False, RGBColor(0, 0, 0)
    set_face(written.element.get_or_add_rPr(), face)
    form = written.paragraph_format
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, _PITCH
    form.space_before = form.space_after = Pt(0)
    form.widow_control = True


def _mark(section: Section, mark: str) -> None:
    if mark:
        for header in (section.header, section.even_page_header):
            paragraph = header.paragraphs[0]
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            say(paragraph, mark, FIRST, 12)


def _number(paragraph: Paragraph, side: WD_ALIGN_PARAGRAPH) -> None:
    """「— 1 —」, a character away from the edge that is outside when bound."""
    paragraph.alignment = side
    indent = "right" if side is WD_ALIGN_PARAGRAPH.RIGHT else "left"
    _indent(paragraph, indent, 100, 14)
    say(paragraph, "— ", NUMBERS, 14)
    run = say(paragraph, "", NUMBERS, 14)
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)
    say(paragraph, " —", NUMBERS, 14)


def _indent(paragraph: Paragraph, key: str, characters: int, size: int) -> None:
    """Word counts the hundredths of characters, others the twentieths of a point."""
    indent = paragraph._p.get_or_add_pPr().get_or_add_ind()
    indent.set(qn(f"w:{key}Chars"), str(characters))
    indent.set(qn(f"w:{key}"), str(size * 20 * characters // 100))


def _add(document: Written, block: Plain) -> None:
    if isinstance(block, Heading):
        _heading(document, block)
    elif isinstance(block, Grid):
        add_table(document, on_paper(block), BODY, FIRST)
    elif isinstance(block, Bullets | Lines):
        numbered = isinstance(block, Bullets) and block.numbered
        for number, item in enumerate(block.items, 1):
            _paragraph(document, f"{number}.{item}" if numbered else item)
    else:
        _paragraph(document, block.text, "" if isinstance(block, Verbatim) else block.style)


def _heading(document: Written, heading: Heading) -> None:
    face, size = _FACES[heading.level]
    paragraph = document.add_paragraph(style=f"Heading {heading.level}")
    if heading.level == 1:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = _PITCH
    else:
        _indent(paragraph, "firstLine", 200, size)
    say(paragraph, heading.text, face, size)


def _paragraph(document: Written, text: str, style: Style = "") -> None:
    """Signatures stand four characters from the right and never alone on a page."""
    if style == "signed" and document.paragraphs:
        document.paragraphs[-1].paragraph_format.keep_with_next = True
    paragraph = document.add_paragraph()
    paragraph.alignment = _ALIGNED.get(style, WD_ALIGN_PARAGRAPH.JUSTIFY)
    paragraph.paragraph_format.keep_with_next = style == "strong" or None
    if style == "signed":
        _indent(paragraph, "right", 400, 16)
    elif style not in ("centred", "flush"):
        _indent(paragraph, "firstLine", 200, 16)
    say(paragraph, text, BODY, 16).bold = style == "strong" or None
