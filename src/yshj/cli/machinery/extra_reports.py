"""`--report FORMAT=FILE`: the same view written to files in further formats."""

from typing import Annotated

import typer

from yshj.cli.machinery.exits import Exit
from yshj.cli.machinery.session import rendered
from yshj.cli.machinery.streams import emit
from yshj.output.formats import FORMATS
from yshj.output.page import View
from yshj.output.render_options import RenderOptions, Roots

ExtraReports = Annotated[
    list[str] | None,
    typer.Option("--report", metavar="格式=文件", help="另以此格式写入文件，可重复，如 json=check.json"),
]


def parse_reports(typed: list[str] | None) -> list[tuple[str, str]]:
    """(format, file) of each; raises Exit for an unknown format or a missing file."""
    reports = []
    for text in typed or []:
        form, _, path = text.partition("=")
        if form not in FORMATS or not path:
            raise Exit(f"--report 应写成 格式=文件，读到“{text}”；格式可以用：{'、'.join(FORMATS)}")
        reports.append((form, path))
    return reports


def write_reports(view: View, reports: list[tuple[str, str]], roots: Roots) -> None:
    """Writes each; raises Exit with exit code 4 for a file that cannot be written."""
    texts = [(rendered(view, form, RenderOptions(roots=roots)), form, path) for form, path in reports]
    for text, form, path in texts:
        emit(text, form, path)
