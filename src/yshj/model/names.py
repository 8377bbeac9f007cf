"""Names of units and groups: exact where files are read, helpful where people type."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from yshj.model.plan import Group, Plan

_BRACKETS = str.maketrans("（）", "()")


def fold(name: str) -> str:
    """`name` as it is compared: NFC, half-width brackets. Nothing else is forgiven."""
    return unicodedata.normalize("NFC", name).translate(_BRACKETS)


class Found(NamedTuple):
    """What a typed name means: unit names (of a group: its members), or none and the nearest."""

    units: tuple[str, ...]
    nearest: tuple[str, ...] = ()
    group: bool = False
    """Whether the name is that of a group."""


class Names:
    """All names of one plan."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._units: dict[str, str] = {}
        for unit in plan.units:
            for name in (*unit.aliases, unit.name):
                self._units[fold(name)] = unit.name
        self._groups = {fold(group.name): group for group in plan.groups}
        self._asked: dict[str, tuple[str | None, Group | None]] = {}

    def unit(self, text: str) -> str | None:
        """The full name of the unit that `text` names exactly, by full name or alias."""
        return self._meant(text)[0]

    def group(self, text: str) -> Group | None:
        """The group that `text` names exactly."""
        return self._meant(text)[1]

    def _meant(self, text: str) -> tuple[str | None, Group | None]:
        """The unit and the group of that name: the same few names are asked for again and again."""
        meant = self._asked.get(text)
        if meant is None:
            folded = fold(text)
            meant = self._asked[text] = (self._units.get(folded), self._groups.get(folded))
        return meant

    def body(self, text: str) -> str | None:
        """The full name of the unit or group that `text` names exactly."""
        unit = self.unit(text)
        if unit is not None:
            return unit
        group = self.group(text)
        return group.name if group else None

    def aliases(self, unit: str) -> tuple[str, ...]:
        """The other names that the plan has for the unit of that full name; none for a group."""
        return next((tuple(body.aliases) for body in self._plan.units if body.name == unit), ())

    @property
    def bodies(self) -> tuple[str, ...]:
        """Every unit and group by its full name, in the plan's order, units first."""
        units = (unit.name for unit in self._plan.units)
        return (*units, *(group.name for group in self._plan.groups))

    def nearest(self, text: str, *, groups: bool = True) -> tuple[str, ...]:
        """Up to three known names that look like `text`, best first: for messages only."""
        from difflib import get_close_matches

        known = {_loose(name): full for name, full in self._units.items()}
        if groups:
            known |= {_loose(name): group.name for name, group in self._groups.items()}
        close = get_close_matches(_loose(text), known, n=6, cutoff=0.5)
        return tuple(dict.fromkeys(known[name] for name in close))[:3]

    def find(self, typed: str) -> Found:
        """What a person means by `typed`: exact, without the city's name, or one fitting piece."""
        group = self.group(typed)
        if group:
            members = group.members if isinstance(group.members, tuple) else ()
            return Found(tuple(self.unit(name) or name for name in members) or (group.name,), group=True)
        exact = self.unit(typed)
        if exact:
            return Found((exact,))
        for fits in (self._same_without_city, self._containing):
            units = fits(fold(typed.strip()))
            if len(units) == 1:
                return Found(tuple(units))
            if units:
                return Found((), tuple(sorted(units))[:6])
        return Found((), self.nearest(typed))

    def _same_without_city(self, typed: str) -> set[str]:
        bare = self._without_city(typed)
        return {full for name, full in self._units.items() if self._without_city(name) == bare}

    def _containing(self, typed: str) -> set[str]:
        names = self._units.items()
        return {full for name, full in names if typed in name} if typed else set()

    def _without_city(self, name: str) -> str:
        return name.replace(self._city, "").removeprefix("市") if self._city else name.removeprefix("市")

    @cached_property
    def _city(self) -> str:
        found = re.match(r"[^市]+市", self._plan.plan.issuer or self._plan.plan.name)
        return found.group() if found else ""


def _loose(name: str) -> str:
    """NFKC, without spaces: good for suggestions, too forgiving for matching."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", name))


def listed(names: Iterable[str]) -> str:
    """Names joined for a sentence."""
    return "、".join(names)
