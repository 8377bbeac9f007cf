"""完成而缺交付成果

含义：自报完成或已销号，但方案列出的某项交付成果没有在填报中写明已经落地（delivered）。方案写明 deliverables: summary（名称为摘要，非原文）的，只是警告。

依据：方案各任务的内容，整理为 deliverables。

如何消除：在进展中写明已落地的成果，例如 delivered: [分类标准]。

不符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局], deliverables: [分类标准]}
    entries:
      甲局: [{date: 2025-10-10, progress: 100, owner: 张某}]

符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局], deliverables: [分类标准]}
    entries:
      甲局: [{date: 2025-10-10, progress: 100, owner: 张某, delivered: [分类标准]}]
"""

from collections.abc import Iterator

from yshj.judging.lead_facts import Lead
from yshj.judging.rule import DoneRule, bounded
from yshj.model.finding import Hit, Severity
from yshj.model.quoting import named


def _check(lead: Lead) -> Iterator[Hit]:
    delivered = {name for entry in lead.named for name in entry.delivered}
    for deliverable in lead.task.deliverables:
        if deliverable.name not in delivered:
            at_most = Severity.WARNING if lead.case.books.plan.plan.deliverables == "summary" else None
            yield Hit(
                at=lead.last_place(),
                text=f"交付成果{named(deliverable.name)}{lead.as_read}没有写明已落地",
                advice=f"已落地的，请填报 delivered: [{deliverable.name}]",
                unit=lead.unit,
                about=deliverable.name,
                severity=bounded(deliverable.force) or at_most,
            )


RULE = DoneRule("E06", "完成而缺交付成果", Severity.ERROR, _check)
