"""The base of all that people write: frozen, strict, and knowing where it stands in its file."""

from functools import reduce
from operator import or_
from types import NoneType
from typing import Annotated, Any, TypeVar, get_args

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    Strict,
    StringConstraints,
)
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import CoreSchema

from yshj.model.place import Place

AT = " at"
"""The key under which the reader of files hands a mapping its place; no file can contain it."""

Text = Annotated[str, StringConstraints(min_length=1, max_length=20_000)]
"""Words that must say something; a number here is a mistake, never converted."""


T = TypeVar("T")
Many = Annotated[tuple[T, ...], Strict(False)]
"""A list as files write it; a tuple once read, since what was written does not change."""


class NeverNull:
    """Marks an optional key that may be left out but not be written as null."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        written = (kind for kind in get_args(source) if kind is not NoneType)
        return handler.generate_schema(reduce(or_, written))


def _without_place(value: object) -> object:
    if isinstance(value, dict) and AT in value:
        return {key: item for key, item in value.items() if key != AT}
    return value


FreeKeys = BeforeValidator(_without_place)
"""Marks a mapping whose keys are names that people choose, so that it carries no place."""


class Record(BaseModel):
    """Something read from a file. Unknown keys are errors and nothing is converted silently."""

    model_config = ConfigDict(
        frozen=True,
        strict=True,
        extra="forbid",
        allow_inf_nan=False,
        defer_build=True,
        str_strip_whitespace=True,
    )

    at: SkipJsonSchema[str] = Field(default="1:1", alias=AT, repr=False)

    def place(self, file: str, key: str = "") -> Place:
        """Where this record, or its `key` if it wrote that one, stands in `file`."""
        first, *keys = self.at.split(" ")
        spot = next((known[len(key) + 1 :] for known in keys if known.startswith(f"{key}=")), first)
        line, column = spot.split(":")
        return Place(file, int(line), int(column))
