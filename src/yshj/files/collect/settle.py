"""What a form says, held against the ledger of its unit: new, there already, or refused."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from yshj.files.collect.evidence import Filed, Filing
from yshj.files.collect.refusals import Refusal
from yshj.files.collect.returned import Answered, Returned, Taking
from yshj.files.collect.sources import Source
from yshj.files.collect.terms import Terms
from yshj.files.edit.ledger import entries_change
from yshj.files.quoting import quoted
from yshj.judging.known import Known
from yshj.model.report import Entry

_ORDER = (
    "progress", "owner", "note", "next", "delivered", "measures",
    "held", "evidence", "blocked", "reached", "ask",
)  # fmt: skip
"""The keys of an entry as a ledger writes them."""
_BESIDE = frozenset({"delivered", "evidence", "reached"})
"""What two entries of one day may both say."""


class Settling:
    """Decides what becomes of each row."""

    def __init__(self, terms: Terms, known: Known) -> None:
        self._terms, self._known = terms, known
        self._books, self._day = terms.judged.books, terms.judged.as_of
        self._filing = Filing(terms.reports)
        self._dues = {
            (task.id, lead.unit): lead.effective_due for task in terms.judged.tasks for lead in task.leads
        }
        self._reports: dict[str, str] = {}
        self._last: dict[str, Entry] = {}
        self._taken: dict[tuple[str, str], set[date]] = defaultdict(set)
        for (unit, _), entries in self._books.ledgers.items():
            for entry in entries:
                self._taken[unit, _digest(entry)].add(entry.date)
                self._last[unit] = max(self._last.get(unit, entry), entry, key=lambda one: one.date)

    def taken_on(self, unit: str, source: Source) -> set[date]:
        """The days for which earlier runs have taken that file."""
        return self._taken[unit, source.digest]

    def settle(self, one: Returned) -> None:
        """Adds what is taken of a form, and what is refused, row by row."""
        one.refusals += self._wrong_days(one)
        refused = {(refusal.unit, refusal.task) for refusal in one.refusals}
        for (unit, task), answered in one.answered.items():
            said = self._worth_saying(unit, answered)
            if (unit, task) in refused:
                continue
            if not said:
                why = "只填了“无”一类，不算填报；没有进展的要写明原因"
                one.notes += [] if self.taken_on(unit, one.source) else [f"{answered.row.place}：{why}"]
                continue
            try:
                taking = self._taking(one, unit, answered, said)
            except Refusal as refusal:
                one.refusals.append(refusal)
            else:
                one.taken += [taking] if taking else []
                one.known += taking is None
        one.notes += self._doubts(one) if one.taken else ()

    def _taking(self, one: Returned, unit: str, answered: Answered, said: dict[str, Any]) -> Taking | None:
        """The entry that a row makes, None where it is there; raises Refusal."""
        task, row = answered.task.id, answered.row
        ledger = self._books.ledgers.get((unit, task), ())
        days = self.taken_on(unit, one.source)
        made = next((entry for entry in ledger if _digest(entry) == one.source.digest), None)
        if made is not None:
            late = self._filed(one, unit, said, made.at.file)
            one.copies |= late.copies if set(late.names) <= {*made.evidence} else {}
            return None
        if days and self._day not in days:
            if _is_said([entry for entry in ledger if entry.date in days], said, but="evidence"):
                return None
            when = "、".join(map(str, sorted(days)))
            why = f"这张表已按 {when} 收过，这一行不是那天所收的；请移走这张表，或用那天的 --date"
            raise Refusal(row.place, why, unit, task)
        before = tuple(entry for entry in ledger if entry.date == self._day and entry.via)
        by_hand = [entry for entry in ledger if entry.date == self._day and not entry.via]
        report = before[-1].at.file if before else self._report_of(unit)
        filed = self._filed(one, unit, said, report)
        said |= {"evidence": filed.names} if filed.names else {}
        old = _content(before[-1]) if before else {}
        together = {**old, **said}  # a blank erases nothing
        said = {key: together[key] for key in _ORDER if key in together}
        if said == old or _is_said(by_hand, said):
            one.copies |= filed.copies
            return None
        self._refuse_clash(unit, answered, said, by_hand)
        if before and not self._terms.replace:
            why = f"当日已收过不同的内容（{_difference(old, said)}）；改用这张表的，请加 --replace"
            raise Refusal(row.place, why, unit, task)
        one.notes += filed.notes
        one.copies |= filed.copies
        item = {"date": self._day, "task": task, **said, "via": one.source.via}
        return Taking(unit, task, item, before, report)

    def _filed(self, one: Returned, unit: str, said: Mapping[str, Any], report: str) -> Filed:
        """What becomes of the evidence that a row names, some of it sent after the form."""
        path = self._terms.workspace.root / report
        return self._filing.filed(said.get("evidence", []), one.source, unit, path)

    def _report_of(self, unit: str) -> str:
        """The file to which new entries of the unit go."""
        if unit not in self._reports:
            change = entries_change(self._books, self._terms.workspace, self._terms.reports, unit, [])
            self._reports[unit] = change.name
        return self._reports[unit]

    def _refuse_clash(
        self, unit: str, answered: Answered, said: Mapping[str, Any], by_hand: Sequence[Entry]
    ) -> None:
        """Raises Refusal for an entry that contradicts another, or an extension that would move nothing."""
        task, row, until = answered.task.id, answered.row, answered.said.get("ask")
        due = self._dues.get((task, self._known.name_of(unit)))
        for day, what in ((self._day, "填报日"), (due, "现在的时限")):
            if until and day and until <= day:
                why = f"申请延期至 {until}，不晚于{what} {day}；多半是年份写错，不申请的请留空"
                raise Refusal(row.at("ask"), why, unit, task)
        clash = next((entry for entry in by_hand if _contradicts(_content(entry), said)), None)
        if clash is not None:
            why = f"{clash.at.place()} 已有当日不同的一条，不是从表里收来的；请先核对那一条"
            raise Refusal(row.place, why, unit, task)

    def _worth_saying(self, unit: str, answered: Answered) -> dict[str, Any]:
        """What the entry says, in its order; 「无」 says nothing but where it lifts a block."""
        said = {key: answered.said[key] for key in _ORDER if key in answered.said}
        if said.get("blocked", "") is None:
            ledger = self._books.ledgers.get((unit, answered.task.id), ())
            spoken = [entry for entry in ledger if entry.date <= self._day and entry.speaks_of_block]
            if not spoken or spoken[-1].blocked is None:
                del said["blocked"]
        return said

    def _wrong_days(self, one: Returned) -> Iterator[Refusal]:
        """Why nothing of the form can be written for the day."""
        day, issued = self._day, self._books.plan.issued
        for unit in sorted({unit for unit, _ in one.answered}):
            last = self._last.get(unit)
            if unit in self._books.unread_units and not self._is_first:
                why = f"{unit} 已有的填报没有全部读入，不知道收过什么；请先改正（yshj lint）"
                yield Refusal("", why, whole=True)
            elif last and last.date > day and not self.taken_on(unit, one.source):
                why = f"--date {day} 早于 {unit} 最近的填报 {last.date}（{last.at.place()}）；"
                yield Refusal("", f"{why}台账只增不补，请写这次收表的日期", whole=True)
        if (one.answered or one.decided) and not issued <= day <= self._terms.today:
            why = f"--date {day} 应在印发日 {issued} 和今天 {self._terms.today} 之间"
            yield Refusal("", why, whole=True)

    def _doubts(self, one: Returned) -> Iterator[str]:
        """What may be another form than the one that is meant: last month's, another unit's."""
        named = self._books.names.unit(one.source.path.stem)
        for unit in sorted({unit for unit, _ in one.answered}):
            last = self._last.get(unit)
            if self.taken_on(unit, one.source):
                continue
            if one.sent > self._day.isoformat():
                yield f"这张表是 {one.sent} 发的，晚于 --date {self._day}；请核对日期"
            elif one.sent and last and last.date.isoformat() > one.sent:
                yield f"这张表是 {one.sent} 发的，{unit} 此后在 {last.date} 填报过；请核对是不是旧表"
            if named and named != unit and len(one.units) == 1:
                yield f"文件名是{quoted(named)}，表上是{quoted(unit)}；请核对"

    @property
    def _is_first(self) -> bool:
        """Whether nobody has reported anything yet: the empty folder is all that could not be read."""
        folder = self._terms.workspace.name_of(self._terms.reports)
        return {problem.place.file for problem in self._terms.judged.header.problems} == {folder}


def _digest(entry: Entry) -> str:
    return (entry.via or "").rpartition("@")[2]


def _content(entry: Entry) -> dict[str, Any]:
    """What an entry says, as a form would."""
    said = {key: getattr(entry, key) for key in _ORDER if key in entry.at.written}
    return {key: list(value) if isinstance(value, tuple) else value for key, value in said.items()}


def _is_said(entries: Sequence[Entry], said: Mapping[str, Any], but: str = "") -> bool:
    """Whether one of the entries says all that, `but` for one key."""
    news = {key: value for key, value in said.items() if key != but}
    return any(news.items() <= _content(entry).items() for entry in entries)


def _contradicts(written: Mapping[str, Any], said: Mapping[str, Any]) -> bool:
    """Whether one of them would have to be wrong, or something would count twice."""
    return any(key == "held" or written[key] != said[key] for key in written.keys() & said.keys() - _BESIDE)


def _difference(before: Mapping[str, Any], said: Mapping[str, Any]) -> str:
    changed = [key for key in _ORDER if before.get(key) != said.get(key)]
    return "，".join(f"{key} {before.get(key, '—')} → {said.get(key, '—')}" for key in changed)
