"""时限落在休息日

含义：完成时限的最后一天是周末或法定节假日（已计入调休）。按默认口径不顺延，yshj.yaml 可设 due_on_rest_day: next_workday。

依据：国务院办公厅每年公布的放假安排；《民法典》第二百零三条。

如何消除：提前安排收尾；或由方案制定单位明确是否顺延。

不符合：

    task: {due: 2025-08, lead: [甲局], deliverables: [清单]}

符合：

    task: {due: 2025-09, lead: [甲局], deliverables: [清单]}
"""

from collections.abc import Iterator

from yshj.judging.facts import PlanFacts
from yshj.judging.rule import PlanRule
from yshj.model.finding import Hit, Severity


def _check(facts: PlanFacts) -> Iterator[Hit]:
    for task in facts.plan.tasks:
        working = facts.is_workday(task.due) if task.due else True
        if task.due is None or working:
            continue
        if working is None:
            text = f"时限 {task.due}：{task.due.year} 年放假安排未公布，无法判断是否休息日"
        else:
            text = f"时限 {task.due}（星期{'一二三四五六日'[task.due.weekday()]}）是休息日"
        yield Hit(
            task=task.id,
            at=task.at.place("due"),
            text=text,
            advice="请提前安排收尾，或明确是否顺延",
            about=str(task.due),
        )


RULE = PlanRule("P06", "时限落在休息日", Severity.INFO, _check)
