"""The forms of one round, held against the books: what is new, what is there already, what is refused."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from yshj.files.collect.evidence import Filing
from yshj.files.collect.form import Answered, Form, FormReader
from yshj.files.collect.identify import Identifier
from yshj.files.collect.office import Decided, OfficeReader, office_tables
from yshj.files.collect.refusals import Refusal
from yshj.files.collect.sources import Source
from yshj.files.collect.table import Table
from yshj.files.edit.ledger import entries_change
from yshj.files.find.workspace import Workspace
from yshj.files.quoting import quoted
from yshj.files.sheets.grid import Unreadable
from yshj.files.sheets.workbook import sheets_of
from yshj.judging.known import Known
from yshj.model.assessment import Assessment
from yshj.model.report import Entry

_ORDER = (
    "progress", "owner", "note", "next", "delivered", "measures",
    "held", "evidence", "blocked", "reached", "ask",
)  # fmt: skip
"""The keys of an entry as a ledger writes them."""
_BESIDE = frozenset({"delivered", "evidence", "reached"})
"""What two entries of one day may both say."""


class Taking(NamedTuple):
    """An entry that a form makes; `before` are those that an earlier form made for the same day."""

    unit: str
    task: str
    item: Mapping[str, Any]
    before: tuple[Entry, ...]
    report: str
    """The file to which it goes, as messages call it."""
    copies: Mapping[str, Path] = {}
    """Evidence: new file → the one that it is a copy of."""


@dataclass
class Returned:
    """One file, and what becomes of it."""

    source: Source
    form: Form
    taken: list[Taking] = field(default_factory=list)
    decided: list[Decided] = field(default_factory=list)
    known: int = 0
    """How many of its entries and decisions an earlier run has taken."""

    @property
    def units(self) -> set[str]:
        """Whose it is."""
        refused = {one.unit for one in self.form.refusals if one.unit}
        return refused | {unit for unit, _ in self.form.answered}

    @property
    def is_blank(self) -> bool:
        """Whether nobody has filled in anything."""
        return not (self.form.answered or self.form.refusals or self.decided or self.known)


class Terms(NamedTuple):
    """By what the forms of a round are read."""

    judged: Assessment
    today: date
    workspace: Workspace
    reports: Path
    decisions: Path
    dept: str | None
    headers: Mapping[str, str]
    replace: bool
    partial: bool


class Round:
    """All the forms of a round."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._books, self._day = terms.judged.books, terms.judged.as_of
        self._known = Known(self._books, self._day)
        self._filing = Filing(terms.reports)

    def collected(self, sources: Iterable[Source]) -> list[Returned]:
        """What becomes of each file: all of it, or nothing but its refusals."""
        returned = self._without_evidence([self._read(source) for source in sources])
        self._refuse_rivals(returned)
        for one in returned:
            if not any(refusal.whole for refusal in one.form.refusals):
                self._settle(one)
            hard = [refusal for refusal in one.form.refusals if not refusal.alone]
            if hard and (not self._terms.partial or any(refusal.whole for refusal in hard)):
                one.taken.clear()
                one.decided.clear()
        return returned

    def _read(self, source: Source) -> Returned:
        try:
            sheets = sheets_of(source.data, source.path.suffix.lower())
            identifier = Identifier(self._terms.judged, self._known, self._terms.dept, sheets)
            tables = office_tables(sheets)
            if tables:
                return self._read_office(source, identifier, tables)
            reader = FormReader(identifier, self._terms.headers, lambda name: source.beside(name) is not None)
            return Returned(source, reader.read(sheets))
        except Unreadable as reason:
            return Returned(source, Form(refusals=[Refusal(reason.at, str(reason), whole=True)]))

    def _read_office(self, source: Source, identifier: Identifier, tables: list[Table]) -> Returned:
        for table in tables:
            identifier.check(table)
        office = OfficeReader(self._terms.judged, self._terms.workspace, identifier)
        decided, refusals = office.read(tables)
        return Returned(source, Form({}, refusals, office.notes), [], decided, office.known)

    def _without_evidence(self, returned: list[Returned]) -> list[Returned]:
        """A table that a form names as its evidence is none of the forms."""
        proofs = {
            path
            for one in returned
            for answered in one.form.answered.values()
            for name in answered.said.get("evidence", ())
            if (path := one.source.beside(name)) is not None
        }
        return [one for one in returned if one.source.path not in proofs or one.form.answered]

    def _refuse_rivals(self, returned: list[Returned]) -> None:
        """Two forms of one unit that say different things: nobody can tell which one holds."""
        first: dict[str, Returned] = {}
        for one in returned:
            for unit in sorted(one.units):
                if self._taken_on(unit, one.source.digest):
                    continue  # an earlier run has taken it: it adds nothing
                other = first.setdefault(unit, one)
                if other is not one and _said_by(unit, one.form) != _said_by(unit, other.form):
                    for this, that in ((one, other), (other, one)):
                        why = f"{unit} 另有一张不同的表 {that.source.name}，两张都没有收；请只留一张"
                        this.form.refusals.append(Refusal("", why, whole=True))
                elif other is not one:
                    one.form.notes.append(f"与 {other.source.name} 相同，只收一张")
                    one.form.answered = {k: v for k, v in one.form.answered.items() if k[0] != unit}

    def _settle(self, one: Returned) -> None:
        self._refuse_days(one)
        refused = {(refusal.unit, refusal.task) for refusal in one.form.refusals}
        for (unit, task), answered in one.form.answered.items():
            said = self._worth_saying(answered)
            if not said or (unit, task) in refused:
                continue
            ledger = self._books.ledgers.get((unit, task), ())
            if any(_digest(entry) == one.source.digest for entry in ledger):
                one.known += 1
                continue
            days = self._taken_on(unit, one.source.digest)
            if days and self._day not in days:
                self._again(one, answered, said, [entry for entry in ledger if entry.date in days])
                continue
            self._take(one, answered, said, [entry for entry in ledger if entry.date == self._day])

    def _again(self, one: Returned, answered: Answered, said: dict[str, Any], then: list[Entry]) -> None:
        """A row of a form of another day that did not make its entry: known then, or of no day."""
        said.pop("evidence", None)
        if any(said.items() <= _content(entry).items() for entry in then):
            one.known += 1
            return
        days = "、".join(map(str, sorted(self._taken_on(answered.unit, one.source.digest))))
        why = f"这张表已按 {days} 收过，这一行不是那天所收的；请移走这张表，或用那天的 --date"
        one.form.refusals.append(Refusal(answered.at, why, answered.unit, answered.task.id))

    def _take(self, one: Returned, answered: Answered, said: dict[str, Any], today: list[Entry]) -> None:
        unit, task = answered.unit, answered.task.id
        before = tuple(entry for entry in today if entry.via)
        terms = self._terms
        change = entries_change(self._books, terms.workspace, terms.reports, unit, [])
        report = before[-1].at.file if before else change.name
        path = terms.workspace.root / report
        filed = self._filing.filed(said.get("evidence", []), one.source, unit, path)
        if filed.names:
            said["evidence"] = filed.names
        old = _content(before[-1]) if before else {}
        together = {**old, **said}  # a blank erases nothing
        said = {key: together[key] for key in _ORDER if key in together}
        if said == old:
            one.known += 1
            return
        by_hand = [entry for entry in today if not entry.via]
        if any(said.items() <= _content(entry).items() for entry in by_hand):
            one.known += 1
            return
        clash = next((entry for entry in by_hand if _contradicts(_content(entry), said)), None)
        if clash is not None:
            why = f"{clash.at.place()} 已有当日不同的一条，不是从表里收来的；请先核对那一条"
            one.form.refusals.append(Refusal(answered.at, why, unit, task))
        elif before and not self._terms.replace:
            why = f"当日已收过不同的内容（{_difference(old, said)}）；改用这张表的，请加 --replace"
            one.form.refusals.append(Refusal(answered.at, why, unit, task))
        else:
            item = {"date": self._day, "task": task, **said, "via": one.source.via}
            one.taken.append(Taking(unit, task, item, before, report, filed.copies))
            one.form.notes += [f"{unit} 的佐证{quoted(name)}没有随表送来，请补" for name in filed.missing]

    def _worth_saying(self, answered: Answered) -> dict[str, Any]:
        """What the entry says, in its order; 「无」 says nothing but where it lifts a block."""
        said = {key: answered.said[key] for key in _ORDER if key in answered.said}
        if said.get("blocked", "") is None:
            ledger = self._books.ledgers.get((answered.unit, answered.task.id), ())
            spoken = [entry for entry in ledger if entry.date <= self._day and entry.speaks_of_block]
            if not spoken or spoken[-1].blocked is None:
                del said["blocked"]
        return said

    def _refuse_days(self, one: Returned) -> None:
        day = self._day
        for unit in sorted({unit for unit, _ in one.form.answered}):
            last = max((own[-1] for own in self._own(unit)), key=lambda entry: entry.date, default=None)
            if unit in self._books.unread_units and not self._is_first:
                why = f"{unit} 已有的填报没有全部读入，不知道收过什么；请先改正（yshj lint）"
                one.form.refusals.append(Refusal("", why, whole=True))
            elif last and last.date > day and not self._taken_on(unit, one.source.digest):
                why = f"--date {day} 早于 {unit} 最近的填报 {last.date}（{last.at.place()}）；"
                why += "台账只增不补，请写这次收表的日期"
                one.form.refusals.append(Refusal("", why, whole=True))
        if (one.form.answered or one.decided) and not self._books.plan.issued <= day <= self._terms.today:
            why = f"--date {day} 应在印发日 {self._books.plan.issued} 和今天 {self._terms.today} 之间"
            one.form.refusals.append(Refusal("", why, whole=True))

    @property
    def _is_first(self) -> bool:
        """Whether nobody has reported anything yet: the empty folder is all that could not be read."""
        folder = self._terms.workspace.name_of(self._terms.reports)
        return {problem.place.file for problem in self._terms.judged.header.problems} == {folder}

    def _own(self, unit: str) -> list[tuple[Entry, ...]]:
        return [own for (who, _), own in self._books.ledgers.items() if who == unit and own]

    def _taken_on(self, unit: str, digest: str) -> set[date]:
        """The days for which earlier runs have taken that file."""
        return {entry.date for own in self._own(unit) for entry in own if _digest(entry) == digest}


def _said_by(unit: str, form: Form) -> Any:
    said = {task: one.said for (who, task), one in form.answered.items() if who == unit}
    return said, [(one.at, one.why) for one in form.refusals if one.unit == unit]


def _digest(entry: Entry) -> str:
    return (entry.via or "").rpartition("@")[2]


def _content(entry: Entry) -> dict[str, Any]:
    """What an entry says, as a form would."""
    said = {key: getattr(entry, key) for key in _ORDER if key in entry.at.written}
    return {key: list(value) if isinstance(value, tuple) else value for key, value in said.items()}


def _contradicts(written: Mapping[str, Any], said: Mapping[str, Any]) -> bool:
    """Whether one of them would have to be wrong, or something would count twice."""
    return any(key == "held" or written[key] != said[key] for key in written.keys() & said.keys() - _BESIDE)


def _difference(before: Mapping[str, Any], said: Mapping[str, Any]) -> str:
    changed = [key for key in _ORDER if before.get(key) != said.get(key)]
    return "，".join(f"{key} {before.get(key, '—')} → {said.get(key, '—')}" for key in changed)
