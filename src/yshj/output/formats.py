"""The formats by name; adding one is one file beside this and one line here."""

from collections.abc import Callable
from importlib import import_module

from yshj.output import csv_format, json_format, markdown, terminal
from yshj.output.look import Look
from yshj.output.page import View, page_of

Format = Callable[[View, Look], str | None]
"""None where the format has nothing for that kind of view."""


def _loaded_when_used(module: str) -> Format:
    """The format of that module; those that only CI asks for cost everybody else no start-up time."""

    def render(view: View, look: Look) -> str | None:
        text: str | None = import_module(f"yshj.output.{module}").render(view, look)
        return text

    return render


FORMATS: dict[str, Format] = {
    "table": lambda view, look: terminal.render(page_of(view), look),
    "markdown": lambda view, look: markdown.render(page_of(view)),
    "json": lambda view, look: json_format.render(view),
    "csv": lambda view, look: csv_format.render(view),
    "junit": _loaded_when_used("junit_format"),
    "sarif": _loaded_when_used("sarif_format"),
    "github": _loaded_when_used("github_format"),
    "gitlab": _loaded_when_used("gitlab_format"),
    "none": lambda view, look: "",
}
