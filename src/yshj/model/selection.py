"""By what users choose what they see, and in which order."""

from collections.abc import Iterable
from typing import NamedTuple

from yshj.model.finding import Severity
from yshj.model.labelled import Labelled
from yshj.model.standing import State


class Role(Labelled):
    """How a unit stands in a task."""

    LEAD = "lead", "牵头"
    SUPPORT = "support", "配合"


class Sort(Labelled):
    """The order of tasks."""

    URGENCY = "urgency", "紧急程度"
    DUE = "due", "时限"
    ID = "id", "编号"


class Selection(NamedTuple):
    """What was asked for: whole tasks, by who stands there and how; of findings those of the units."""

    dept: str | None = None
    """What the user typed; `units` is what it means."""
    units: tuple[str, ...] = ()
    role: Role | None = None
    section: str | None = None
    state: State | None = None
    group: bool = False
    """Whether `dept` names a group, whatever the number of its members."""
    severities: tuple[Severity, ...] = ()
    """Which findings are listed; empty for all."""
    leader: str | None = None
    """Only the tasks of this leader above the units."""
    renamed: str | None = None
    """The name that `dept` means, where the unit of `units` has another on the day."""

    @property
    def unit(self) -> str | None:
        """The one unit asked about; None where nobody or a group was named."""
        return self.units[0] if len(self.units) == 1 and not self.group else None

    def concerns(self, unit: str | None) -> bool:
        """Whether what is found about `unit` was asked for."""
        return not self.units or unit in self.units


EVERYTHING = Selection()


def words_in(typed: Iterable[str]) -> list[str]:
    """The words of what may be repeated and joined by commas; "" for an item that is blank."""
    return [word.strip() for text in typed for word in text.replace("，", ",").split(",")]
