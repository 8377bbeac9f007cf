"""完成而未核验

含义：自报完成，督查部门尚未销号。

依据：销号以核验为准。

如何消除：由督查部门核验后作出 close（销号）或 return（退回）决定。

不符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局]}
    entries:
      甲局: [{date: 2025-10-10, progress: 100, owner: 张某, evidence: ["https://example.com/notice"]}]

符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局]}
    entries:
      甲局: [{date: 2025-10-10, progress: 100, owner: 张某, evidence: ["https://example.com/notice"]}]
    decisions:
      - {date: 2025-10-15, kind: close, reason: 已核验}
"""

from collections.abc import Sequence

from yshj.judging.facts import AS_DECIDED, FIRST_MEND
from yshj.judging.lead_facts import Lead
from yshj.judging.rule import DoneRule
from yshj.model.finding import Hit, Severity


def _check(lead: Lead) -> Sequence[Hit]:
    if lead.known.moment.closing is None:
        unverified = f"{AS_DECIDED}没有核验销号" if lead.incomplete else "尚未核验销号"
        return [
            Hit(
                at=lead.last_place(),
                text=f"{lead.known.done_on} 自报完成，{unverified}",
                advice=FIRST_MEND if lead.incomplete else "请督查部门核验后销号（close）或退回（return）",
                unit=lead.unit,
            )
        ]
    return ()


RULE = DoneRule("E05", "完成而未核验", Severity.INFO, _check)
