"""同一单位两种写法

含义：任务中用简称或另一种括号指称单位，同一单位因此有两种写法。

依据：方案中同一单位应使用同一名称。

如何消除：统一为 units 中的全称。

不符合：

    units: [{name: 市工商局, aliases: [工商局], kind: 市直部门}]
    task: {due: 2025-12, lead: [工商局], deliverables: [清单]}

符合：

    units: [{name: 市工商局, aliases: [工商局], kind: 市直部门}]
    task: {due: 2025-12, lead: [市工商局], deliverables: [清单]}
"""

from collections.abc import Iterator

from yshj.judging.facts import PlanFacts
from yshj.judging.rule import PlanRule
from yshj.model.finding import Hit, Severity
from yshj.model.quoting import named


def _check(facts: PlanFacts) -> Iterator[Hit]:
    for task in facts.plan.tasks:
        for key, names in (("lead", task.lead), ("support", task.support)):
            for name in names:
                full = facts.names.body(name)
                if full and full != name:
                    yield Hit(
                        task=task.id,
                        at=task.at.place(key),
                        text=f"{named(name)}与{named(full)}是同一单位的两种写法",
                        advice=f"请统一写作{named(full)}",
                        unit=full,
                        about=name,
                    )


RULE = PlanRule("P05", "同一单位两种写法", Severity.WARNING, _check)
