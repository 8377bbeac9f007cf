"""补记的完成

含义：填报文件中，一条日期在时限之内的 progress: 100 写在该任务一条时限之后的进展的下面，像是事后补记。文件按从新到旧排列的（该任务有三条以上且全部如此），不作此判断。

依据：台账只增不改，按时间先后写。

如何消除：核对日期；确属当时完成而漏报的，请督查部门核实后销号。

不符合：

    as_of: 2025-11-10
    task: {due: 2025-10, lead: [甲局]}
    entries:
      甲局:
        - {date: 2025-11-05, progress: 90, owner: 张某}
        - {date: 2025-10-30, progress: 100}

符合：

    as_of: 2025-11-10
    task: {due: 2025-10, lead: [甲局]}
    entries:
      甲局:
        - {date: 2025-10-30, progress: 100, owner: 张某}
        - {date: 2025-11-05, note: 已归档}
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from yshj.judging.rule import LedgerRule
from yshj.judging.unit_ledger import UnitLedger
from yshj.model.finding import Hit, Severity
from yshj.model.report import Entry


def _check(ledger: UnitLedger) -> Iterator[Hit]:
    claims = [entry for entry in ledger.entries if entry.progress == 100]
    if not any(_in_time(ledger, entry, ledger.entries[-1].date) for entry in claims):
        return
    files: dict[str, list[Entry]] = defaultdict(list)
    for entry in ledger.entries:
        files[entry.at.file].append(entry)
    for entries in files.values():
        written = sorted(entries, key=lambda entry: entry.at.place())
        if not _newest_first(written):
            yield from _dated_back(ledger, written)


def _newest_first(written: list[Entry]) -> bool:
    return len(written) >= 3 and all(above.date >= below.date for above, below in pairwise(written))


def _dated_back(ledger: UnitLedger, written: list[Entry]) -> Iterator[Hit]:
    latest = written[0]
    for entry in written:
        if due := _in_time(ledger, entry, latest.date):
            yield Hit(
                at=entry.at.place("date"),
                text=f"{entry.date} 完成（时限 {due} 之内）写在 {latest.date} 的进展之后，像是补记",
                advice="请核对日期；确属当时完成的，请督查部门核实",
                unit=ledger.unit,
                about=str(entry.date),
            )
        if entry.date > latest.date:
            latest = entry


def _in_time(ledger: UnitLedger, entry: Entry, then: date) -> date | None:
    """The due day, where `entry` claims to be done by it and `then` is after it."""
    due = ledger.due_on(entry.date) if entry.progress == 100 else None
    return due if due and entry.date <= due < then else None


RULE = LedgerRule("D08", "补记的完成", Severity.WARNING, _check)
