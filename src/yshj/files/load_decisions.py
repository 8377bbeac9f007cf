"""The decisions file → rulings with their names resolved."""

import os
from collections.abc import Sequence
from pathlib import Path

from yshj.files.reader import chosen_path, leads_astray, read_shaped
from yshj.files.reading import Reading
from yshj.files.resolve import Resolver, assigned_ever
from yshj.files.workspace import misnamed
from yshj.model.books import Ruling
from yshj.model.decision import Decision, Decisions
from yshj.model.place import Place
from yshj.model.policy import Config
from yshj.model.problem import Problem


def load_decisions(
    reading: Reading, given: str | None, config: Config, resolver: Resolver | None
) -> list[Ruling]:
    """Every decision that could be read; problems and counts go to `reading`."""
    workspace = reading.workspace
    chosen = chosen_path(workspace, given, config.decisions)
    path = chosen or workspace.default_decisions
    exists = os.path.lexists(path)
    if not exists and chosen is None:
        reading.seen.files[os.path.abspath(path)] = ""
        _refuse_misnamed(reading, path)
        return []
    reading.found += exists
    name = workspace.name_of(path)
    astray = given is None and leads_astray(reading, path)
    shaped = astray or read_shaped(reading, path, name, Decisions, {"decisions": Decision})
    if isinstance(shaped, list):
        reading.refuse_existing(path, shaped)
        reading.everybody_unread = True
        return []
    if shaped.problems:
        reading.everybody_unread = True
    if shaped.record is None:
        reading.refuse(shaped.problems)
        return []
    reading.sample = reading.sample or shaped.record.sample
    reading.problems += shaped.problems
    return _rulings(reading, shaped.record.decisions, resolver) if resolver else []


def _refuse_misnamed(reading: Reading, path: Path) -> None:
    """Decisions under a name that is not looked for would otherwise be left out without a word."""
    other = misnamed(reading.workspace, path.parent, f"{path.stem}.")
    if other:
        reading.found += 1
        text = f"决定文件应名为 {path.name}；这个文件没有读取，请改名"
        reading.refuse([Problem(Place(other, 1, 1), "F01", text)])
        reading.everybody_unread = True


def _rulings(reading: Reading, decisions: Sequence[Decision], resolver: Resolver) -> list[Ruling]:
    assigned = assigned_ever(decisions, resolver.names)
    rulings = []
    for order, decision in enumerate(decisions):
        ruling = resolver.ruling(decision, order, assigned)
        if isinstance(ruling, Ruling):
            rulings.append(ruling)
        else:
            reading.problems += ruling
            unit = resolver.names.unit(decision.unit) if decision.unit else None
            reading.mark_unread(unit)
    return rulings
