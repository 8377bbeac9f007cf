"""By what users choose what they see, and in which order."""

from enum import StrEnum


class Role(StrEnum):
    """How a unit stands in a task."""

    LEAD = "lead"
    SUPPORT = "support"

    @property
    def label(self) -> str:
        """The word that users read."""
        return {"lead": "牵头", "support": "配合"}[self]


class Sort(StrEnum):
    """The order of tasks."""

    URGENCY = "urgency"
    DUE = "due"
    ID = "id"

    @property
    def label(self) -> str:
        """The word that users read."""
        return {"urgency": "紧急程度", "due": "时限", "id": "编号"}[self]
