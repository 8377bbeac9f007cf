"""Verdict → workflow commands, which GitHub shows as annotations at the lines they name.

A step shows ten annotations of each kind: the worst come first, and the last says how many are not shown.
"""

from collections.abc import Iterable
from itertools import groupby

from yshj.model.finding import Severity
from yshj.output.ci_results import CiResult, VerdictView, ci_results_of
from yshj.output.page import View
from yshj.output.render_options import RenderOptions
from yshj.output.verdict_words import header_lines, outcome

_MOST = 10
_OWN_NOTICES = 2
"""The first notice gives the verdict, the last counts what is not shown."""
_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_ORDER = tuple(_KINDS.values())


def render(view: View, options: RenderOptions) -> str | None:
    """The commands, one a line; None for a view that is no verdict."""
    if not isinstance(view, VerdictView):
        return None
    items = sorted(
        ci_results_of(view, options.roots), key=lambda item: (_ORDER.index(_kind(item)), not item.fails)
    )
    lines = [_command("notice", "；".join((outcome(view), *header_lines(view))), {"title": "yshj"})]
    hidden = []
    for kind, group in groupby(items, key=_kind):
        same = list(group)
        room = _MOST - _OWN_NOTICES if kind == "notice" else _MOST
        lines += [_annotation(item) for item in same[:room]]
        hidden += same[room:]
    if hidden:
        lines.append(_command("notice", _left_out(hidden), {"title": "yshj"}))
    return "".join(f"{line}\n" for line in lines)


def _kind(item: CiResult) -> str:
    return "notice" if item.excuse else _KINDS[item.found.severity]


def _annotation(item: CiResult) -> str:
    properties = {
        "file": item.found.at.file,
        "line": str(item.found.at.line),
        "col": str(item.found.at.column),
        "title": f"{item.found.code} {item.title}",
    }
    lines = [item.found.text, item.excuse, f"建议：{item.found.advice}" if item.found.advice else ""]
    return _command(_kind(item), "\n".join(line for line in lines if line), properties)


def _left_out(hidden: Iterable[CiResult]) -> str:
    kinds = [_kind(item) for item in hidden]
    counts = "，".join(f"{kind} {kinds.count(kind)}" for kind in _ORDER if kind in kinds)
    return f"另有 {len(kinds)} 项没有标注（{counts}），全部见步骤摘要，或运行 yshj check、yshj lint"


def _command(kind: str, message: str, properties: dict[str, str]) -> str:
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{kind} {listed}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
