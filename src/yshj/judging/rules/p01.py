"""集合单位牵头而未写明成员

含义：任务由未写明成员的集合单位牵头，责任落不到具体单位。督查部门作出指定之前，评判为 O02。

依据：方案原文。

如何消除：在方案的 groups 中写明成员，或由督查部门逐项指定（assign）。

不符合：

    groups: [{name: 各园区, members: open}]
    task: {due: 2025-12, lead: [各园区], deliverables: [工作举措]}

符合：

    groups: [{name: 各园区, members: [一园, 二园]}]
    task: {due: 2025-12, lead: [各园区], deliverables: [工作举措]}
"""

from collections.abc import Iterator

from yshj.judging.facts import PlanFacts
from yshj.judging.rule import PlanRule
from yshj.model.finding import Hit, Severity
from yshj.model.quoting import named


def _check(facts: PlanFacts) -> Iterator[Hit]:
    for task in facts.plan.tasks:
        for name in task.lead:
            group = facts.names.group(name)
            if group and group.members == "open":
                yield Hit(
                    task=task.id,
                    at=task.at.place("lead"),
                    text=f"由{named(group.name)}牵头，但方案没有写明是哪些单位",
                    advice="请在 groups 中写明成员，或由督查部门指定（assign）",
                    about=group.name,
                )


RULE = PlanRule("P01", "集合单位牵头而未写明成员", Severity.WARNING, _check)
