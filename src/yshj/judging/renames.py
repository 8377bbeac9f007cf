"""Under which name a unit stands on a day: the same body under a new name (judgement, point 26)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from yshj.model.books import Rename, ResolvedDecision


def shown_on(renames: Iterable[Rename], day: date) -> dict[str, str]:
    """Every name that a unit has had, or has, by `day` → the one it has then."""
    shown: dict[str, str] = {}
    for rename in renames:
        if rename.day <= day:
            now = shown.get(rename.unit, rename.unit)
            shown = {old: rename.to if name == now else name for old, name in shown.items()}
            shown[rename.unit] = shown[rename.to] = rename.to
    return shown


def name_on(renames: Sequence[Rename], unit: str, day: date) -> str:
    """The name that a body has on `day`, of which `unit` is the name on some day."""
    first = unit
    for rename in reversed(renames):
        first = rename.unit if rename.to == first else first
    return shown_on(renames, day).get(first, first)


def renamed(resolved: ResolvedDecision, shown: Mapping[str, str]) -> ResolvedDecision:
    """The decision with the names that units have by now."""
    return resolved._replace(
        target=shown.get(resolved.target, resolved.target) if resolved.target else None,
        source=shown.get(resolved.source, resolved.source) if resolved.source else None,
        units=tuple(shown.get(unit, unit) for unit in resolved.units),
        reached=tuple(shown.get(unit, unit) for unit in resolved.reached),
    )
