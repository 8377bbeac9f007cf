"""The decisions file → rulings with their names resolved."""

import os

from yshj.files.reading import Reading, chosen_path, read_document
from yshj.files.resolve import Resolver, assigned_ever
from yshj.files.shape import shape
from yshj.files.yaml_text import Document
from yshj.model.books import Ruling
from yshj.model.decision import Decision, Decisions
from yshj.model.policy import Config


def load_decisions(
    reading: Reading, given: str | None, config: Config, resolver: Resolver | None
) -> list[Ruling]:
    """Every decision that could be read; problems and counts go to `reading`."""
    workspace = reading.workspace
    chosen = chosen_path(workspace, given, config.decisions)
    path = chosen or workspace.root / "data" / "decisions.yaml"
    exists = os.path.lexists(path)
    if not exists and chosen is None:
        return []
    reading.found += exists
    document = read_document(path, workspace.name_of(path))
    if not isinstance(document, Document):
        reading.refuse_existing(path, document)
        reading.everybody_unread = True
        return []
    shaped = shape(document, Decisions, {"decisions": Decision})
    if shaped.record is None:
        reading.refuse(shaped.problems)
        reading.everybody_unread = True
        return []
    reading.sample = reading.sample or shaped.record.sample
    reading.problems += shaped.problems
    if shaped.problems:
        reading.everybody_unread = True
    return _rulings(reading, shaped.record.decisions, document, resolver) if resolver else []


def _rulings(
    reading: Reading, decisions: list[Decision], document: Document, resolver: Resolver
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
