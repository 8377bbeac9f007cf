"""Plain data → one record, judged by pydantic; the only module that imports it.

pydantic takes as long to import as half of a run, so this module is imported only for a file that no earlier
run has read.
"""

import sys
from collections.abc import Callable
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails


def _imported_when_used(name: str) -> None:
    """Puts in the place of a module one that imports it as soon as anything in it is asked for."""

    def found(attribute: str) -> Any:
        if sys.modules.get(name) is stand_in:
            del sys.modules[name]
        return getattr(import_module(name), attribute)

    stand_in: Any = ModuleType(name)
    stand_in.__getattr__ = found
    sys.modules.setdefault(name, stand_in)


_imported_when_used("secrets")  # pydantic has passwords in mind: for them it imports OpenSSL

# pydantic's search for plugins imports a reader of mail and OpenSSL, a tenth of a first run, even where it is
# told not to search; a plugin could change what is judged, so there are none
_no_plugins: Any = ModuleType("pydantic.plugin._loader")
_no_plugins.get_plugins = tuple
sys.modules.setdefault(_no_plugins.__name__, _no_plugins)


@cache
def adapter_of(kind: Any) -> TypeAdapter[Any]:
    """What judges data of that kind of record, and knows its schema."""
    return TypeAdapter(kind)


def judge_of(kind: Any) -> Callable[[object], tuple[Any, list[ErrorDetails]]]:
    """What makes of data the record that they are, or tells all that is wrong with them."""
    validated = adapter_of(kind).validator.validate_python

    def judged(data: object) -> tuple[Any, list[ErrorDetails]]:
        try:
            return validated(data), []
        except ValidationError as error:
            details = error.errors(include_url=False)
        for detail in details:
            raised = detail.get("ctx", {}).get("error")
            if raised is not None:
                raised.with_traceback(None)  # its frames hold the whole file, as long as anybody holds it
        return None, details

    return judged
