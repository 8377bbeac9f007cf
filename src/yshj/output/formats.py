"""The formats by name; adding one is one file beside this and one line here."""

from collections.abc import Callable
from importlib import import_module

from yshj.output.page import View
from yshj.output.render_options import RenderOptions

Format = Callable[[View, RenderOptions], str | None]
"""None where the format has nothing for that kind of view."""


def _loaded_when_used(module: str) -> Format:
    """The format of that module; a run imports the one that it writes."""

    def render(view: View, options: RenderOptions) -> str | None:
        text: str | None = import_module(f"yshj.output.{module}").render(view, options)
        return text

    return render


FORMATS: dict[str, Format] = {
    "table": _loaded_when_used("terminal"),
    "markdown": _loaded_when_used("markdown"),
    "json": _loaded_when_used("json_format"),
    "jsonl": _loaded_when_used("jsonl_format"),
    "csv": _loaded_when_used("csv_format"),
    "junit": _loaded_when_used("junit_format"),
    "sarif": _loaded_when_used("sarif_format"),
    "github": _loaded_when_used("github_format"),
    "gitlab": _loaded_when_used("gitlab_format"),
    "none": lambda view, options: "",
}
