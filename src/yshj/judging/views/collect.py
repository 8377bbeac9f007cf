"""What `collect` has to show before it writes."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from yshj.model.assessment import Header
from yshj.model.form import Meta


class Line(NamedTuple):
    """One entry or decision that is to be written."""

    task: str
    title: str
    act: str
    """新增 or 改为; of a decision its kind."""
    said: tuple[tuple[str, str], ...]
    """What it says: the title of the key, and the words."""


class Incoming(NamedTuple):
    """What one file brings for one unit, or decides."""

    unit: str
    form: str
    """The file that came back."""
    goes_to: str
    lines: tuple[Line, ...]


class CollectView(NamedTuple):
    """A round of forms, before it is written."""

    header: Header
    forms: int
    """How many files were looked at."""
    incoming: tuple[Incoming, ...]
    known: int
    """How many entries earlier runs have taken already."""
    refused: int
    """How many refusals there are."""
    blank: tuple[str, ...] = ()
    """The files in which nothing was filled in."""


class ReturnedView(NamedTuple):
    """The form that goes back to a unit: rows that were not taken, by the keys of their columns."""

    unit: str
    meta: Meta
    as_of: date
    progress: tuple[Mapping[str, str | float | date | None], ...]
    others: tuple[Mapping[str, str | float | date | None], ...]
