"""What a paper counted on its day, and what became of it since."""

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Any, NamedTuple, TypeVar

from yshj.judging.renames import name_on
from yshj.model.books import Books, ResolvedDecision
from yshj.model.issued import Issued, Printed, Stamp, Stamps
from yshj.model.record import Record, fields_of

EVERYWHERE = "全部任务"
"""Stands for the task of decisions that name none."""
_BODIES = frozenset(("unit", "from", "to", "units"))
"""The keys by which decisions name units."""
R = TypeVar("R")
Called = Callable[[str], str]


class Counted(NamedTuple):
    """Stamps of all that is dated on or before the day."""

    entries: Stamps
    decisions: Stamps


class Moved(NamedTuple):
    """One thing that is otherwise now: whose, on what, of which day."""

    who: str
    """The unit of an entry, the kind of a decision (`extend`)."""
    task: str
    day: date


class Since(NamedTuple):
    """What became of the things counted, in the order of their names."""

    late: tuple[Moved, ...]
    """Written since, though dated on or before the day (补报)."""
    altered: tuple[Moved, ...]
    deleted: tuple[Moved, ...]


class Seen(NamedTuple):
    """An issued paper and the books of today, units under the names by which the paper knew them."""

    issued: Issued
    books: Books
    called: Called

    @property
    def entries(self) -> Stamps:
        """Those that the paper counted."""
        return _nested(
            (self.called(unit), task, stamp)
            for unit, tasks in self.issued.entries.items()
            for task, stamps in tasks.items()
            for stamp in stamps
        )

    @property
    def strangers(self) -> list[str]:
        """The units of the paper that nothing of today knows: no plan, no alias, no rename."""
        return [name for name in names_in(self.issued) if self.books.names.body(name) is None]


def seen(issued: Issued, books: Books, papers: Collection[str]) -> Seen:
    """The books of today without what later `papers` of the same day wrote: that did not come since."""
    name_of = name_on(books, issued.as_of)
    as_known = {name_of(name): name for name in names_in(issued)}

    def called(name: str) -> str:
        return as_known.get(name_of(name), name_of(name))

    decisions = {
        task: tuple(one for one in made if not _papers_own(one, task, issued, papers, called))
        for task, made in books.decisions.items()
    }
    return Seen(issued, replace(books, decisions=decisions), called)


def names_in(issued: Issued) -> list[str]:
    """Every unit of which the paper counted or said anything."""
    return [*dict.fromkeys((*issued.entries, *(u for units in issued.leads.values() for u in units if u)))]


def counted(books: Books, as_of: date, called: Called, tasks: Collection[str]) -> Counted:
    """The stamps of every entry and decision that counts on that day, of those tasks and of no task."""
    about = {*tasks, EVERYWHERE}
    entries = (
        (called(unit), task, stamp(entry.date, entry))
        for (unit, task), own in books.ledgers.items()
        if task in about
        for entry in own
        if entry.date <= as_of
    )
    decisions = (
        (one.decision.kind, task, stamp(one.day, one.decision, called))
        for task, made in (*books.decisions.items(), (EVERYWHERE, books.everywhere))
        if task in about
        for one in made
        if one.day <= as_of
    )
    return Counted(_nested(entries), _nested(decisions))


def stamp(day: date, record: Record, called: Called = str) -> Stamp:
    """The day and a digest of what the record says, however it is written and its units are called."""
    written = {key: getattr(record, "from_" if key == "from" else key) for key in record.at.written}
    for key in _BODIES & written.keys():
        names = written[key]
        written[key] = called(names) if isinstance(names, str) else [called(name) for name in names]
    return Stamp(day, digest_of(written)[:8])


