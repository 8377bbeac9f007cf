"""What each kind of value can be, by the metavar that options and arguments show in the help."""

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any

from yshj.model.finding import Severity
from yshj.model.selection import Role, Sort
from yshj.model.standing import State

Row = tuple[str, str]
"""A value and what it means."""
Offer = Callable[[Any, str], Iterable[Row]]


def _units(context: Any, typed: str) -> list[Row]:
    """Full names; other names only where no full name begins as typed."""
    plan = _plan(context)
    full = [(str(unit["name"]), str(unit.get("kind", ""))) for unit in _records(plan, "units")]
    full += [(str(group["name"]), "集合单位") for group in _records(plan, "groups")]
    if any(name.startswith(typed) for name, _ in full):
        return full
    return [
        (str(alias), str(unit["name"]))
        for unit in _records(plan, "units")
        for alias in unit.get("aliases") or ()
    ]


def _tasks(context: Any, typed: str) -> list[Row]:
    return [(str(task["id"]), str(task.get("title", ""))) for task in _records(_plan(context), "tasks")]


def _sections(context: Any, typed: str) -> list[Row]:
    titles = _plan(context).get("sections") or {}
    return [(key, str(title)) for key, title in titles.items() if key[:1].isdigit()]


def _leaders(context: Any, typed: str) -> list[Row]:
    tasks = _records(_plan(context), "tasks")
    return [*dict.fromkeys((str(task["leader"]), "") for task in tasks if "leader" in task)]


def _labelled(kinds: Iterable[Any]) -> Offer:
    """What is known by an English word, and what it is called."""
    return lambda context, typed: [(kind.value, kind.label) for kind in kinds]


def _records(plan: dict[str, Any], key: str) -> list[dict[str, Any]]:
    name = "id" if key == "tasks" else "name"
    return [record for record in plan.get(key) or () if isinstance(record, dict) and name in record]


def _plan(context: Any) -> dict[str, Any]:
    """The plan's data as written, without judging it; empty where there is none to be read."""
    from pathlib import Path

    from yshj.files.find.workspace import find_plan, find_workspace
    from yshj.files.load.books import load_config
    from yshj.files.load.file import chosen_path, read_document
    from yshj.files.load.reading import Reading
    from yshj.files.yaml.document import Document

    typed = {**(context.parent.params if context.parent else {})}
    typed |= {key: value for key, value in context.params.items() if value is not None}
    workspace = find_workspace(Path(typed.get("directory") or "."))
    config = load_config(Reading(workspace))
    path = chosen_path(workspace, typed.get("plan"), config.plan) or find_plan(workspace)
    document = read_document(path, "") if isinstance(path, Path) else None
    return document.data if isinstance(document, Document) else {}


def _states(context: Any, typed: str) -> list[Row]:
    if typed and not typed.isascii():
        return [(state.label, state.value) for state in State]
    return [(state.value, state.label) for state in State]


def _codes(context: Any, typed: str) -> list[Row]:
    from yshj.judging.rules import RULES
    from yshj.judging.views.problem_codes import PROBLEMS

    return [(rule.code, rule.title) for rule in RULES] + [(c, p.title) for c, p in PROBLEMS.items()]


def _gate(context: Any, typed: str) -> list[Row]:
    """Conditions may be joined by commas; the last one is being typed."""
    from yshj.judging.gate import check_codes, lint_codes
    from yshj.judging.rules import RULES

    done, comma, _ = typed.rpartition(",")
    files_alone = context.command.name == "lint"
    codes = lint_codes(of_units=True) if files_alone else check_codes()
    words = [] if files_alone else _states(context, "")
    words += _labelled(Severity)(context, "")
    words += [(rule.code, rule.title) for rule in RULES if rule.code in codes]
    return [(f"{done}{comma}{word}", meaning) for word, meaning in words]


def _formats(context: Any, typed: str) -> list[Row]:
    from yshj.output.formats import FORMATS

    return [(form.name, form.title) for form in FORMATS.values()]


def _reports(context: Any, typed: str) -> list[Row]:
    return [(f"{name}=", title) for name, title in _formats(context, typed) if name != "none"]


def _choices_of(command: str, name: str) -> Offer:
    """What a command takes by its own table."""

    def offer(context: Any, typed: str) -> Iterable[Row]:
        table: dict[str, str] = getattr(import_module(f"yshj.cli.commands.{command}"), name)
        return table.items()

    return offer


VALUES: dict[str, Offer] = {
    "单位": _units,
    "编号": _tasks,
    "章节": _sections,
    "责任领导": _leaders,
    "级别": _labelled(Severity),
    "状态": _states,
    "代码": _codes,
    "条件": _gate,
    "格式": _formats,
    "格式=文件": _reports,
    "角色": _labelled(Role),
    "次序": _labelled(Sort),
    "形式": _choices_of("publish", "KINDS"),
    "种类": _choices_of("report", "KINDS"),
    "决定": _choices_of("decide", "LABELS"),
    "平台": _choices_of("init", "PLATFORMS"),
    "名称": _choices_of("schema", "SCHEMAS"),
    "SHELL": _choices_of("completion", "SHELLS"),
}
