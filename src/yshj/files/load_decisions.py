"""The decisions file → rulings with their names resolved."""

import os
from collections.abc import Sequence
from pathlib import Path

from yshj.files.document import Document
from yshj.files.reading import Reading, chosen_path, read_document, read_within
from yshj.files.resolve import Resolver, assigned_ever
from yshj.files.shape import shape
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
        _refuse_misnamed(reading, path)
        return []
    reading.found += exists
    name = workspace.name_of(path)
    document = read_document(path, name) if given is not None else read_within(workspace, path)
    if not isinstance(document, Document):
        reading.refuse_existing(path, document)
        reading.everybody_unread = True
        return []
    shaped = shape(document, Decisions, {"decisions": Decision})
    if shaped.problems:
        reading.everybody_unread = True
    if shaped.record is None:
        reading.refuse(shaped.problems)
        return []
    reading.sample = reading.sample or shaped.record.sample
    reading.problems += shaped.problems
    return _rulings(reading, shaped.record.decisions, document, resolver) if resolver else []


def _refuse_misnamed(reading: Reading, path: Path) -> None:
    """Decisions under a name that is not looked for would otherwise be left out without a word."""
    other = misnamed(reading.workspace, path.parent, f"{path.stem}.")
    if other:
        reading.found += 1
        text = f"决定文件应名为 {path.name}；这个文件没有读取，请改名"
        reading.refuse([Problem(Place(other, 1, 1), "F01", text)])
        reading.everybody_unread = True


def _rulings(
    reading: Reading, decisions: Sequence[Decision], document: Document, resolver: Resolver
) -> list[Ruling]:
    assigned = assigned_ever(decisions, resolver.names)
    rulings = []
    for order, decision in enumerate(decisions):
        ruling = resolver.ruling(decision, order, document, assigned)
        if isinstance(ruling, Ruling):
            rulings.append(ruling)
        else:
            reading.problems += ruling
            unit = resolver.names.unit(decision.unit) if decision.unit else None
            reading.mark_unread(unit)
    return rulings
