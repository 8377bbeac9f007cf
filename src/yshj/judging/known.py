"""What is known of a book by the end of one day, under the names of that day."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from yshj.judging.ledger import Ledger, by_date, entries_until, ledger_of
from yshj.judging.renames import name_on, renamed, shown_on
from yshj.judging.roster import Roster, TaskRoster
from yshj.model.books import Books, ResolvedDecision
from yshj.model.place import Place
from yshj.model.plan import Task
from yshj.model.report import Entry


class Known:
    """Entries and decisions dated on or before a day: nothing else is ever looked at."""

    def __init__(self, books: Books, as_of: date) -> None:
        self.books, self.as_of = books, as_of
        self.shown = shown_on(books.renames, as_of)
        self.name_of = name_on(books, as_of)
        self._decisions = {
            task: decided for task, made in books.decisions.items() if (decided := self._decided(made))
        }
        self.everywhere = self._decided(books.everywhere)
        self.unread = frozenset(map(self.name_of, books.unread_units))
        self.roster = Roster(books.plan, books.names, self._decisions, self.everywhere, self.name)
        self.writers: dict[str, list[str]] = defaultdict(list)
        for unit, task_id in books.ledgers:
            self.writers[task_id].append(unit)

    def name(self, unit: str) -> str:
        """The name that a unit has on the day."""
        return self.shown.get(unit, unit)

    def decisions(self, task: Task) -> Sequence[ResolvedDecision]:
        """Those on the task, by date."""
        return self._decisions.get(task.id, ())

    def ledgers(self, task: Task, roster: TaskRoster) -> dict[str, Ledger]:
        """What each unit wrote on the task, that of a predecessor who goes on writing included."""
        ledgers = self.books.ledgers
        read = {unit: entries_until(ledgers[unit, task.id], self.as_of) for unit in self.writers[task.id]}
        if self.books.renames or roster.redirected:
            read = self._by_author(read, roster)
        return {unit: ledger_of(entries) for unit, entries in read.items() if entries}

    def _by_author(
        self, read: Mapping[str, tuple[Entry, ...]], roster: TaskRoster
    ) -> dict[str, tuple[Entry, ...]]:
        written: dict[str, list[Entry]] = defaultdict(list)
        parts: dict[str, set[str]] = defaultdict(set)
        for unit, entries in read.items():
            name = self.name_of(unit)  # reports may use an old name still, or a new one already
            for entry in entries:
                author = roster.author(name, entry.date)
                written[author].append(entry)
                parts[author].add(unit)
        return {
            unit: by_date(sorted(entries, key=_place) if len(parts[unit]) > 1 else entries)
            for unit, entries in written.items()
        }

    def _decided(self, made: Sequence[ResolvedDecision]) -> list[ResolvedDecision]:
        decided = [resolved for resolved in made if resolved.day <= self.as_of]
        return [renamed(resolved, self.shown) for resolved in decided] if self.shown else decided


def _place(entry: Entry) -> Place:
    return entry.at.place()
