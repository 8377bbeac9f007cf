"""The decisions file → decisions with their names resolved."""

import os
from collections.abc import Sequence
from pathlib import Path

from yshj.files.find.workspace import misnamed
from yshj.files.load.file import chosen_path, read_record
from yshj.files.load.reading import Reading
from yshj.files.resolve.decided import Decided, decided
from yshj.files.resolve.resolver import Resolver
from yshj.model.decision import Decision, Decisions
from yshj.model.place import Place
from yshj.model.policy import Config
from yshj.model.problem import Problem


def load_decisions(reading: Reading, given: str | None, config: Config, resolver: Resolver | None) -> Decided:
    """Every decision that could be read; problems and counts go to `reading`."""
    workspace = reading.workspace
    chosen = chosen_path(workspace, given, config.decisions)
    path = chosen or workspace.default_decisions
    reading.opened.add(os.path.abspath(path))
    exists = os.path.lexists(path) or os.path.abspath(path) in reading.instead
    if not exists and chosen is None:
        _refuse_misnamed(reading, path)
        return NONE
    reading.found += exists
    name = workspace.name_of(path)
    lists = {"decisions": Decision}
    validated = read_record(reading, path, name, Decisions, lists, given=given is not None)
    if validated.problems:
        reading.everybody_unread = True
    if validated.record is None:
        reading.refuse(validated.problems, found=exists)
        return NONE
    reading.sample = reading.sample or validated.record.sample
    reading.problems += validated.problems
    return _decided(reading, validated.record.decisions, resolver) if resolver else NONE


def _refuse_misnamed(reading: Reading, path: Path) -> None:
    """Decisions under a name that is not looked for would otherwise be left out without a word."""
    other = misnamed(reading.workspace, path.parent, f"{path.stem}.")
    if other:
        reading.found += 1
        text = f"决定文件应名为 {path.name}；这个文件没有读取，请改名"
        reading.refuse([Problem(Place(other, 1, 1), "F01", text)])
        reading.everybody_unread = True


def _decided(reading: Reading, decisions: Sequence[Decision], resolver: Resolver) -> Decided:
    result = decided(resolver, decisions)
    for decision, problems in result.refused:
        reading.problems += problems
        reading.mark_unread(resolver.names.unit(decision.unit) if decision.unit else None)
    return result


NONE = Decided({}, (), (), [])
