"""One document as it was read: plain data for judging its shape, and the places of everything in it."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from yshj.model.place import Place

if TYPE_CHECKING:
    from yshj.files.yaml.places import Places

Loc = Sequence[int | str]


class Document:
    """The data of one file; a good file is never asked for more than its records know of their places."""

    def __init__(self, file: str, data: dict[str, Any], text: str) -> None:
        self.file = file
        self.data = data
        self.text = text

    @cached_property
    def _places(self) -> "Places":
        from yshj.files.yaml.places import Places

        return Places(self.file, self.text)

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the file, without their ends."""
        return self.text.splitlines()

    def place(self, loc: Loc) -> Place:
        """Where the value at `loc` stands; of what is missing, where its mapping starts."""
        return self._places.place(loc)

    def key_place(self, loc: Loc) -> Place:
        """Where the key that `loc` ends with stands."""
        return self._places.key_place(loc)

    def source(self, loc: Loc) -> str | None:
        """The text of the scalar at `loc` as it is written; None for lists and mappings."""
        return self._places.source(loc)
