"""连续预警或逾期

含义：评判日及以前最近的各月最后一天，连续两次处于预警或逾期的，建议督办；连续三次逾期的，建议约谈。仅因临期（T02）而预警的不计。月末状态按当时已有的填报和决定评判。

依据：督查工作中“预警—督办—约谈”的递进做法。

如何消除：使状态在下一个月末恢复正常或完成；记忆随之清零。

不符合：

    as_of: 2025-10-05
    task: {due: 2025-12, lead: [甲局]}
    entries:
      甲局:
        - {date: 2025-07-31, progress: 10, owner: 张某}
        - {date: 2025-08-31, progress: 20}
        - {date: 2025-09-30, progress: 30}

符合：

    as_of: 2025-10-05
    task: {due: 2025-12, lead: [甲局]}
    entries:
      甲局:
        - {date: 2025-07-31, progress: 10, owner: 张某}
        - {date: 2025-08-31, progress: 20}
        - {date: 2025-09-30, progress: 70}
"""

from collections.abc import Sequence

from yshj.judging.facts import Lead
from yshj.judging.rule import LeadRule
from yshj.model.finding import Hit, Severity
from yshj.model.standing import State


def _check(lead: Lead) -> Sequence[Hit]:
    ends = lead.month_ends
    if len(ends) < 2:
        return ()
    overdue = len(ends) == 3 and all(end.state is State.OVERDUE for end in ends)
    count, what, call = (3, "逾期", "约谈") if overdue else (2, "预警或逾期", "督办")
    days = "、".join(str(end.day) for end in reversed(ends[:count]))
    return [
        Hit(
            at=lead.task_place(),
            text=f"{days} 连续 {count} 个月末{what}，建议{call}",
            advice=f"请督查部门研究是否{call}",
            unit=lead.seat.unit,
        )
    ]


RULE = LeadRule("T08", "连续预警或逾期", Severity.ERROR, _check)
