"""临期

含义：尚未完成，且距有效时限的天数不超过预警窗口。窗口按印发日至有效时限的总天数分档：7 天以内提前 2 天，15 天以内 3 天，30 天以内 7 天，90 天以内 10 天，180 天以内 15 天，更长的 30 天。

依据：评判口径 warning_windows，可在 yshj.yaml 中调整。

如何消除：按期完成并填报 progress: 100。这是提醒，不是过错；仅有临期不计入连续预警（T08）。

不符合：

    as_of: 2025-12-01
    task: {due: 2025-12, lead: [甲局]}
    entries:
      甲局: [{date: 2025-11-30, progress: 90, owner: 张某}]

符合：

    as_of: 2025-11-30
    task: {due: 2025-12, lead: [甲局]}
    entries:
      甲局: [{date: 2025-11-30, progress: 90, owner: 张某}]
"""

from collections.abc import Sequence

from yshj.judging.lead_facts import Lead
from yshj.judging.rule import LeadRule
from yshj.model.figures import Figures
from yshj.model.finding import Hit, Severity
from yshj.model.standing import State, Trait


def _check(lead: Lead) -> Sequence[Hit]:
    if lead.due is None:
        return ()
    left = (lead.due - lead.as_of).days
    window = lead.policy.window(lead.length)
    if 0 <= left <= window:
        near = f"距时限 {lead.due} 还有 {left} 天" if left else f"时限 {lead.due} 今天到期"
        return [
            Hit(
                at=lead.task_place("due"),
                text=f"{near}，已进入 {window} 天预警窗口",
                advice="请抓紧收尾，完成后填报 progress: 100",
                unit=lead.unit,
                figures=Figures(days=left),
            )
        ]
    return ()


RULE = LeadRule(
    "T02",
    "临期",
    Severity.WARNING,
    _check,
    sets_state=State.AT_RISK,
    traits=frozenset({Trait.REMINDER}),
    for_nobody=True,
)
