"""The formats: each a record, known by its name; adding one is one file beside this and one line here."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from yshj.output.page import View
    from yshj.output.render_options import RenderOptions

Rendered = str | bytes | None
"""None where the format has nothing for that kind of view."""
Kind = Literal["page", "data", "bytes"]
"""Text for people, which may take a terminal's width, colours and encoding; text for machines, always UTF-8;
or bytes, which no terminal ever sees."""


class Format(NamedTuple):
    """One way to show a view."""

    name: str
    render: "Callable[[View, RenderOptions], Rendered]"
    kind: Kind
    title: str
    endings: tuple[str, ...] = ()
    """How files of this format are named; a file of another format may not be."""
    only_for: str = ""
    """The commands that have it, where not all do; words for the help."""


def _module(name: str) -> "Callable[[View, RenderOptions], Rendered]":
    """The `render` of that module; a run imports the one that it uses."""

    def render(view: "View", options: "RenderOptions") -> Rendered:
        rendered: Rendered = import_module(f"yshj.output.{name}").render(view, options)
        return rendered

    return render


def _of_papers(_view: "View", _options: "RenderOptions") -> Rendered:
    """Papers and forms are no views: the commands that write them know how."""
    return None


_VERDICT = "check、lint"
_PAPERS = "report、publish"
_LIST = (
    Format("table", _module("terminal"), "page", "屏幕上的表格"),
    Format("markdown", _module("markdown"), "page", "Markdown 文档", (".md", ".markdown")),
    Format("json", _module("json_format"), "data", "供程序使用，形状有版本号", (".json",)),
    Format("csv", _module("csv_format"), "data", "供 Excel、WPS 打开", (".csv",)),
    Format("none", lambda view, options: "", "page", "什么也不写，只看退出码"),
    Format("excel", _of_papers, "bytes", "Excel 表格", (".xlsx",), "template、publish"),
    Format("text", _module("text_format"), "page", "一段话，可发到群里", (), "missing、publish"),
    Format("jsonl", _module("jsonl_format"), "data", "一行一个 JSON", (".jsonl", ".ndjson"), "publish"),
    Format("html", _of_papers, "data", "浏览器里看的一页", (".html", ".htm"), "publish"),
    Format("docx", _of_papers, "bytes", "Word 文档", (".docx",), _PAPERS),
    Format("ics", _of_papers, "bytes", "日历", (".ics",), "publish"),
    Format("junit", _module("junit_format"), "data", "测试报告，多数 CI 能显示", (".xml",), _VERDICT),
    Format("sarif", _module("sarif_format"), "data", "代码扫描", (".sarif", ".json"), _VERDICT),
    Format("github", _module("github_format"), "data", "GitHub 的行内标注", (), _VERDICT),
    Format("gitlab", _module("gitlab_format"), "data", "GitLab 代码质量报告", (".json",), _VERDICT),
)
FORMATS = {form.name: form for form in _LIST}
_FOREIGN = "doc wps odt xls xlsm et ods ppt pptx pdf zip"
FOREIGN_ENDINGS = frozenset(f".{ending}" for ending in _FOREIGN.split())
"""Of files that people open as something that no format of ours is."""


def formats_in_words() -> str:
    """Which formats there are, and which commands have those that not all have."""
    by_commands: dict[str, list[str]] = {}
    for form in FORMATS.values():
        by_commands.setdefault(form.only_for, []).append(form.name)
    general = "、".join(by_commands.pop("", []))
    return "；".join([general, *(f"{who} 另有 {'、'.join(names)}" for who, names in by_commands.items())])


def refused_ending(path: str, name: str) -> str | None:
    """Why a file with the ending of `path` cannot hold the format of that name; None where it can."""
    ending = f".{path.lower().rpartition('.')[2]}"
    if ending in FOREIGN_ENDINGS:
        return f"yshj 还写不出 {ending} 文件；请换一个扩展名"
    owners = [one.name for one in FORMATS.values() if ending in one.endings]
    if not owners or name in owners:
        return None
    return f"扩展名 {ending} 属于 {'、'.join(owners)} 格式，这里写的是 {name}；请改格式或扩展名"
