"""Tables of a Word file: as wide as the page, their header on every page, no row torn apart."""

from typing import Any

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Pt
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from yshj.output.blocks import Column, Grid
from yshj.output.safe import one_line
from yshj.output.text_width import width

_SIZE, _PITCH, _BY_HAND = 12, 1.5, Pt(40)
_SMALLEST = 9
_WIDEST, _MARGIN = 60, 3
"""In columns of half a Chinese character."""


def add_table(document: Document, grid: Grid, face: str, head_face: str) -> None:
    """The grid, columns as wide as what they hold, in points of 12; a little below what it belongs to."""
    if document.paragraphs:
        before = document.paragraphs[-1].paragraph_format
        before.space_after, before.keep_with_next = max(Pt(4), before.space_after or 0), True
    table = document.add_table(rows=1, cols=len(grid.columns))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    size, widths = _measured(document, grid)
    for column, wide in zip(table.columns, widths, strict=True):
        column.width = Pt(wide)
    head = table.rows[0]
    _flag(head, "w:tblHeader")
    _fill(head, [column.title for column in grid.columns], widths, head_face, size)
    for cell in head.cells:
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    for row in grid.rows:
        written = table.add_row()
        _fill(written, [cell.text for cell in row], widths, face, size)
        for column, cell in zip(grid.columns, written.cells, strict=True):
            if column.right:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph().paragraph_format.line_spacing = Pt(18)


def _measured(document: Document, grid: Grid) -> tuple[float, list[float]]:
    """The size of the type and the widths, all in points: together as wide as the page.

    What does not fold has what it needs, the rest is for what folds, a third of the page where it needs
    that; where this is too much the type is smaller.
    """
    section = document.sections[-1]
    room = Emu((section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)).pt
    needs = [
        _need(column, [row[index].text for row in grid.rows]) for index, column in enumerate(grid.columns)
    ]
    folding = sum(need for need, column in zip(needs, grid.columns, strict=True) if column.folds)
    fixed = sum(needs) - folding
    least = min(room / 3, folding * _SIZE / 2)
    size = max(_SMALLEST, min(_SIZE, (room - least) / fixed * 2)) if fixed else _SIZE
    each = size / 2 if folding else room / fixed
    left = (room - fixed * each) / folding if folding else 0
    return size, [need * (left if c.folds else each) for need, c in zip(needs, grid.columns, strict=True)]


def _need(column: Column, texts: list[str]) -> int:
    """A long title may fold in two where the cells are narrower."""
    title = width(column.title)
    half = title if title <= 8 else (title // 2 + 1) // 2 * 2
    lines = (width(line) for text in texts for line in text.split("\n"))
    return min(_WIDEST, max([half, column.least, *lines])) + _MARGIN


def _fill(row: _Row, texts: list[str], widths: list[float], face: str, size: float) -> None:
    """A row that is to be filled in by hand has room for it."""
    _flag(row, "w:cantSplit")
    if "" in texts[1:]:
        row.height = _BY_HAND
    for cell, text, wide in zip(row.cells, texts, widths, strict=True):
        cell.width = Pt(wide)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        _fill_cell(cell, text, face, size)


def say(paragraph: Paragraph, text: str, face: str, size: float) -> Run:
    """The text at the end of the paragraph, in its typeface and so many points."""
    run = paragraph.add_run(one_line(text))
    run.font.size = Pt(size)
    set_face(run._r.get_or_add_rPr(), face)
    return run


def set_face(properties: Any, face: str) -> None:
    """Word takes the typeface of Chinese from `eastAsia`, and that of figures from the others."""
    fonts = properties.get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{kind}"), face)


def _fill_cell(cell: _Cell, text: str, face: str, size: float) -> None:
    for number, line in enumerate(text.split("\n")):
        paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
        form = paragraph.paragraph_format
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(size * _PITCH)
        say(paragraph, line, face, size)


def _flag(row: _Row, name: str) -> None:
    properties: Any = row._tr.get_or_add_trPr()
    properties.append(OxmlElement(name))
