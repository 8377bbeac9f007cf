"""佐证文件找不到

含义：填报中写了佐证文件的路径，但该文件不存在。路径相对于填报文件所在的文件夹；网址不检查。

依据：佐证材料须能打开。

如何消除：补上文件，或改正路径。

不符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局]}
    entries:
      甲局: [{date: 2025-10-10, progress: 70, owner: 张某, evidence: [没有这个文件.pdf]}]

符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局]}
    entries:
      甲局: [{date: 2025-10-10, progress: 70, owner: 张某, evidence: ["https://example.com/notice"]}]
"""

from collections.abc import Iterator

from yshj.judging.facts import UnitLedger
from yshj.judging.rule import LedgerRule
from yshj.model.finding import Hit, Severity


def _check(ledger: UnitLedger) -> Iterator[Hit]:
    if not ledger.worthless:
        return
    for entry in ledger.entries:
        for item in dict.fromkeys(entry.evidence):
            why = ledger.worthless.get((entry.at.file, item))
            if why:
                yield Hit(
                    at=entry.at.place("evidence"),
                    text=f"佐证材料“{item}”{why}",
                    advice="请补上文件，或改正路径（相对填报文件所在的文件夹）",
                    unit=ledger.unit,
                    about=item,
                )


RULE = LedgerRule("E07", "佐证文件找不到", Severity.WARNING, _check)
