"""进度倒退

含义：某日最后填报的进度低于此前最近一日的进度。被退回的 100 不算数，不会因此判为倒退。

依据：进度应只增不减；确需更正的，应说明原因。

如何消除：在 note 中说明更正原因；此记录不影响状态。

不符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局]}
    entries:
      甲局:
        - {date: 2025-09-30, progress: 80, owner: 张某}
        - {date: 2025-10-15, progress: 70}

符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局]}
    entries:
      甲局:
        - {date: 2025-09-30, progress: 80, owner: 张某}
        - {date: 2025-10-15, progress: 85}
"""

from collections.abc import Iterator
from datetime import date
from itertools import chain, pairwise

from yshj.judging.rule import LedgerRule
from yshj.judging.unit_ledger import UnitLedger
from yshj.model.figures import Figures
from yshj.model.finding import Hit, Severity
from yshj.model.report import Entry


def _check(ledger: UnitLedger) -> Iterator[Hit]:
    if ledger.only_rises:  # most
        return
    for (day_before, before), (day, progress) in chain.from_iterable(map(pairwise, ledger.figures())):
        if progress < before:
            yield Hit(
                at=_entry_of(ledger, day, progress).at.place("progress"),
                text=f"{day} 进度 {progress}%，低于 {day_before} 的 {before}%",
                advice="请在 note 中说明更正原因",
                unit=ledger.unit,
                about=str(day),
                figures=Figures(points=before - progress),
            )


def _entry_of(ledger: UnitLedger, day: date, progress: int) -> Entry:
    """The entry that reported `progress` on `day`: the last of the day with that value."""
    return next(
        entry for entry in reversed(ledger.entries) if entry.date == day and entry.progress == progress
    )


RULE = LedgerRule("D03", "进度倒退", Severity.WARNING, _check)
