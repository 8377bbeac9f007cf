"""Everything that was read for one judgement, as one value: names resolved, problems apart."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from yshj.model.decision import Decision
from yshj.model.names import Names
from yshj.model.plan import Plan
from yshj.model.problem import Problem
from yshj.model.report import Entry


class ResolvedDecision(NamedTuple):
    """A decision with its names resolved, under the names that units have in the plan."""

    order: int
    decision: Decision
    target: str | None = None
    """The unit or group that it names; None for all leads of its day."""
    units: tuple[str, ...] = ()
    """Who is assigned, or takes over."""
    source: str | None = None
    """Who hands over."""
    reached: tuple[str, ...] = ()
    """The leads of its day that it reaches, an unopened group under its own name; of a waiver the units that
    it names."""

    @property
    def day(self) -> date:
        """The day the decision is dated."""
        return self.decision.date


class Rename(NamedTuple):
    """From `day` on, the body that the plan calls `unit` has the name `to`."""

    day: date
    unit: str
    to: str


class Inputs(NamedTuple):
    """What was found to read: found = read + refused; `entries` counts those of files read."""

    found: int
    read: int
    refused: int
    entries: int


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Books:
    """One plan, its ledgers and decisions. Lists are in the order of the files' paths.

    Books are the same only when they are the same object: comparing half a million entries is no use.
    """

    plan: Plan
    plan_file: str
    names: Names
    ledgers: Mapping[tuple[str, str], tuple[Entry, ...]]
    """(unit, task) → its entries by date; those of one day in file order."""
    decisions: Mapping[str, tuple[ResolvedDecision, ...]]
    """task → its decisions by date; those of one day in file order."""
    unread_units: frozenset[str]
    """Units with input that could not be read: their standings are incomplete."""
    worthless_evidence: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """(report file, evidence as written) → why it proves nothing."""
    evidence_digests: Mapping[str, str] = field(default_factory=dict)
    """Path → digest now, of all evidence that a close names by its digest; empty where the file is gone."""
    everywhere: tuple[ResolvedDecision, ...] = ()
    """The decisions that name no task, by date."""
    renames: tuple[Rename, ...] = ()
    """By date; those of one day in file order."""
    sample: bool = False

    @property
    def everybody_unread(self) -> bool:
        """Whether something was refused that could be of any unit."""
        return self.unread_units.issuperset(self.names.bodies)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Loaded:
    """What one run read: the books, unless the plan could not be read; and every problem."""

    books: Books | None
    inputs: Inputs
    problems: tuple[Problem, ...]
    sample: bool
