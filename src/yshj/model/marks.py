"""What an annotation of a record can say beside the standard marks of `annotated_types`.

Each mark is what pydantic looks for in an annotation, an object with the hooks of its schemas, so that
nothing has to translate them; pydantic itself is not imported here.
"""

from collections.abc import Callable, Iterator
from functools import partial
from types import NoneType
from typing import Annotated, Any, Literal, NamedTuple, TypeVar, get_args, get_origin

AT = " at"
"""The key under which the reader of files hands a mapping its mark; no file can contain it."""

T = TypeVar("T")
Schema = dict[str, Any]
Handler = Callable[[Any], Schema]


class _Standard:
    """A mark of `annotated_types` by its name, made when pydantic asks: every run would import that library.

    To pydantic this is a group of marks, as that library defines such groups.
    """

    __is_annotated_types_grouped_metadata__ = True

    def __init__(self, name: str, *values: int, **bounds: int) -> None:
        self._name, self._values, self._bounds = name, values, bounds

    def __iter__(self) -> Iterator[Any]:
        import annotated_types

        return iter(getattr(annotated_types, self._name)(*self._values, **self._bounds))


Len = partial(_Standard, "Len")
Interval = partial(_Standard, "Interval")


class Doc(NamedTuple):
    """What people read of a key."""

    title: str
    description: str | None = None
    examples: tuple[object, ...] = ()
    source: str = ""
    """Where the default of a number comes from."""

    def __get_pydantic_json_schema__(self, core: Any, handler: Handler) -> Schema:
        """The key's schema, with these words."""
        words = {
            "title": self.title,
            "description": self.description,
            "examples": list(self.examples),
            "source": self.source,
        }
        return {**handler(core), **{key: word for key, word in words.items() if word}}


class Like(NamedTuple):
    """A text that the regular expression describes from end to end."""

    pattern: str

    def __get_pydantic_core_schema__(self, source: Any, handler: Handler) -> Schema:
        """A text of that pattern."""
        return {**handler(source), "pattern": f"^{self.pattern}$"}


class FromText(NamedTuple):
    """A value made of a text by `parse`, which raises ValueError with the Chinese reason why it is none."""

    parse: Callable[[str], object]
    pattern: str
    """For schemas: what such texts look like."""
    examples: tuple[str, ...]

    def __get_pydantic_core_schema__(self, source: Any, handler: Handler) -> Schema:
        """What `parse` makes of a text, whatever the annotated type."""
        return {"type": "function-plain", "function": {"type": "no-info", "function": self._parsed}}

    def __get_pydantic_json_schema__(self, core: Any, handler: Handler) -> Schema:
        """A text of that pattern."""
        return {"type": "string", "pattern": self.pattern, "examples": list(self.examples)}

    def _parsed(self, value: object) -> object:
        if isinstance(value, str):
            return self.parse(value)
        raise ValueError  # without a reason: what should stand there depends on the key


class FromList:
    """A tuple, which files write as a list."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Handler) -> Schema:
        """Strict would have nothing but a tuple."""
        return {**handler(source), "strict": False}


class NeverNull:
    """An optional key that may be left out but not be written as null."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Handler) -> Schema:
        """What may stand there beside null."""
        schema = handler(source)
        return schema["schema"] if schema["type"] == "nullable" else schema


class Shorthand(NamedTuple):
    """A record of which a bare text may stand for its `key`."""

    key: str

    def __get_pydantic_core_schema__(self, source: Any, handler: Handler) -> Schema:
        """The record, or a text that becomes it."""
        return _before(lambda value: {self.key: value} if isinstance(value, str) else value, handler(source))


class Bare:
    """A list of which a bare text may stand for a list of one."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Handler) -> Schema:
        """The list, or a text that becomes one."""
        return _before(lambda value: [value] if isinstance(value, str) else value, handler(source))

    def __get_pydantic_json_schema__(self, core: Any, handler: Handler) -> Schema:
        """Either of the two."""
        several = handler(core)
        return {"anyOf": [several["items"], several]}


class NumberAsText:
    """A text that a file may write as a whole number: `12` for "12"."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Handler) -> Schema:
        """The text, or a number that becomes one."""
        return _before(lambda value: str(value) if type(value) is int else value, handler(source))

    def __get_pydantic_json_schema__(self, core: Any, handler: Handler) -> Schema:
        """Either of the two."""
        return {**handler(core), "type": ["string", "integer"]}


class SaysSomething(NamedTuple):
    """A text that is no word for nothing: those are refused with the reason."""

    reason: str

    def __get_pydantic_core_schema__(self, source: Any, handler: Handler) -> Schema:
        """The text, unless it says that there is nothing to say."""
        after = {"type": "no-info", "function": self._checked}
        return {"type": "function-after", "function": after, "schema": handler(source)}

    def _checked(self, value: object) -> object:
        if value in ("无", "暂无", "没有", "/", "-"):
            raise ValueError(f"“{value}”不是内容；{self.reason}")
        return value


class ByShape:
    """One of several kinds, told apart by whether a text, a list or a mapping is written."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Schema:
        """Only the kind of that shape is judged, so that one mistake is told once."""
        choices = {
            _shape_of(kind): handler.generate_schema(kind)
            for kind in get_args(source)
            if kind is not NoneType
        }
        mapping = SHAPES[dict]

        def shape(value: object) -> str:
            found = SHAPES.get(type(value), mapping)
            return found if found in choices else mapping

        return {"type": "tagged-union", "discriminator": shape, "choices": choices}


SHAPES: dict[type, str] = {str: " text", list: " list", dict: " mapping"}
"""What pydantic adds to a place for each shape; no file can contain it."""


def _shape_of(kind: Any) -> str:
    origin = get_origin(get_args(kind)[0] if get_origin(kind) is Annotated else kind)
    return SHAPES[str if origin is Literal else list if origin is tuple else dict]


class FreeKeys:
    """A mapping whose keys are names that people choose: it keeps no place of its own."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Handler) -> Schema:
        """The mapping without the reader's key."""
        return _before(_without_place, handler(source))


class Unseen:
    """What the reader adds: taken as it is, and in no schema that people see."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Handler) -> Schema:
        """Anything."""
        return {"type": "any"}

    def __get_pydantic_json_schema__(self, core: Any, handler: Handler) -> Schema:
        """Nothing: raises what pydantic leaves a key out for."""
        from pydantic_core import PydanticOmit

        raise PydanticOmit


Many = Annotated[tuple[T, ...], FromList()]
"""A list as files write it; a tuple once read, since what was written does not change."""


def _before(function: Callable[[Any], Any], schema: Schema) -> Schema:
    """What `schema` takes, once `function` has changed it."""
    return {
        "type": "function-before",
        "function": {"type": "no-info", "function": function},
        "schema": schema,
    }


def _without_place(value: Any) -> Any:
    return {key: item for key, item in value.items() if key != AT} if isinstance(value, dict) else value
