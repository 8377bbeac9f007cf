"""A broken file as a value: where, which kind, and in words what was expected."""

from dataclasses import dataclass
from typing import Literal

from yshj.model.place import Place

ProblemCode = Literal["F01", "F02", "F03", "F04", "F05"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something that could not be read or is wrong in a file."""

    place: Place
    code: ProblemCode
    text: str
