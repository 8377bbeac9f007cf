"""The figures of a finding as values."""

from datetime import date
from typing import NamedTuple


class Figures(NamedTuple):
    """The figures of a finding as values, for whoever has no room for its text; None where it has none."""

    days: int | None = None
    """Calendar days: late, silent, left …"""
    points: int | None = None
    """Percent points."""
    day: date | None = None
    number: int | None = None
    of: int | None = None
    note: str = ""
    """Words of its own: what blocks, which level is proposed, what was measured against what."""


NO_FIGURES = Figures()
