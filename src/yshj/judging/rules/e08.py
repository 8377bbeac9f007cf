"""核验后佐证材料有变

含义：销号时记下了佐证材料的摘要（close 的 evidence），而现在的文件内容与当时不同，或文件已经不在。

依据：销号以核验过的材料为准。

如何消除：恢复核验过的文件；确需更换的，退回后重新核验销号。

不符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局]}
    entries:
      甲局: [{date: 2025-10-10, progress: 100, owner: 张某}]
    decisions:
      - {date: 2025-10-15, kind: close, evidence: {没有这个文件.pdf: 3f9c0a}, reason: 已核验}

符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局]}
    entries:
      甲局: [{date: 2025-10-10, progress: 100, owner: 张某}]
    decisions:
      - {date: 2025-10-15, kind: close, reason: 已核验}
"""

from collections.abc import Iterator

from yshj.judging.lead_facts import Lead
from yshj.judging.rule import DoneRule
from yshj.model.finding import Hit, Severity
from yshj.model.quoting import named


def _check(lead: Lead) -> Iterator[Hit]:
    closing = lead.known.moment.closing
    for path, digest in closing.decision.evidence.items() if closing else ():
        now = lead.case.books.evidence_digests.get(path, "")
        if now != digest:
            yield Hit(
                at=closing.decision.at.place("evidence") if closing else lead.task_place(),
                text=f"核验过的佐证材料{named(path)}{'内容已变' if now else '已不在'}",
                advice="请恢复核验过的文件，或退回后重新核验",
                unit=lead.unit,
                about=path,
            )


RULE = DoneRule("E08", "核验后佐证材料有变", Severity.ERROR, _check)
