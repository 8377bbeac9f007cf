"""Takes docs/pictures/*.png: papers as LibreOffice prints them, the page for browsers as chromium shows it.

Needs soffice, chromium, Noto CJK, and from pip pypdfium2 and pillow; what is not there is named and left out.
What they draw is not the same bytes twice, so nothing compares them.
"""

import os
import subprocess
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from typing import Any

from yshj.cli.main import run

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
BOOKS = ROOT / "tests" / "books"
DAY = ("--as-of", "2025-10-20")
NOTICE = ("publish", "notice", *DAY, "--dept")
PAPERS = {
    "week.docx": (("report", "week", "2025-W42"), ("结论", "有问题的预警")),
    "month.docx": (("report", "month", "2025-09"), ("结论", "今年以来")),
    "quarter.docx": (("report", "quarter", "2025-Q3"), ("结论", "单位排名")),
    "year.docx": (("report", "year", "2025", "--as-of", "2026-01-05"), ("结论", "全年兑现情况")),
    "bulletin.docx": (("publish", "bulletin", "--month", "2025-09"), ("总体情况", "下一步要求")),
    "notice-remind.docx": ((*NOTICE, "市文化和旅游局"), ("提示单", "回执")),
    "notice-supervise.docx": ((*NOTICE, "市商务局"), ("督办单", "回执")),
    "notice-letter.docx": ((*NOTICE, "市中级人民法院"), ("函告", "回执")),
    "ledger.xlsx": (("publish", "excel", *DAY), ("全部任务",)),
}
"""File → what writes it, and a word on each page that is shown."""
SCREENS = {"dashboard": (1440, 900), "dashboard-390": (390, 844)}
LEAST = 500
FRAME = '<body style="margin:0"><iframe src="page.html" width="{}" height="{}" style="border:0">'
"""Chromium has no narrower window: a narrower screen stands in a frame."""
FACES = {
    "Noto Serif CJK SC": ("方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "宋体"),
    "Noto Sans CJK SC": ("黑体",),
}
"""What stands in for the typefaces of GB/T 9704, which no package has."""
ALIAS = (
    '<match target="pattern"><test name="family"><string>{}</string></test>'
    '<edit name="family" mode="prepend" binding="strong"><string>{}</string></edit></match>'
)


def main() -> int:
    """Writes the pictures; 1 where something is missing."""
    programs = [name for name in ("soffice", "chromium") if which(name) is None]
    missing = programs + [name for name in ("pypdfium2", "PIL") if find_spec(name) is None]
    if missing:
        print(f"left out, for want of {', '.join(missing)}", file=sys.stderr)
    with TemporaryDirectory() as name:
        folder = Path(name)
        if not {"soffice", "pypdfium2", "PIL"} & {*missing}:
            papers(folder)
        if not {"chromium", "PIL"} & {*missing}:
            screens(folder)
    return int(bool(missing))


def papers(folder: Path) -> None:
    """The chosen pages of each paper, side by side."""
    for name, (command, _) in PAPERS.items():
        run(("-C", str(BOOKS), *command, "-o", str(folder / name)))
    aliases = "".join(ALIAS.format(face, own) for own, faces in FACES.items() for face in faces)
    fonts = folder / "fonts.conf"
    fonts.write_text(f"<fontconfig><include>/etc/fonts/fonts.conf</include>{aliases}</fontconfig>", "utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder)]
    files = [str(folder / name) for name in PAPERS]
    subprocess.run(
        [*command, *files], env={**os.environ, "FONTCONFIG_FILE": str(fonts)}, check=True, capture_output=True
    )
    for name, (_, words) in PAPERS.items():
        pdf = import_module("pypdfium2").PdfDocument(folder / Path(name).with_suffix(".pdf"))
        kept(side_by_side([page_with(pdf, word) for word in words]), Path(name).stem, 16)


def page_with(pdf: Any, word: str) -> Any:
    """The first page that says the word, drawn."""
    page = next(page for page in pdf if word in page.get_textpage().get_text_bounded())
    return page.render(scale=1.35).to_pil()


def side_by_side(pages: list[Any]) -> Any:
    """One picture of several, a grey line between."""
    image = import_module("PIL.Image")
    wide, high = sum(page.width + 2 for page in pages) + 2, max(page.height for page in pages) + 4
    sheet, left = image.new("RGB", (wide, high), "#b5b5b5"), 2
    for page in pages:
        sheet.paste(page, (left, 2))
        left += page.width + 2
    return sheet


def screens(folder: Path) -> None:
    """The first screen, on a wide display and on a telephone."""
    page, frame, shot = (folder / name for name in ("page.html", "frame.html", "shot.png"))
    run(("-C", str(BOOKS), "publish", "html", *DAY, "-o", str(page)))
    for name, (wide, high) in SCREENS.items():
        frame.write_text(FRAME.format(wide, high), "utf-8")
        size = f"--window-size={max(wide, LEAST)},{high + 100}"
        options = ("--headless", "--no-sandbox", "--hide-scrollbars", "--disable-gpu", size)
        subprocess.run(
            ["chromium", *options, f"--screenshot={shot}", frame.as_uri()], check=True, capture_output=True
        )
        kept(import_module("PIL.Image").open(shot).convert("RGB").crop((0, 0, wide, high)), name, 200)


def kept(picture: Any, name: str, colours: int) -> None:
    """Written with few colours: a third of the size."""
    picture.quantize(colours).save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    sys.exit(main())
