"""重复的进展

含义：同一单位的两条进展每一项都相同（可能在不同的文件里，例如把整本台账又报了一次）。只计一次，在后出现的那条处提示。

依据：重复填报不应重复计数（例如经常性工作的次数）。一天开了两次会，写 held: {座谈: 2}。

如何消除：删去重复的一条。

不符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局]}
    entries:
      甲局:
        - {date: 2025-10-10, progress: 70, owner: 张某}
        - {date: 2025-10-10, progress: 70, owner: 张某}

符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局]}
    entries:
      甲局:
        - {date: 2025-10-10, progress: 70, owner: 张某}
        - {date: 2025-10-10, note: 补充说明}
"""

from collections.abc import Iterator

from yshj.judging.rule import LedgerRule
from yshj.judging.unit_ledger import UnitLedger
from yshj.model.finding import Hit, Severity


def _check(ledger: UnitLedger) -> Iterator[Hit]:
    for entry in ledger.repeated:
        yield Hit(
            at=entry.at.place(),
            text=f"{entry.date} 的这条进展与前面的一条完全相同，只计一次",
            advice="请删去重复的一条",
            unit=ledger.unit,
            about=str(entry.date),
        )


RULE = LedgerRule("D09", "重复的进展", Severity.WARNING, _check)
