"""无人可问责

含义：牵头的是集合单位（如“各经济开发区”），方案没有写明成员，督查部门也没有指定具体单位，责任落不到任何单位。

依据：方案中的集合单位（groups）写作 members: open。

如何消除：由督查部门作出指定（decisions 中的 assign）。

不符合：

    as_of: 2025-10-20
    groups: [{name: 各园区, members: open}]
    task: {due: 2025-12, lead: [各园区]}

符合：

    as_of: 2025-10-20
    groups: [{name: 各园区, members: open}]
    task: {due: 2025-12, lead: [各园区]}
    decisions:
      - {date: 2025-04-10, kind: assign, group: 各园区, units: [一园], reason: 落实责任}
"""

from collections.abc import Sequence
from operator import attrgetter

from yshj.judging.facts import AS_DECIDED, FIRST_MEND
from yshj.judging.lead_facts import Lead
from yshj.judging.rule import LeadRule
from yshj.model.finding import Hit, Severity
from yshj.model.quoting import named
from yshj.model.standing import State


def _check(lead: Lead) -> Sequence[Hit]:
    if lead.seat.nobody:
        unassigned = f"{named(lead.unit)}没有指定具体单位，无人可问责"
        return [
            Hit(
                at=lead.task_place("lead"),
                text=f"{AS_DECIDED}没有为{named(lead.unit)}指定具体单位" if lead.incomplete else unassigned,
                advice=FIRST_MEND if lead.incomplete else "请督查部门指定具体单位（assign）",
                unit=lead.unit,
            )
        ]
    return ()


RULE = LeadRule(
    "O02",
    "无人可问责",
    Severity.ERROR,
    _check,
    sets_state=State.UNOWNED,
    for_nobody=True,
    holds=attrgetter("seat.nobody"),
)
