"""未认领

含义：牵头部门自开始日（印发日、任务的 start、指定日、接手日或恢复日）起超过 31 天从未就本任务填报过任何内容，视为没有认领。

依据：评判口径 claim_days；有一条填报即为认领。

如何消除：填报第一条进展，并写明责任人（owner）。

不符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局]}

符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局]}
    entries:
      甲局: [{date: 2025-10-10, progress: 70, owner: 张某}]
"""

from collections.abc import Sequence

from yshj.judging.facts import AS_READ, FIRST_MEND
from yshj.judging.lead_facts import Lead
from yshj.judging.lead_words import kind_of_beginning
from yshj.judging.rule import LeadRule
from yshj.model.figures import Figures
from yshj.model.finding import Hit, Severity
from yshj.model.standing import State


def _days_unclaimed(lead: Lead) -> int:
    days = (lead.as_of - lead.begins).days
    return days if days > lead.policy.claim_days and not lead.entries else 0


def _check(lead: Lead) -> Sequence[Hit]:
    if days := _days_unclaimed(lead):
        never = f"自{kind_of_beginning(lead)}以来 {days} 天从未就本任务填报，视为未认领"
        return [
            Hit(
                at=lead.task_place("lead"),
                text=f"{AS_READ}没有本任务的记录" if lead.incomplete else never,
                advice=FIRST_MEND if lead.incomplete else "请填报第一条进展，并写明责任人（owner）",
                unit=lead.unit,
                figures=Figures(days=days),
            )
        ]
    return ()


RULE = LeadRule("O03", "未认领", Severity.WARNING, _check, sets_state=State.UNOWNED, holds=_days_unclaimed)
