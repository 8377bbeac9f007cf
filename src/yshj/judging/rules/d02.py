"""单位与任务无关

含义：单位填报了既不由它牵头、也不由它配合的任务。名单未写尽（“等部门”，或集合单位尚未指定）的任务不作此判断；经常性工作写明的单位也属于该任务。换牵头或改为指定别的单位之后，原单位再填报的也是如此；此前填报的不算。

依据：方案的牵头部门与配合单位。

如何消除：核对任务编号；确有关系的，由督查部门指定或修改方案。

不符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局]}
    entries:
      乙局: [{date: 2025-10-10, note: 开展宣传}]

符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局], support: [乙局]}
    entries:
      乙局: [{date: 2025-10-10, note: 开展宣传}]
"""

from collections.abc import Sequence

from yshj.judging.rule import LedgerRule
from yshj.judging.unit_ledger import UnitLedger
from yshj.model.finding import Hit, Severity


def _check(ledger: UnitLedger) -> Sequence[Hit]:
    if foreign := ledger.foreign():
        return [
            Hit(
                at=foreign[0].at.place("task"),
                text=f"填报了 {len(foreign)} 条，但不是本任务的牵头部门或配合单位",
                advice="请核对任务编号",
                unit=ledger.unit,
            )
        ]
    return ()


RULE = LedgerRule("D02", "单位与任务无关", Severity.WARNING, _check)
