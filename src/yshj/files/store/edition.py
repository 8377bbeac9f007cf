"""Which program has parsed a file: what another one has made of the same bytes may be something else."""

import os
import sys
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec

import yshj
from yshj.files.read import content
from yshj.files.store.digest import digest_of

_READERS = ("model", "files/yaml", "files/validate", "files/resolve", "files/load", "files/store")
"""The packages that decide what becomes of a file."""


@cache
def edition() -> str:
    """A digest of the interpreter, of our own files by their content, and of the libraries installed."""
    package = os.path.dirname(yshj.__file__)
    modules = sorted(path for part in _READERS for path in _modules(os.path.join(package, part)))
    known = "\n".join((sys.version, *_libraries())).encode()
    return digest_of(b"\0".join((known, *map(content, modules))))


def _modules(folder: str) -> Iterator[str]:
    for base, _, names in os.walk(folder):
        yield from (os.path.join(base, name) for name in names if name.endswith(".py"))


def _libraries() -> Iterator[str]:
    """Name and version of all that is installed beside pydantic, without importing it."""
    pydantic = find_spec("pydantic")
    if pydantic is not None and pydantic.origin:
        installed = os.listdir(os.path.dirname(os.path.dirname(pydantic.origin)))
        yield from sorted(name for name in installed if name.endswith(".dist-info"))
