"""佐证材料不能证明

含义：填报中写的佐证材料什么也证明不了：文件找不到（路径相对于填报文件所在的文件夹）、是空文件、不在工作区内，或者是 yshj 自己读取的文件（方案、填报、决定等）；网址不是 http:// 或 https:// 开头、没有主机名。它不能消除 E01。

依据：佐证材料须能打开，也须不是填报本身。

如何消除：把文件放到填报文件旁边，或改正路径、网址。

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

from yshj.judging.rule import LedgerRule
from yshj.judging.unit_ledger import UnitLedger
from yshj.model.finding import Hit, Severity
from yshj.model.quoting import named


def _check(ledger: UnitLedger) -> Iterator[Hit]:
    worthless = ledger.worthless
    if not worthless:
        return
    for entry in ledger.entries:
        for item in dict.fromkeys(entry.evidence):
            why = worthless.get((entry.at.file, item))
            if why:
                yield Hit(
                    at=entry.at.place("evidence"),
                    text=f"佐证材料{named(item)}{why}",
                    advice="请补上文件，或改正路径（相对填报文件所在的文件夹）或网址",
                    unit=ledger.unit,
                    about=item,
                )


RULE = LedgerRule("E07", "佐证材料不能证明", Severity.WARNING, _check)
