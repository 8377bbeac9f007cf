"""Findings as people act on them: by unit and task, the advice by code, and what is left out by code."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from yshj.judging.views.short import in_short, short
from yshj.model.finding import Finding, Severity
from yshj.model.place import Place
from yshj.model.standing import Trait

_FAMILIES = "TOEDP"


class Item(NamedTuple):
    """A line of a unit: all that was found on one task, or the same small thing on several."""

    tasks: tuple[str, ...]
    severity: Severity
    """The worst of what was found, also of that for which there are no words."""
    words: tuple[str, ...]
    """In short; empty where a unit with unread input is not to be told that it did nothing."""
    at: Place | None
    """Where to look first, in a report where there is one; None for several tasks, or a mere reminder."""
    incomplete: bool = False
    """Whether the unit, or one that it took the task over from, has unread input."""


class UnitItems(NamedTuple):
    """A unit with its lines, worst first; `unit` is None for what is found about the tasks themselves."""

    unit: str | None
    counts: Mapping[Severity, int]
    file: str
    """The file in which most of its lines have their place; empty where only the plan tells."""
    items: tuple[Item, ...]


class CodeCount(NamedTuple):
    """A code in short, how often it was found, and what to do about it."""

    code: str
    name: str
    found: int
    advices: tuple[str, ...]


def by_unit(findings: Iterable[Finding], plan_file: str) -> tuple[UnitItems, ...]:
    """Who has to act first: units with something overdue, then unowned, then by how much was found."""
    of_units: dict[str | None, list[Finding]] = {}
    for finding in findings:
        of_units.setdefault(finding.unit, []).append(finding)
    units = sorted(of_units, key=lambda unit: _urgency(of_units[unit]))
    return tuple([_unit_items(unit, of_units[unit], plan_file) for unit in units])


def by_code(findings: Iterable[Finding]) -> tuple[CodeCount, ...]:
    """Every code that was found, in the order of the rules."""
    of_codes: dict[str, list[Finding]] = {}
    for finding in sorted(findings, key=lambda finding: finding.code):
        of_codes.setdefault(finding.code, []).append(finding)
    return tuple(
        CodeCount(code, short(code), len(own), tuple(dict.fromkeys(f.advice for f in own)))
        for code, own in sorted(of_codes.items(), key=lambda one: _FAMILIES.index(one[0][0]))
    )


def _urgency(findings: Sequence[Finding]) -> tuple[int, ...]:
    codes = {finding.code for finding in findings}
    counts = Counter(finding.severity for finding in findings)
    unowned = any(code[0] == "O" for code in codes - {"O04", "O05"})
    return ("T01" not in codes, not unowned, *(-counts[severity] for severity in Severity))


def _unit_items(unit: str | None, findings: Sequence[Finding], plan_file: str) -> UnitItems:
    of_tasks: dict[str, list[Finding]] = {}
    for finding in findings:
        of_tasks.setdefault(finding.task or "", []).append(finding)
    same: dict[tuple[str, ...], list[Item]] = {}
    for task, own in sorted(of_tasks.items(), key=lambda one: _urgency(one[1])):
        item = _item(task, own, plan_file)
        small = item.at is None or item.severity is Severity.INFO
        same.setdefault(item.words if small else item.tasks, []).append(item)
    items = sorted(map(_together, same.values()), key=lambda item: item.at is None)
    files = Counter(item.at.file for item in items if item.at and item.at.file != plan_file)
    file = files.most_common(1)[0][0] if files else ""
    return UnitItems(unit, Counter(finding.severity for finding in findings), file, tuple(items))


def _item(task: str, findings: Sequence[Finding], plan_file: str) -> Item:
    worst = min((finding.severity for finding in findings), key=lambda severity: severity.rank)
    words = in_short(findings, infos=True)
    places = [finding.at for finding in findings if Trait.REMINDER not in finding.traits]
    at = next((place for place in places if place.file != plan_file), places[0] if places else None)
    return Item((task,), worst, words, at, any(finding.incomplete for finding in findings))


def _together(items: Sequence[Item]) -> Item:
    if len(items) == 1:
        return items[0]
    return items[0]._replace(tasks=tuple(item.tasks[0] for item in items), at=None)
