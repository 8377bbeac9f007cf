"""Tables of a Word file: as wide as the page, their header on every page, no row torn apart."""

from typing import TYPE_CHECKING, Any

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Pt

from yshj.output.blocks import Grid
from yshj.output.safe import one_line
from yshj.output.text_width import width

if TYPE_CHECKING:
    from docx.table import _Cell, _Row

_SIZE, _PITCH = Pt(12), Pt(18)
_NARROWEST, _WIDEST = 7, 44
_MARGIN = 4
"""All in columns of half a Chinese character."""


def add_table(document: Document, grid: Grid, face: str, head_face: str) -> None:
    """The grid, columns as wide as what they hold, in points of 12."""
    table = document.add_table(rows=1, cols=len(grid.columns))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    widths = _widths(document, grid)
    for column, wide in zip(table.columns, widths, strict=True):
        column.width = Emu(wide)
    head = table.rows[0]
    _flag(head, "w:tblHeader")
    _fill(head, [column.title for column in grid.columns], widths, head_face)
    for cell in head.cells:
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    for row in grid.rows:
        written = table.add_row()
        _fill(written, [cell.text for cell in row], widths, face)
        for column, cell in zip(grid.columns, written.cells, strict=True):
            if column.right:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph().paragraph_format.line_spacing = _PITCH


def _widths(document: Document, grid: Grid) -> list[int]:
    """The page's width shared out: what does not fold has what it needs, the rest is for what folds."""
    section = document.sections[-1]
    room = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    needs = [_need(grid, index) for index in range(len(grid.columns))]
    folding = sum(need for need, column in zip(needs, grid.columns, strict=True) if column.folds)
    fixed = (sum(needs) - folding) * _SIZE // 2
    left = max(room - fixed, room // 3) if folding else 0
    shrunk = min(1.0, (room - left) / fixed) if fixed else 1.0
    return [
        int(need * left / folding) if column.folds else int(need * _SIZE / 2 * shrunk)
        for need, column in zip(needs, grid.columns, strict=True)
    ]


def _need(grid: Grid, index: int) -> int:
    texts = (grid.columns[index].title, *(row[index].text for row in grid.rows))
    return min(_WIDEST, max(_NARROWEST, *map(_longest, texts))) + _MARGIN


def _longest(text: str) -> int:
    return max(map(width, text.split("\n")))


def _fill(row: "_Row", texts: list[str], widths: list[int], face: str) -> None:
    _flag(row, "w:cantSplit")
    for cell, text, wide in zip(row.cells, texts, widths, strict=True):
        cell.width = Emu(wide)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        _say(cell, text, face)


def _say(cell: "_Cell", text: str, face: str) -> None:
    for number, line in enumerate(text.split("\n")):
        paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
        form = paragraph.paragraph_format
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, _PITCH
        run = paragraph.add_run(one_line(line))
        run.font.size = _SIZE
        fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{kind}"), face)


def _flag(row: "_Row", name: str) -> None:
    properties: Any = row._tr.get_or_add_trPr()
    properties.append(OxmlElement(name))
