"""Takes docs/pictures/dashboard.png: the first screen of `yshj publish html`, as chromium shows it.

What a browser draws is not the same bytes twice, so there is no `--check`.
"""

import subprocess
import sys
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from yshj.cli.main import run

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "pictures" / "dashboard.png"
BOOKS = ROOT / "tests" / "books"


def main() -> int:
    """Writes the picture; 1 where there is no chromium."""
    chromium = which("chromium")
    if chromium is None:
        print("no chromium", file=sys.stderr)
        return 1
    with TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        run(("-C", str(BOOKS), "publish", "html", "--as-of", "2025-10-20", "-o", str(page)))
        options = (
            "--headless",
            "--no-sandbox",
            "--hide-scrollbars",
            "--disable-gpu",
            "--window-size=1280,1340",
        )
        subprocess.run([chromium, *options, f"--screenshot={PICTURE}", page.as_uri()], check=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
