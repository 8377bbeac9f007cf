"""What is not taken, and where it stands."""

from collections.abc import Callable
from typing import NamedTuple, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Refusal(NamedTuple):
    """One thing that is not taken, where it stands and why; in Chinese."""

    at: str
    """「进展!G5」; empty where it is about no cell."""
    why: str
    unit: str = ""
    task: str = ""
    whole: bool = False
    """Whether nothing of the file can be taken."""
    alone: bool = False
    """Whether the rest of the file is taken nevertheless: nobody's mistake, the task has moved on."""


class Refused(Exception):
    """A cell that is not taken; the message says why, in Chinese."""

    def __init__(self, at: str, why: str, unit: str = "", task: str = "", alone: bool = False) -> None:
        super().__init__(why)
        self.at, self.unit, self.task, self.alone = at, unit, task, alone


def refused(at: str, answer: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What `answer` makes of a cell; raises Refused with its place where it makes nothing of it."""
    try:
        return answer(*args, **kwargs)
    except ValueError as reason:
        raise Refused(at, str(reason)) from None
