"""受阻

含义：该单位填报了受阻原因（blocked），且此后没有解除。

依据：单位自报。

如何消除：障碍消除后填报 blocked: null；需要协调的，请督查部门出面。

不符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局]}
    entries:
      甲局: [{date: 2025-10-15, progress: 80, owner: 张某, blocked: 数据接口未打通}]

符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局]}
    entries:
      甲局:
        - {date: 2025-10-15, progress: 80, owner: 张某, blocked: 数据接口未打通}
        - {date: 2025-10-18, blocked: null}
"""

from collections.abc import Sequence
from operator import attrgetter

from yshj.judging.lead_facts import Lead
from yshj.judging.rule import LeadRule
from yshj.model.figures import Figures
from yshj.model.finding import Hit, Severity
from yshj.model.standing import State


def _check(lead: Lead) -> Sequence[Hit]:
    block = lead.blocked
    if block is None:
        return ()
    return [
        Hit(
            at=block.at.place("blocked"),
            text=f"受阻：{block.blocked}（{block.date} 填报）",
            advice="请督查部门协调；障碍消除后填报 blocked: null",
            unit=lead.unit,
            figures=Figures(note=block.blocked or ""),
        )
    ]


RULE = LeadRule(
    "T06", "受阻", Severity.WARNING, _check, sets_state=State.AT_RISK, holds=attrgetter("blocked")
)
