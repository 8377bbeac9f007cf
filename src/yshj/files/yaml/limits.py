"""What both readers of YAML agree on: how much is too much, and which keys know their places."""

import re
from collections.abc import Iterable

MAX_VALUES = 200_000
"""Lines and commas of one file."""
MAX_ITEMS = 5_000
"""Of a list or mapping, but for the lists of entries, decisions and tasks, which may be long."""
MAX_DEPTH = 24

_PLACED_KEY = re.compile(r"[a-z_]{1,20}")


def layout(column: int, keys: Iterable[tuple[str, int, int]]) -> str:
    """The layout of a `SourceMark` from the keys, each with its lines below the first and its column."""
    placed = (f"{key}={below}:{at}" for key, below, at in keys if _PLACED_KEY.fullmatch(key))
    return " ".join((str(column), *placed))
