"""Draws docs/pictures/status.svg: what `yshj status` shows on a terminal of 110 columns.

`--check` exits 1 when the picture is not what the program shows now.
"""

import io
import re
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

from yshj.cli.session import Session, open_session
from yshj.cli.shared import Shared
from yshj.judging.views import Selection, status_view
from yshj.output.formats import FORMATS
from yshj.output.look import Look

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "pictures" / "status.svg"
COLUMNS, LINES = 112, 34
COMMAND = "yshj status --as-of 2025-10-20"


def main() -> int:
    """Draws the picture; with --check only compares."""
    drawn = draw()
    if "--check" in sys.argv[1:]:
        return int(not PICTURE.is_file() or PICTURE.read_text("utf-8") != drawn)
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    PICTURE.write_text(drawn, "utf-8")
    return 0


def draw() -> str:
    """The SVG text, the same on every machine."""
    session: Session = open_session(Shared(as_of="2025-10-20", directory=str(ROOT)))
    view = status_view(session.frame, session.assess(), Selection(), "urgency")
    shown = FORMATS["table"](view, Look(COLUMNS, colour=True)) or ""
    lines = [f"$ {COMMAND}", *shown.splitlines()[:LINES]]
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi("\n".join(lines)), soft_wrap=True)
    svg = console.export_svg(title=COMMAND, unique_id="yshj")
    return re.sub(r"@font-face\s*\{.*?\}\s*", "", svg, flags=re.DOTALL)


if __name__ == "__main__":
    sys.exit(main())
