"""Draws docs/pictures/status.svg: what `yshj status` shows on a terminal.

rich can export SVG too, but gives Chinese characters the width of Latin ones. `--check` exits 1 when the
picture is not what the program shows now.
"""

import re
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path

from generated import write_or_check
from yshj.cli.machinery.session import open_session
from yshj.cli.machinery.shared_options import SharedOptions
from yshj.judging.views.lists import status_view
from yshj.model.selection import Selection, Sort
from yshj.output.formats import FORMATS
from yshj.output.render_options import RenderOptions
from yshj.output.text_width import width

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "pictures" / "status.svg"
BOOKS = ROOT / "tests" / "books"
COLUMNS, LINES = 120, 36
CELL, LINE, MARGIN = 8.4, 20, 16
COMMAND = "yshj status --as-of 2025-10-20"
COLOURS = {"31": "#ff6b6b", "32": "#7bd88f", "33": "#ffd866", "35": "#d28bff", "36": "#78dce8"}
FONTS = "'Sarasa Mono SC', 'Noto Sans Mono CJK SC', 'NSimSun', Menlo, Consolas, monospace"

_SGR = re.compile(r"\x1b\[([0-9;]*)m")
_RUN = re.compile(r"[ -~]+|[^ -~]+")


def main() -> int:
    """Writes the file; with --check only compares."""
    return write_or_check(PICTURE, draw())


def draw() -> str:
    """The SVG text, the same on every machine."""
    session = open_session(SharedOptions(as_of="2025-10-20", directory=str(BOOKS)))
    view = status_view(session.assess() or session.header, Selection(), Sort.URGENCY)
    shown = str(FORMATS["table"].render(view, RenderOptions(COLUMNS, colour=True)))
    lines = [f"$ {COMMAND}", *shown.splitlines()[:LINES]]
    wide, high = COLUMNS * CELL + 2 * MARGIN, len(lines) * LINE + 2 * MARGIN
    body = "\n".join(span for row, line in enumerate(lines) for span in _spans(line, row))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:.0f} {high}" '
        f'font-family="{FONTS}" font-size="16" fill="#e6e6e6">\n'
        f"<title>{escape(COMMAND)}</title>\n"
        f'<rect width="100%" height="100%" rx="8" fill="#222226"/>\n{body}\n</svg>\n'
    )


def _spans(line: str, row: int) -> Iterator[str]:
    """One text element a run of characters of one width, at its own column."""
    column, style = 0, ""
    for index, part in enumerate(_SGR.split(line)):
        if index % 2:
            style = _style(part)
            continue
        for run in _RUN.findall(part):
            cells = width(run)
            if run.strip():
                x, y = MARGIN + column * CELL, MARGIN + row * LINE + 14
                yield (
                    f'<text xml:space="preserve" x="{x:.1f}" y="{y}" textLength="{cells * CELL:.1f}"'
                    f"{style}>{escape(run)}</text>"
                )
            column += cells


def _style(codes: str) -> str:
    """SVG attributes for the codes of one colour sequence."""
    parts = codes.split(";")
    style = ' font-weight="bold"' if "1" in parts else ""
    colour = next((COLOURS[code] for code in parts if code in COLOURS), None)
    if "2" in parts:
        colour = "#9a9a9a"
    return f'{style} fill="{colour}"' if colour else style


if __name__ == "__main__":
    sys.exit(main())
