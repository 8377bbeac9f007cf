"""决定没有效果

含义：豁免已过有效期，或没有对应任何一项发现；或者决定什么也没有改变：没有改变时限的延期或调整，退回没有完成的，中止已经中止的，恢复没有中止的，重复销号，重复指定，从不在任务中的单位换牵头。

依据：写下的决定应当有效果；豁免是例外，不应悄悄留存。

如何消除：删去或改正该决定；豁免确需继续的，重新决定。

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

from yshj.judging.facts import Idle
from yshj.judging.rule import DecisionRule
from yshj.model.finding import Hit, Severity

_WHY = {
    "extend": "没有改变任何牵头部门的时限",
    "amend": "没有改变时限",
    "close": "当时已经销号",
    "return": "当时没有自报完成，也没有销号",
    "suspend": "当时已经中止或完成",
    "resume": "当时没有中止",
    "assign": "与已有的指定相同",
    "transfer": "原单位当时不在任务中",
    "supervise": "当时没有牵头部门",
}


def _check(idle: Idle) -> Sequence[Hit]:
    decision = idle.resolved.decision
    if idle.expired:
        text = f"对 {decision.code} 的豁免已于 {decision.until} 到期"
    elif decision.kind == "waive":
        text = f"对 {decision.code} 的豁免没有对应任何发现"
    else:
        text = f"{decision.date} 的{decision.label}没有效果：{_WHY[decision.kind]}"
    return [
        Hit(
            at=decision.at.place("code" if decision.kind == "waive" else "kind"),
            text=text,
            advice="请删去或改正该决定；豁免确需继续的，重新决定",
            unit=idle.resolved.target,
            about=f"{decision.code or decision.kind} {decision.date}",
        )
    ]


RULE = DecisionRule("D07", "决定没有效果", Severity.WARNING, _check)
