"""逾期完成

含义：已完成，但完成日晚于当天有效的时限。完成日是连续填报 100 的第一天；未自报而直接销号的，为销号决定日。

依据：方案各任务的“完成时限”。

如何消除：完成日是事实，不能消除；在时限之前申请、后来准予的延期从申请日起有效，时限过后才申请的不改变逾期完成的事实。

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

from yshj.judging.lead_facts import Lead
from yshj.judging.rule import DoneRule
from yshj.model.figures import Figures
from yshj.model.finding import Hit, Severity


def _check(lead: Lead) -> Sequence[Hit]:
    done_on = lead.known.done_on
    if not lead.late or done_on is None:
        return ()
    due = lead.due_on(done_on, done_on) or done_on
    return [
        Hit(
            at=lead.last_place(),
            text=f"{done_on} 完成，晚于当时的时限 {due} 共 {(done_on - due).days} 天",
            advice="已完成，仅作记录",
            unit=lead.unit,
            about=str(due),
            figures=Figures(days=(done_on - due).days),
        )
    ]


RULE = DoneRule("T07", "逾期完成", Severity.INFO, _check)
