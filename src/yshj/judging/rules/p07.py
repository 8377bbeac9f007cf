"""没有完成时限

含义：任务没有写完成时限，按长期任务评判，永不逾期。

依据：方案体例：每项任务都应写明完成时限；确属长期的写 due: ongoing。

如何消除：补上 due，例如 due: 2025-12；长期任务写 due: ongoing。

不符合：

    task: {lead: [甲局], deliverables: [清单]}

符合：

    task: {due: ongoing, lead: [甲局], deliverables: [清单]}
"""

from collections.abc import Iterator

from yshj.judging.facts import PlanFacts
from yshj.judging.rule import PlanRule
from yshj.model.finding import Hit, Severity


def _check(facts: PlanFacts) -> Iterator[Hit]:
    for task in facts.plan.tasks:
        if not task.due_written:
            yield Hit(
                task=task.id,
                at=task.at.place(),
                text="没有写完成时限，按长期任务评判，永不逾期",
                advice="请补上 due，例如 due: 2025-12；长期任务写 due: ongoing",
            )


RULE = PlanRule("P07", "没有完成时限", Severity.WARNING, _check)
