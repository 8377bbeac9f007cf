"""没有可核对的内容

含义：任务没有写任何交付成果（deliverables）、目标值（targets）或经常性工作（recurring），完成与否无从核对。

依据：核验以成果、数字和次数为准。

如何消除：为任务补上 deliverables，写短语即可；有数字的写 targets，要定期开展的写 recurring。

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
        if not (task.deliverables or task.targets or task.recurring):
            yield Hit(
                task=task.id,
                at=task.at.place(),
                text="没有写交付成果、目标值或经常性工作，完成与否无从核对",
                advice="请补上 deliverables，例如 deliverables: [分类标准]",
            )


RULE = PlanRule("P02", "没有可核对的内容", Severity.WARNING, _check)
