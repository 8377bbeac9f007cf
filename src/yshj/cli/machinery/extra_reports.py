"""`--report FORMAT=FILE`: the same view written to files in further formats."""

from collections.abc import Sequence
from typing import Annotated

import typer

from yshj.cli.machinery.exits import Exit
from yshj.cli.machinery.outputs import deliver
from yshj.cli.machinery.session import Session, rendered
from yshj.cli.machinery.streams import render_options
from yshj.output.formats import FORMATS, Format
from yshj.output.page import View

ExtraReports = Annotated[
    list[str] | None,
    typer.Option("--report", metavar="格式=文件", help="另以此格式写入文件，可重复，如 json=check.json"),
]


Report = tuple[Format, str]
"""A format and the file to be written in it."""


def parse_reports(typed: list[str] | None) -> list[Report]:
    """What is to be written where; raises Exit for an unknown format or a missing file."""
    reports = []
    for text in typed or []:
        name, _, path = text.partition("=")
        if name not in FORMATS or not path.strip():
            raise Exit(f"--report 应写成 格式=文件，读到“{text}”；格式可以用：{'、'.join(FORMATS)}")
        reports.append((FORMATS[name], path))
    return reports


def write_reports(view: View, reports: Sequence[Report], session: Session) -> None:
    """Writes each; raises Exit with exit code 4 for a file that cannot be written."""
    shared = session.shared
    contents = []
    for form, path in reports:
        how = render_options(shared.color, shared.width, path)._replace(roots=session.roots)
        contents.append(rendered(view, form, how))
    for (form, path), content in zip(reports, contents, strict=True):
        deliver(content, form.kind, path)
