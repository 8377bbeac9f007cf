"""Verdict → SARIF 2.1.0, for code scanning and editors."""

import json
from typing import Any
from urllib.parse import quote

from yshj import __version__
from yshj.judging.rules import RULES
from yshj.judging.views.problem_codes import PROBLEMS
from yshj.model.finding import Severity
from yshj.output.ci_results import CiResult, VerdictView, ci_results_of
from yshj.output.page import View
from yshj.output.render_options import RenderOptions
from yshj.output.verdict_words import facts, outcome

Json = dict[str, Any]

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_INDEX = {code: index for index, code in enumerate([*(rule.code for rule in RULES), *PROBLEMS])}


def render(view: View, options: RenderOptions) -> str | None:
    """The log as JSON; None for a view that is no verdict."""
    if not isinstance(view, VerdictView):
        return None
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(view, options)]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _run(view: VerdictView, options: RenderOptions) -> Json:
    stated = facts(view)
    return {
        "tool": {
            "driver": {"name": "yshj", "version": __version__, "language": "zh-CN", "rules": _rules()},
        },
        # one category a command: an upload replaces the earlier one of its own category only
        "automationDetails": {"id": f"yshj/{stated['command']}/"},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(view)],
        "properties": stated,
        "results": [_result(item) for item in ci_results_of(view, options.roots)],
    }


def _invocation(view: VerdictView) -> Json:
    """Successful means that everything was read: half a ledger must not look like a clean one."""
    return {
        "executionSuccessful": view.header.plan is not None and not view.header.problems,
        "properties": {"outcome": outcome(view)},
    }


def _rules() -> list[Json]:
    own = [_rule(rule.code, rule.title, _LEVELS[rule.severity], rule.text) for rule in RULES]
    return own + [_rule(code, page.title, "error", page.text) for code, page in PROBLEMS.items()]


def _rule(code: str, title: str, level: str, text: str) -> Json:
    paragraphs = text.split("\n\n")
    meaning = next((part for part in paragraphs if part.startswith("含义：")), title)
    return {
        "id": code,
        "name": title,
        "shortDescription": {"text": title},
        "fullDescription": {"text": meaning.removeprefix("含义：")},
        "help": {"text": text, "markdown": text},
        "defaultConfiguration": {"level": level},
    }


def _result(item: CiResult) -> Json:
    at = item.found.at
    region = {"startLine": at.line, "startColumn": at.column}
    subject = {key: value for key, value in (("task", item.found.task), ("unit", item.found.unit)) if value}
    result: Json = {
        "ruleId": item.found.code,
        "ruleIndex": _INDEX[item.found.code],
        "level": _LEVELS[item.found.severity],
        "message": {"text": f"{item.found.text}。{item.found.advice}".rstrip("。") + "。"},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(at.file), "region": region}}],
        # GitHub knows an alert again by the first name; without it, by the text of the line, so that two
        # leads late on one line of the plan would be one alert
        "partialFingerprints": {
            "primaryLocationLineHash": item.fingerprint,
            "yshjFinding/v1": item.fingerprint,
        },
        "properties": {**subject, "gates": item.fails, "incomplete": item.found.incomplete},
    }
    if item.excuse:
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": item.excuse}]
    return result


def _artifact(file: str) -> Json:
    if file.startswith("/"):
        return {"uri": f"file://{quote(file)}"}
    if file[1:3] == ":/":
        return {"uri": f"file:///{quote(file, safe='/:')}"}
    return {"uri": quote(file), "uriBaseId": "%SRCROOT%"}
