"""配合单位名单未写尽

含义：配合单位以“等部门”结尾，方案没有写明还有谁。

依据：方案原文。

如何消除：由方案制定单位明确名单；在此之前，其他单位的填报不视为错填（D02）。

不符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局], support: [乙局], support_open: true}

符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局], support: [乙局]}
"""

from collections.abc import Sequence

from yshj.judging.case import Case
from yshj.judging.rule import TaskRule
from yshj.model.finding import Hit, Severity


def _check(case: Case) -> Sequence[Hit]:
    if case.task.support_open:
        return [
            Hit(
                at=case.task.at.place("support_open"),
                text="配合单位以“等部门”结尾，名单未写尽",
                advice="请方案制定单位明确配合单位名单",
            )
        ]
    return ()


RULE = TaskRule("O05", "配合单位名单未写尽", Severity.INFO, _check)
