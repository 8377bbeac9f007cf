"""长期未填报

含义：尚未完成，且距该单位对本任务的最近一次填报已超过 31 天（不论填了什么）；从未填报的从印发日算起，后来被指定的从指定日算起。

依据：评判口径 silent_days：一个最长的自然月，按月填报不会触发。

如何消除：填报一条进展，没有变化也请写明（note: 本月无新进展，原因是……）。

不符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局]}
    entries:
      甲局: [{date: 2025-09-18, progress: 80, owner: 张某}]

符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局]}
    entries:
      甲局: [{date: 2025-09-19, progress: 80, owner: 张某}]
"""

from collections.abc import Sequence

from yshj.judging.facts import AS_READ, FIRST_MEND, Lead
from yshj.judging.rule import LeadRule
from yshj.model.finding import Hit, Severity
from yshj.model.standing import State, Trait


def _check(lead: Lead) -> Sequence[Hit]:
    last = lead.facts.last_entry
    since = last or max(lead.issued, lead.seat.assigned_on or lead.issued)
    days = (lead.as_of - since).days
    if days <= lead.policy.silent_days:
        return ()
    if lead.incomplete:
        text = AS_READ + (f"最近一次是 {last}，距今 {days} 天" if last else "没有本任务的记录")
    elif last:
        text = f"已 {days} 天没有填报（最近一次 {last}）"
    else:
        text = f"自{'指定' if since > lead.issued else '印发'}以来 {days} 天没有填报"
    return [
        Hit(
            at=lead.last_place(),
            text=text,
            advice=FIRST_MEND if lead.incomplete else "请填报一条进展；没有变化也请写明原因",
            unit=lead.seat.unit,
        )
    ]


RULE = LeadRule(
    "T05",
    "长期未填报",
    Severity.WARNING,
    _check,
    sets_state=State.AT_RISK,
    traits=frozenset({Trait.SILENCE}),
)
