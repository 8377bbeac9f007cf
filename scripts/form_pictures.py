"""Draws docs/pictures/填报表.svg and 待决定.svg: a form as its unit fills it in, and the office's table.

They are drawn from the workbooks themselves. `--check` exits 1 when one is not what the program writes now.
"""

import sys
from collections.abc import Iterator, Mapping
from datetime import date
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from generated import write_or_check
from yshj.cli.machinery.session import open_session
from yshj.cli.machinery.shared_options import SharedOptions
from yshj.judging.views.form import FormView, form_view, office_view
from yshj.output.excel.form import form_book
from yshj.output.text_width import fold

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
BOOKS = ROOT / "tests" / "books"
UNIT = "市科学技术局"
ANSWERS = {
    "H5": "62", "J5": "平台章程已印发，首批 3 家企业入驻", "K5": "11 月底前完成第二批遴选", "L5": "无",
    "N5": "章程.pdf", "O5": "2026-03-31",
}  # fmt: skip
DECIDED = {
    "E5": "销号",
    "H5": "已到现场核验",
    "I5": "核验单 12 号",
    "E11": "退回",
    "G11": "2025-11-15",
    "H11": "缺佐证",
}
UNIT_WIDE, LINE, MARGIN, ROWS = 7.4, 17, 12, 11
FONTS = "'Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', SimSun, sans-serif"


def main() -> int:
    """Writes the files; with --check only compares."""
    session = open_session(SharedOptions(as_of="2025-10-20", directory=str(BOOKS)))
    judged = session.judged()
    pictures = {
        "填报表.svg": draw(form_view(judged, UNIT), ANSWERS),
        "待决定.svg": draw(office_view(judged), DECIDED),
    }
    return max(write_or_check(PICTURES / name, text) for name, text in pictures.items())


def draw(view: FormView, answers: Mapping[str, str]) -> str:
    """The SVG text of the first sheet's first rows, with `answers` typed in."""
    sheet = load_workbook(BytesIO(form_book(view))).worksheets[0]
    widths = [sheet.column_dimensions[cell.column_letter].width * UNIT_WIDE for cell in sheet[4]]
    top, body = float(MARGIN), []
    for row in sheet.iter_rows(max_row=min(ROWS, sheet.max_row)):
        high = (sheet.row_dimensions[row[0].row].height or 18) * LINE / 14
        left = float(MARGIN)
        for cell, wide in zip(row, widths, strict=True):
            whole = sum(widths) if row[0].row in (1, 3) else wide
            body += cell_svg(cell, answers, (left, top, wide, high), whole)
            left += wide
        top += high
    size = f"{sum(widths) + 2 * MARGIN:.0f} {top + MARGIN:.0f}"
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" font-family="{FONTS}" font-size="13">'
    )
    paper = '<rect width="100%" height="100%" fill="#ffffff"/>'
    return "\n".join([head, paper, *body, "</svg>", ""])


def cell_svg(
    cell: Any, answers: Mapping[str, str], box: tuple[float, float, float, float], whole: float
) -> Iterator[str]:
    """Its rectangle, where it has a border, and its lines; `whole` is the room that its text has."""
    left, top, wide, high = box
    if cell.border.left.style:
        colour = cell.fill.fgColor.rgb[2:] if cell.fill.patternType else "ffffff"
        yield (
            f'<rect x="{left:.1f}" y="{top:.1f}" width="{wide:.1f}" height="{high:.1f}" '
            f'fill="#{colour}" stroke="#a6a6a6"/>'
        )
    typed = cell.coordinate in answers
    text = answers.get(cell.coordinate) or shown(cell)
    weight = ' font-weight="bold"' if cell.font.b else ' fill="#1f4e79"' if typed else ""
    for number, line in enumerate(fold(text, round(whole / UNIT_WIDE))):
        if line.strip():
            y = top + 14 + number * LINE
            yield f'<text x="{left + 3:.1f}" y="{y:.1f}"{weight}>{escape(line)}</text>'


def shown(cell: Any) -> str:
    """What the cell shows of its value."""
    value = cell.value
    if isinstance(value, date):
        return value.strftime("%Y-%m-%d")
    return "" if value is None else f"{value}%" if cell.number_format == '0"%"' else str(value)


if __name__ == "__main__":
    sys.exit(main())
