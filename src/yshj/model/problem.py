"""A broken file as a value: where, which kind, and in words what was expected."""

from typing import Literal, NamedTuple

from yshj.model.place import Place

ProblemCode = Literal["F01", "F02", "F03", "F04", "F05"]


class Problem(NamedTuple):
    """Something that could not be read or is wrong in a file; in order of place."""

    place: Place
    code: ProblemCode
    text: str
