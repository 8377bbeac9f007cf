"""目标值没有计量单位

含义：目标值只有数字，没有写计量单位，读者不知道是百分比、个数还是天数。

依据：数字须有单位才能核对。

如何消除：为目标值补上 unit，例如 unit: "%"。

不符合：

    task: {due: 2025-12, lead: [甲局], deliverables: [清单], targets: [{name: 网办率, at_least: 95}]}

符合：

    task: {due: 2025-12, lead: [甲局], deliverables: [清单], targets: [{name: 网办率, at_least: 95, unit: "%"}]}
"""

from collections.abc import Iterator

from yshj.judging.facts import PlanFacts
from yshj.judging.rule import PlanRule
from yshj.model.finding import Hit, Severity
from yshj.model.quoting import named


def _check(facts: PlanFacts) -> Iterator[Hit]:
    for task in facts.plan.tasks:
        for target in task.targets:
            if not target.unit:
                yield Hit(
                    task=task.id,
                    at=target.at.place(),
                    text=f"目标值{named(target.name)}（{target.demand}）没有计量单位",
                    advice='请补上 unit，例如 unit: "%"',
                    about=target.name,
                )


RULE = PlanRule("P04", "目标值没有计量单位", Severity.INFO, _check)
