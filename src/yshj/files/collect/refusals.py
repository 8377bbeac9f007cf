"""What is not taken, and where it stands."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Refusal(Exception):
    """One thing that is not taken; the message says why, in Chinese."""

    def __init__(
        self, at: str, why: str, unit: str = "", task: str = "", *, whole: bool = False, alone: bool = False
    ) -> None:
        super().__init__(why)
        self.at, self.unit, self.task = at, unit, task
        """「进展!G5」; empty where it is about no cell. Unit and task as far as they are known."""
        self.whole = whole
        """Whether nothing of the file can be taken."""
        self.alone = alone
        """Whether the rest of the file is taken nevertheless: nobody's mistake, the task has moved on."""


def checked(at: str, answer: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What `answer` makes of a cell; raises Refusal with its place where it makes nothing of it."""
    try:
        return answer(*args, **kwargs)
    except ValueError as reason:
        raise Refusal(at, str(reason)) from None
