"""The forms of one round, held against the books: what is new, what is there already, what is refused."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from yshj.files.collect.form import FormReader
from yshj.files.collect.identify import Identifier
from yshj.files.collect.office import OfficeReader, office_tables
from yshj.files.collect.refusals import Refusal
from yshj.files.collect.returned import Returned
from yshj.files.collect.settle import Settling
from yshj.files.collect.sources import Source
from yshj.files.collect.table import Table
from yshj.files.collect.terms import Terms
from yshj.files.sheets.grid import Unreadable
from yshj.files.sheets.workbook import sheets_of
from yshj.judging.known import Known


class Round:
    """All the forms of a round."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._known = Known(terms.judged.books, terms.judged.as_of)
        self._settling = Settling(terms, self._known)

    @cached_property
    def _office(self) -> OfficeReader:
        return OfficeReader(self._terms.judged, self._terms.workspace)

    def collected(self, sources: Iterable[Source]) -> list[Returned]:
        """What becomes of each file: all of it, or nothing but its refusals."""
        returned = self._without_evidence([self._read(source) for source in sources])
        self._refuse_rivals(returned)
        for one in returned:
            if not one.is_refused:
                self._settling.settle(one)
            if one.is_refused or (one.hard and not self._terms.partial):
                one.taken.clear()
                one.decided.clear()
                one.copies.clear()
        return returned

    def _read(self, source: Source) -> Returned:
        returned = Returned(source)
        try:
            sheets = sheets_of(source.data, source.path.suffix.lower())
            who = Identifier(self._terms.judged, self._known, self._terms.dept, sheets)
            returned.sent = who.meta.as_of if who.meta else ""
            tables = office_tables(sheets, who.titles)
            reader = FormReader(who, self._terms.headers, returned)
            if tables:
                self._read_office(tables, who, returned, reader.filled(sheets))
            else:
                reader.read(sheets)
        except Unreadable as reason:
            return Returned(source, refusals=[Refusal(reason.at, str(reason), whole=True)])
        return returned

    def _read_office(
        self, tables: list[Table], who: Identifier, returned: Returned, filled: list[Table]
    ) -> None:
        decided = {table.sheet.name for table in tables}
        for table in tables:
            who.check(table)
        for form in filled:
            if form.sheet.name not in decided:
                raise Unreadable("决定和进展填在了一个文件里；请分成两个文件", form.sheet.name)
        self._office.read(tables, who, returned)

    def _without_evidence(self, returned: list[Returned]) -> list[Returned]:
        """A table that a form names as its evidence is none of the forms."""
        proofs = {
            path
            for one in returned
            for answered in one.answered.values()
            for name in answered.said.get("evidence", ())
            if (path := one.source.beside(name)) is not None
        }
        return [one for one in returned if one.source.path not in proofs or one.answered]

    def _refuse_rivals(self, returned: list[Returned]) -> None:
        """Two forms of one unit that say different things: nobody can tell which one holds."""
        first: dict[str, Returned] = {}
        for one in returned:
            for unit in sorted(one.units):
                if self._settling.taken_on(unit, one.source):
                    continue  # an earlier run has taken it: it adds nothing
                other = first.setdefault(unit, one)
                if other is not one and _said_by(unit, one) != _said_by(unit, other):
                    for this, that in ((one, other), (other, one)):
                        why = f"{unit} 另有一张不同的表 {that.source.name}，两张都没有收；请只留一张"
                        this.refusals.append(Refusal("", why, whole=True))
                elif other is not one:
                    one.notes.append(f"与 {other.source.name} 相同，只收一张")
                    same = [key for key in one.answered if key[0] == unit]
                    one.known += sum(bool(one.answered.pop(key).said) for key in same)


def _said_by(unit: str, form: Returned) -> Any:
    said = {task: one.said for (who, task), one in form.answered.items() if who == unit}
    return said, [(one.at, str(one)) for one in form.refusals if one.unit == unit]
