"""Words that have an order, and a Chinese word that users read."""

from enum import StrEnum
from typing import Self


class Labelled(StrEnum):
    """A choice: its word in commands and data, then its label; `rank` counts from 0 for the first."""

    label: str
    rank: int

    def __new__(cls, word: str, label: str = "") -> Self:
        """The next choice."""
        choice = str.__new__(cls, word)
        choice._value_ = word
        choice.label = label
        choice.rank = len(cls.__members__)
        return choice
