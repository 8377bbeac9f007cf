"""没有交付成果

含义：任务没有整理出任何交付成果，完成与否无从核对。

依据：核验以成果为准。

如何消除：为任务补上 deliverables，写短语即可。

不符合：

    task: {due: 2025-12, lead: [甲局]}

符合：

    task: {due: 2025-12, lead: [甲局], deliverables: [分类标准]}
"""

from collections.abc import Iterator

from yshj.judging.facts import PlanFacts
from yshj.judging.rule import PlanRule
from yshj.model.finding import Hit, Severity


def _check(facts: PlanFacts) -> Iterator[Hit]:
    for task in facts.plan.tasks:
        if not task.deliverables:
            yield Hit(
                task=task.id,
                at=task.at.place(),
                text="没有写交付成果，完成与否无从核对",
                advice="请补上 deliverables，例如 deliverables: [分类标准]",
            )


RULE = PlanRule("P02", "没有交付成果", Severity.WARNING, _check)
