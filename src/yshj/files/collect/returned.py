"""One file that came back, and what becomes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from yshj.files.collect.refusals import Refusal
from yshj.files.collect.sources import Source
from yshj.files.collect.table import Row
from yshj.model.plan import Task
from yshj.model.report import Entry


class Answered(NamedTuple):
    """What one unit says of one task, as the keys of an entry."""

    task: Task
    row: Row
    """The first that says anything."""
    said: dict[str, Any]


class Taking(NamedTuple):
    """An entry that a form makes; `before` are those that an earlier form made for the same day."""

    unit: str
    task: str
    item: Mapping[str, Any]
    before: tuple[Entry, ...]
    report: str
    """The file to which it goes, as messages call it."""


class Decided(NamedTuple):
    """One decision of the office's table."""

    task: Task
    item: Mapping[str, Any]


@dataclass
class Returned:
    """One file: first what is read in it, then what is taken."""

    source: Source
    sent: str = ""
    """The day for which the form was made; empty where it does not say so."""
    answered: dict[tuple[str, str], Answered] = field(default_factory=dict)
    """By unit and task."""
    decided: list[Decided] = field(default_factory=list)
    rows: list[tuple[str, str, Row]] = field(default_factory=list)
    """Every row with its unit and task, as far as they are known."""
    refusals: list[Refusal] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    taken: list[Taking] = field(default_factory=list)
    copies: dict[str, Path] = field(default_factory=dict)
    """Evidence: new file → the one that it is a copy of."""
    known: int = 0
    """How many of its entries and decisions an earlier run, or an equal form, has taken."""

    @property
    def units(self) -> set[str]:
        """Whose it is."""
        return {one.unit for one in self.refusals if one.unit} | {unit for unit, _ in self.answered}

    @property
    def is_blank(self) -> bool:
        """Whether nobody has filled in anything."""
        return not (self.answered or self.refusals or self.decided or self.known)

    @property
    def hard(self) -> list[Refusal]:
        """The refusals that are a mistake of the form."""
        return [one for one in self.refusals if not one.alone]

    @property
    def is_refused(self) -> bool:
        """Whether nothing of it can be taken."""
        return any(one.whole for one in self.refusals)
