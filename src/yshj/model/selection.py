"""By what users choose what they see, and in which order."""

from yshj.model.labelled import Labelled


class Role(Labelled):
    """How a unit stands in a task."""

    LEAD = "lead", "牵头"
    SUPPORT = "support", "配合"


class Sort(Labelled):
    """The order of tasks."""

    URGENCY = "urgency", "紧急程度"
    DUE = "due", "时限"
    ID = "id", "编号"
