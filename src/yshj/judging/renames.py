"""Under which name a unit stands on a day: the same body under a new name (judgement, point 26)."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from yshj.model.books import Books, Rename, ResolvedDecision


def shown_on(renames: Iterable[Rename], day: date) -> dict[str, str]:
    """Every name that a unit has had, or has, by `day` → the one it has then."""
    shown: dict[str, str] = {}
    for rename in renames:
        if rename.day <= day:
            now = shown.get(rename.unit, rename.unit)
            shown = {old: rename.to if name == now else name for old, name in shown.items()}
            shown[rename.unit] = shown[rename.to] = rename.to
    return shown


def name_on(books: Books, day: date) -> Callable[[str], str]:
    """What gives the name on `day` of a unit that is written by any name that it has, had or will have."""
    shown, first = shown_on(books.renames, day), dict[str, str]()
    for rename in books.renames:
        first[rename.to] = first.get(rename.unit, rename.unit)

    def name_of(written: str) -> str:
        unit = books.names.unit(written) or written
        unit = first.get(unit, unit)
        return shown.get(unit, unit)

    return name_of


def renamed(resolved: ResolvedDecision, shown: Mapping[str, str]) -> ResolvedDecision:
    """The decision with the names that units have by now."""
    return resolved._replace(
        target=shown.get(resolved.target, resolved.target) if resolved.target else None,
        source=shown.get(resolved.source, resolved.source) if resolved.source else None,
        units=tuple(shown.get(unit, unit) for unit in resolved.units),
        reached=tuple(shown.get(unit, unit) for unit in resolved.reached),
    )
