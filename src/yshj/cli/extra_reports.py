"""`--report FORMAT=FILE`: the same view written to files in further formats."""

from typing import Annotated

import typer

from yshj.cli.exits import Stop
from yshj.cli.screen import emit
from yshj.cli.session import rendered
from yshj.output.formats import FORMATS
from yshj.output.look import Look, Roots
from yshj.output.page import View

ExtraReports = Annotated[
    list[str] | None,
    typer.Option("--report", metavar="格式=文件", help="另以此格式写入文件，可重复，如 json=check.json"),
]


def parse_reports(typed: list[str] | None) -> list[tuple[str, str]]:
    """(format, file) of each; raises Stop for an unknown format or a missing file."""
    reports = []
    for text in typed or []:
        form, _, path = text.partition("=")
        if form not in FORMATS or not path:
            raise Stop(f"--report 应写成 格式=文件，读到“{text}”；格式可以用：{'、'.join(FORMATS)}")
        reports.append((form, path))
    return reports


def write_reports(view: View, reports: list[tuple[str, str]], roots: Roots) -> None:
    """Writes each; raises Stop with exit code 4 for a file that cannot be written."""
    texts = [(rendered(view, form, Look(roots=roots)), form, path) for form, path in reports]
    for text, form, path in texts:
        emit(text, form, path)
