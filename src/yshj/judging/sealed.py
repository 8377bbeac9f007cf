"""What a paper counted on its day, and what the books say otherwise today."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256
from typing import Any, NamedTuple, TypeVar

from yshj.model.assessment import Assessment
from yshj.model.books import Books, ResolvedDecision
from yshj.model.decision import Decision
from yshj.model.issued import Issued, Stamps
from yshj.model.record import Record, fields_of

EVERYWHERE = "全部任务"
"""Stands for the task of decisions that name none."""
_NOBODY = "—"
R = TypeVar("R", bound=Record)


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


class Differing(NamedTuple):
    """A lead of which another figure would be told today; a dash for who was, or is, no lead."""

    task: str
    unit: str
    then: str
    now: str


class Since(NamedTuple):
    """What became of the things counted, in the order of their names."""

    late: tuple[Moved, ...]
    """Written since, though dated on or before the day (补报)."""
    altered: tuple[Moved, ...]
    deleted: tuple[Moved, ...]

    @property
    def nothing(self) -> bool:
        """Whether all stands as it did."""
        return not (self.late or self.altered or self.deleted)


def counted(books: Books, as_of: date) -> Counted:
    """The stamps of every entry and decision that counts on that day."""
    entries: Stamps = defaultdict(dict)
    for (unit, task), own in books.ledgers.items():
        stamps = tuple(stamp(entry.date, entry) for entry in own if entry.date <= as_of)
        if stamps:
            entries[unit][task] = stamps
    decisions: Stamps = defaultdict(dict)
    for task, made in (*books.decisions.items(), (EVERYWHERE, books.everywhere)):
        for one in (one for one in made if one.day <= as_of):
            tasks = decisions[one.decision.kind]
            tasks[task] = (*tasks.get(task, ()), stamp(one.day, one.decision))
    return Counted(dict(entries), dict(decisions))


def stamp(day: date, record: Record) -> str:
    """The day and eight digits of what the record says, however it is written: 「250930-1f3a9c2b」."""
    written = {key: value for key, value in said(record).items() if key in record.at.written}
    return f"{day:%y%m%d}-{digest_of(written)[:8]}"


def digest_of(value: object) -> str:
    """Sixty-four hexadecimal digits of what `value` says; where it stands in its file is no part of it."""
    return sha256(repr(said(value)).encode()).hexdigest()


def said(value: Any) -> Any:
    """`value` with records as what they say."""
    if isinstance(value, Record):
        return {name: said(getattr(value, one.attribute)) for name, one in fields_of(type(value)).items()}
    if isinstance(value, Mapping):
        return {key: said(inner) for key, inner in value.items()}
    return [said(inner) for inner in value] if isinstance(value, list | tuple) else value


def lead_figures(assessment: Assessment) -> dict[str, dict[str, str]]:
    """Task → unit → its state and progress, as the paper knew them; a task that nobody leads has its own."""
    return {
        task.id: {lead.unit: _figure(lead.state.label, lead.progress) for lead in task.leads}
        or {"": task.state.label}
        for task in assessment.tasks
    }


def differing(then: Mapping[str, Mapping[str, str]], now: Assessment) -> list[Differing]:
    """Every lead of which another figure would be told today."""
    today = lead_figures(now)
    found = []
    for task in {**then, **today}:
        old, new = then.get(task, {}), today.get(task, {})
        units = [unit for unit in {**old, **new} if old.get(unit) != new.get(unit)]
        found += [Differing(task, unit, old.get(unit, _NOBODY), new.get(unit, _NOBODY)) for unit in units]
    return found


def entries_since(issued: Issued, books: Books) -> Since:
    """What became of the entries that the paper counted."""
    return _since(issued.entries, counted(books, issued.as_of).entries)


def decisions_since(issued: Issued, books: Books) -> Since:
    """What became of the decisions that the paper counted; those that it wrote itself are none of them."""
    return _since(issued.decisions, counted(_without_own(issued, books), issued.as_of).decisions)


def as_counted(issued: Issued, books: Books) -> Books:
    """The books as the paper counted them, as far as they are still there."""
    ledgers = {
        (unit, task): tuple(_still([(entry.date, entry) for entry in own], issued.entries, unit, task))
        for (unit, task), own in books.ledgers.items()
    }
    return replace(
        books,
        ledgers={key: own for key, own in ledgers.items() if own},
        decisions={task: _decided(made, issued, task) for task, made in books.decisions.items()},
        everywhere=_decided(books.everywhere, issued, EVERYWHERE),
    )


def _without_own(issued: Issued, books: Books) -> Books:
    kept = {
        task: tuple(one for one in made if one.decision.number != issued.issue)
        for task, made in books.decisions.items()
    }
    return replace(books, decisions=kept)


def _figure(state: str, progress: int | None) -> str:
    return state if progress is None else f"{state} {progress}%"


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


def _days(stamps: Counter[str]) -> Counter[date]:
    """One of a day gone and one come means that it was altered."""
    return Counter(datetime.strptime(one[:6], "%y%m%d").date() for one in stamps.elements())


def _still(items: Iterable[tuple[date, R]], sealed: Stamps, who: str, task: str) -> Iterator[R]:
    left = Counter(sealed.get(who, {}).get(task, ()))
    for day, record in items:
        one = stamp(day, record)
        if left[one] > 0:
            left[one] -= 1
            yield record


def _decided(made: Sequence[ResolvedDecision], issued: Issued, task: str) -> tuple[ResolvedDecision, ...]:
    by_kind: dict[str, list[tuple[date, Decision]]] = defaultdict(list)
    for one in made:
        by_kind[one.decision.kind].append((one.day, one.decision))
    kept = {
        id(decision)
        for kind, decisions in by_kind.items()
        for decision in _still(decisions, issued.decisions, kind, task)
    }
    return tuple(one for one in made if id(one.decision) in kept)
