"""Findings: what a rule yields, and what the engine makes of it."""

from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from yshj.model.place import Place


class Severity(StrEnum):
    """How bad a finding is, worst first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def label(self) -> str:
        """The word that users read."""
        return _LABELS[self]

    @cached_property
    def rank(self) -> int:
        """0 for the worst."""
        return _RANKS[self]


_LABELS = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}
_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


class Hit(NamedTuple):
    """What a rule saw. `about` names the thing meant, where one unit and task can have several."""

    at: Place
    text: str
    advice: str
    unit: str | None = None
    task: str | None = None
    """Set by rules about the whole plan; the engine knows it for all others."""
    about: str = ""
    severity: Severity | None = None
    """Set where the case decides; otherwise the rule's own severity holds."""


class Finding(NamedTuple):
    """A hit, signed by the engine: code, severity and whether a waiver covers it."""

    code: str
    severity: Severity
    task: str | None
    unit: str | None
    text: str
    advice: str
    at: Place
    about: str
    waived: bool
    excuse: str = ""
    """Why it is waived, in the words of the decision; empty where it is not."""
