"""没有牵头部门

含义：任务没有写任何牵头部门，没有人对它负责。

依据：方案体例：每项任务都应写明牵头部门。

如何消除：在方案文件中为任务补上 lead。

不符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: []}

符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局]}
"""

from collections.abc import Sequence

from yshj.judging.case import Case
from yshj.judging.rule import TaskRule
from yshj.model.finding import Hit, Severity
from yshj.model.standing import State


def _check(case: Case) -> Sequence[Hit]:
    task, late = case.task, case.days_unled
    if not task.lead:
        return [
            Hit(
                at=task.at.place("lead"),
                text=f"没有牵头部门，且已逾期 {late} 天（时限 {case.unled_due}）" if late else "没有牵头部门",
                advice="请在方案中写明牵头部门（lead）",
            )
        ]
    return ()


RULE = TaskRule("O01", "没有牵头部门", Severity.ERROR, _check, sets_state=State.UNOWNED)
