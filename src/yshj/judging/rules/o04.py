"""未写明责任人

含义：牵头部门已经填报，但从未写明单位内的责任人（owner）。

依据：责任到人是任务分解的通行要求。

如何消除：在任意一条进展中写明 owner，例如 owner: 注册科 王某；以后沿用最近一次的写法。

不符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局]}
    entries:
      甲局: [{date: 2025-10-10, progress: 70}]

符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局]}
    entries:
      甲局: [{date: 2025-10-10, progress: 70, owner: 张某}]
"""

from collections.abc import Sequence

from yshj.judging.lead_facts import Lead
from yshj.judging.rule import LeadRule
from yshj.model.finding import Hit, Severity
from yshj.model.standing import Trait


def _check(lead: Lead) -> Sequence[Hit]:
    if lead.entries and not lead.owner:
        return [
            Hit(
                at=lead.last_place(),
                text=f"已填报，但{lead.as_read}未写明责任人",
                advice="请在进展中写明责任人（owner）",
                unit=lead.unit,
            )
        ]
    return ()


RULE = LeadRule("O04", "未写明责任人", Severity.WARNING, _check, traits=frozenset({Trait.NAMELESS}))
