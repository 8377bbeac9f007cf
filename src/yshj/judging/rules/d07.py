"""豁免失效

含义：豁免已过截止日，或没有对应任何一项发现。

依据：豁免是例外，不应悄悄留存。

如何消除：删去或改正该豁免；确需继续的，重新决定。

不符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局]}
    entries:
      甲局: [{date: 2025-10-10, progress: 70, owner: 张某}]
    decisions:
      - {date: 2025-10-01, kind: waive, code: T05, reason: 系统维护}

符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局]}
    entries:
      甲局: [{date: 2025-09-10, progress: 70, owner: 张某}]
    decisions:
      - {date: 2025-10-01, kind: waive, code: T05, reason: 系统维护}
"""

from collections.abc import Sequence

from yshj.judging.facts import Waiver
from yshj.judging.rule import WaiverRule
from yshj.model.finding import Hit, Severity


def _check(waiver: Waiver) -> Sequence[Hit]:
    decision = waiver.resolved.decision
    if waiver.expired:
        text = f"对 {decision.code} 的豁免已于 {decision.until} 到期"
    elif not waiver.matched:
        text = f"对 {decision.code} 的豁免没有对应任何发现"
    else:
        return ()
    return [
        Hit(
            at=waiver.resolved.decision.at.place("code"),
            text=text,
            advice="请删去或改正该豁免；确需继续的，重新决定",
            unit=waiver.resolved.target,
            about=f"{decision.code} {decision.date}",
        )
    ]


RULE = WaiverRule("D07", "豁免失效", Severity.WARNING, _check)