def digest_of(value: object) -> str:
    """Sixty-four hexadecimal digits of what `value` says, wherever and however it is written."""
    text = json.dumps(_said(value), ensure_ascii=False, sort_keys=True, default=str, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def _said(value: Any) -> Any:
    """`value` with records as what they say beyond the defaults, which another edition may have more of."""
    if isinstance(value, Record):
        fields = ((name, getattr(value, one.attribute), one) for name, one in fields_of(type(value)).items())
        return {name: _said(held) for name, held, one in fields if one.required or held != one.default}
    if isinstance(value, Mapping):
        return {str(key): _said(inner) for key, inner in value.items()}
    return [_said(inner) for inner in value] if isinstance(value, list | tuple) else value


def seal_of(issued: Issued) -> str:
    """The digest of all that the record of a paper says, but for this digest."""
    return digest_of(replace(issued, seal=""))


def since(seen: Seen) -> tuple[Since, Since]:
    """What became of the entries, and of the decisions, that the paper counted."""
    now = counted(seen.books, seen.issued.as_of, seen.called, seen.issued.tasks)
    return _since(seen.entries, now.entries), _since(seen.issued.decisions, now.decisions)


def as_counted(seen: Seen) -> Books:
    """The books as the paper counted them, as far as they are still there; other tasks as they are."""
    books, entries, as_of = seen.books, seen.entries, seen.issued.as_of
    tasks = {*seen.issued.tasks}
    ledgers, decisions = dict(books.ledgers), dict(books.decisions)
    for unit, task in books.ledgers:
        if task in tasks:
            stamps = entries.get(seen.called(unit), {}).get(task, ())
            own = _still(ledgers.pop((unit, task)), stamps, lambda one: stamp(one.date, one))
            ledgers |= {(unit, task): own} if own else {}
    for task in books.decisions.keys() & tasks:
        decisions[task] = _decided(books.decisions[task], seen, task)
    everywhere = _decided(books.everywhere, seen, EVERYWHERE)
    made = {(one.day, one.source, one.units) for one in everywhere}
    renames = tuple(one for one in books.renames if one.day > as_of or (one.day, one.unit, (one.to,)) in made)
    return replace(books, ledgers=ledgers, decisions=decisions, everywhere=everywhere, renames=renames)


def under_known_names(printed: Printed, called: Called) -> Printed:
    """The same with units under the names by which the paper knew them."""
    return {
        task: {called(unit) if unit else unit: said for unit, said in units.items()}
        for task, units in printed.items()
    }


def _papers_own(
    made: ResolvedDecision, task: str, issued: Issued, papers: Collection[str], called: Called
) -> bool:
    """Whether a paper of the same day wrote it that had not yet done so."""
    kind, number = made.decision.kind, made.decision.number
    if kind != "supervise" or number not in papers or made.day != issued.as_of:
        return False
    return stamp(made.day, made.decision, called) not in issued.decisions.get(kind, {}).get(task, ())


def _nested(stamped: Iterable[tuple[str, str, Stamp]]) -> Stamps:
    nested: dict[str, dict[str, tuple[Stamp, ...]]] = {}
    for who, task, one in stamped:
        tasks = nested.setdefault(who, {})
        tasks[task] = (*tasks.get(task, ()), one)
    return nested


def _since(then: Stamps, now: Stamps) -> Since:
    late: list[Moved] = []
    altered: list[Moved] = []
    deleted: list[Moved] = []
    for who in {**then, **now}:
        old_tasks, new_tasks = then.get(who, {}), now.get(who, {})
        for task in {**old_tasks, **new_tasks}:
            old, new = Counter(old_tasks.get(task, ())), Counter(new_tasks.get(task, ()))
            gone, come = _days(old - new), _days(new - old)
            altered += [Moved(who, task, day) for day in (gone & come).elements()]
            deleted += [Moved(who, task, day) for day in (gone - come).elements()]
            late += [Moved(who, task, day) for day in (come - gone).elements()]
    return Since(tuple(late), tuple(altered), tuple(deleted))


def _days(stamps: Counter[Stamp]) -> Counter[date]:
    """One of a day gone and one come means that it was altered."""
    return Counter(one.day for one in stamps.elements())


def _decided(made: Iterable[ResolvedDecision], seen: Seen, task: str) -> tuple[ResolvedDecision, ...]:
    stamps = [one for tasks in seen.issued.decisions.values() for one in tasks.get(task, ())]
    return _still(made, stamps, lambda one: stamp(one.day, one.decision, seen.called))


def _still(items: Iterable[R], stamps: Iterable[Stamp], stamp_of: Callable[[R], Stamp]) -> tuple[R, ...]:
    """Those that have one of the stamps, each stamp used once."""
    left = Counter(stamps)
    kept = []
    for item in items:
        one = stamp_of(item)
        if left[one] > 0:
            left[one] -= 1
            kept.append(item)
    return tuple(kept)
