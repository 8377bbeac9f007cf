"""完成而无佐证

含义：自报完成或已销号，但对本任务的填报中没有任何能证明的佐证材料（evidence）：网址要有主机名，文件要在工作区内、不是空文件、也不是 yshj 自己读的文件。接手前原单位的材料照算。

依据：督查核验以材料为准。

如何消除：补一条带 evidence 的进展：文件路径（相对填报文件）或网址。

不符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局]}
    entries:
      甲局: [{date: 2025-10-10, progress: 100, owner: 张某}]

符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局]}
    entries:
      甲局: [{date: 2025-10-10, progress: 100, owner: 张某, evidence: ["https://example.com/notice"]}]
"""

from collections.abc import Sequence

from yshj.judging.lead_facts import Lead
from yshj.judging.rule import DoneRule
from yshj.model.finding import Hit, Severity


def _check(lead: Lead) -> Sequence[Hit]:
    if all(
        (e.at.file, item) in lead.case.books.worthless_evidence for e in lead.named for item in e.evidence
    ):
        return [
            Hit(
                at=lead.last_place(),
                text=f"已完成，但{lead.as_read}没有佐证材料",
                advice="请补充佐证材料（evidence）",
                unit=lead.unit,
            )
        ]
    return ()


RULE = DoneRule("E01", "完成而无佐证", Severity.WARNING, _check)
