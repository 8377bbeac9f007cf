"""Records → pydantic models: they judge what does not fit at first sight, and the schemas come from them.

pydantic takes as long to import as all the rest of a run on a city's books, so this module is imported only
where something has to be explained, or a schema is written.
"""

from collections.abc import Callable, Mapping
from functools import cache, partial, reduce
from operator import or_
from types import GenericAlias, NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    Strict,
    StringConstraints,
    WithJsonSchema,
    create_model,
    model_validator,
)
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError

from yshj.model.record import (
    AT,
    TOP,
    FreeKeys,
    Length,
    Like,
    NeverNull,
    Parsed,
    Shorthand,
    Within,
    fields_of,
    is_record,
)

_CONFIG = ConfigDict(strict=True, extra="forbid", allow_inf_nan=False, str_strip_whitespace=True)


@cache
def model_of(record: Any) -> type[BaseModel]:
    """The model that judges data of that kind: unknown keys are errors, nothing is converted silently."""
    keys: dict[str, Any] = {"at": (SkipJsonSchema[object], Field(default=TOP, alias=AT, repr=False))}
    for field in fields_of(record):
        words = Field(
            ... if field.required else field.default,
            title=field.says.title,
            description=field.says.description,
            examples=list(field.says.examples) or None,
            json_schema_extra={"source": field.says.source} if field.says.source else None,
        )
        keys[field.name] = (_translated(field.annotation), words)
    whole = {"whole": _whole(record)} if hasattr(record, "fault") else {}
    return create_model(record.__name__, __config__=_CONFIG, __validators__=whole, **keys)


def validated(record: Any, data: object) -> Any:
    """`data` as a record of that kind; raises ValidationError with all that is wrong with it."""
    return _record(record, model_of(record).model_validate(data))


def _record(record: type[Any], model: BaseModel) -> Any:
    return record(**{name: getattr(model, name) for name in type(model).model_fields})


def _whole(record: type[Any]) -> Any:
    def judge(model: BaseModel) -> BaseModel:
        fault = _record(record, model).fault()
        if fault:
            raise PydanticCustomError("whole", "{fault}", {"fault": fault})
        return model

    return model_validator(mode="after")(judge)


def _translated(annotation: Any) -> Any:
    """An annotation of a record as pydantic understands it."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _annotated(*arguments)
    if origin in (Union, UnionType):
        return reduce(or_, map(_translated, arguments))
    if origin is tuple:
        return Annotated[GenericAlias(tuple, (_translated(arguments[0]), ...)), Strict(False)]
    if origin is Mapping:
        return GenericAlias(dict, (str, _translated(arguments[1])))
    if is_record(annotation):
        return Annotated[model_of(annotation), AfterValidator(partial(_record, annotation))]
    return annotation


def _annotated(inner: Any, *marks: object) -> Any:
    if any(isinstance(mark, NeverNull) for mark in marks):
        inner = reduce(or_, (kind for kind in get_args(inner) if kind is not NoneType))
    known = [part for mark in marks if type(mark) in _MARKS for part in _MARKS[type(mark)](mark)]
    return Annotated[(_translated(inner), *known)] if known else _translated(inner)


def _parsed(mark: Parsed) -> tuple[object, ...]:
    def parse(value: object) -> object:
        if not isinstance(value, str):
            raise PydanticCustomError("day", "这里应为日期")
        try:
            return mark.parse(value)
        except ValueError as reason:
            raise PydanticCustomError("day", "{reason}", {"reason": str(reason)}) from None

    schema = {"type": "string", "pattern": mark.pattern, "examples": list(mark.examples)}
    return BeforeValidator(parse), WithJsonSchema(schema)


def _short(mark: Shorthand) -> tuple[object, ...]:
    return (BeforeValidator(lambda value: {mark.key: value} if isinstance(value, str) else value),)


def _without_spot(value: object) -> object:
    if isinstance(value, dict) and AT in value:
        return {key: item for key, item in value.items() if key != AT}
    return value


_MARKS: dict[type, Callable[[Any], tuple[object, ...]]] = {
    Length: lambda mark: (StringConstraints(min_length=mark.least, max_length=mark.most),),
    Like: lambda mark: (StringConstraints(pattern=f"^{mark.pattern}$"),),
    Within: lambda mark: (Field(ge=mark.least, le=mark.most),),
    Parsed: _parsed,
    Shorthand: _short,
    FreeKeys: lambda mark: (BeforeValidator(_without_spot),),
}
"""A record's mark → what says the same to pydantic."""
