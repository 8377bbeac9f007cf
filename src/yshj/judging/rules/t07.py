"""逾期完成

含义：已完成，但完成日晚于评判日有效的时限。完成日是连续填报 100 的第一天；未自报而直接销号的，为销号决定日。

依据：方案各任务的“完成时限”。

如何消除：完成日是事实，不能消除；时限之后补批的延期若覆盖完成日，则不再提示。

不符合：

    as_of: 2025-11-10
    task: {due: 2025-10, lead: [甲局]}
    entries:
      甲局: [{date: 2025-11-03, progress: 100, owner: 张某}]

符合：

    as_of: 2025-11-10
    task: {due: 2025-10, lead: [甲局]}
    entries:
      甲局: [{date: 2025-10-31, progress: 100, owner: 张某}]
"""

from collections.abc import Sequence

from yshj.judging.facts import Lead
from yshj.judging.rule import DoneRule
from yshj.model.finding import Hit, Severity


def _check(lead: Lead) -> Sequence[Hit]:
    done_on, due = lead.facts.done_on, lead.due
    if done_on is None or due is None or done_on <= due:
        return ()
    return [
        Hit(
            at=lead.last_place(),
            text=f"{done_on} 完成，晚于时限 {due} 共 {(done_on - due).days} 天",
            advice="已完成，仅作记录",
            unit=lead.seat.unit,
        )
    ]


RULE = DoneRule("T07", "逾期完成", Severity.INFO, _check)
