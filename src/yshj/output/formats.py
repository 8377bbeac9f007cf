"""The formats by name; adding one is one file beside this and one line here."""

from collections.abc import Callable

from yshj.output import csv_format, json_format, markdown, terminal
from yshj.output.look import Look
from yshj.output.page import View, page_of

Format = Callable[[View, Look], str | None]
"""None where the format has nothing for that kind of view."""

FORMATS: dict[str, Format] = {
    "table": lambda view, look: terminal.render(page_of(view), look),
    "markdown": lambda view, look: markdown.render(page_of(view)),
    "json": lambda view, look: json_format.render(view),
    "csv": lambda view, look: csv_format.render(view),
    "none": lambda view, look: "",
}
