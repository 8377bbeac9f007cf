"""Findings: what a rule yields, and what the engine makes of it."""

from typing import NamedTuple

from yshj.model.figures import NO_FIGURES, Figures
from yshj.model.labelled import Labelled
from yshj.model.place import Place
from yshj.model.standing import State, Trait

Key = tuple[str, str, str, str]
"""Code, task, unit and the thing named: never figures or lines."""


class Severity(Labelled):
    """How bad a finding is, worst first."""

    ERROR = "error", "错误"
    WARNING = "warning", "警告"
    INFO = "info", "提示"


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
    """Set where the case decides; otherwise the rule's own severity holds. An info makes no state."""
    figures: Figures = NO_FIGURES


class Finding(NamedTuple):
    """A hit, signed by the engine: its code, what it does, whether a waiver covers it."""

    code: str
    severity: Severity
    task: str | None
    unit: str | None
    text: str
    advice: str
    at: Place
    about: str
    sets_state: State | None = None
    """The state that it puts the lead in, or the task where it is about no unit."""
    traits: frozenset[Trait] = frozenset()
    waived: bool = False
    excuse: str = ""
    """Why it is waived, in the words of the decision; empty where it is not."""
    incomplete: bool = False
    """Whether its unit has input that could not be read: nobody is accused on half a ledger."""
    figures: Figures = NO_FIGURES

    @property
    def key(self) -> Key:
        """What makes it the same finding another day; findings of one key share all that is decided."""
        return (self.code, self.task or "", self.unit or "", self.about)
