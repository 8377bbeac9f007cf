"""完成而未达目标

含义：自报完成或已销号，但最近一次实测值没有达到方案的目标值。“以上、以下、以内、不低于、达到”含本数，“超过、不满”不含本数。方案为单位另定数字（each）的，按该单位的数字。

依据：方案的目标值；《民法典》第一千二百五十九条。

如何消除：达到目标后填报新的实测值（measures），或收回完成的填报。

不符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局], targets: [{name: 全程网办率, at_least: 95, unit: "%"}]}
    entries:
      甲局: [{date: 2025-10-10, progress: 100, owner: 张某, measures: {全程网办率: 91.2}}]

符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局], targets: [{name: 全程网办率, at_least: 95, unit: "%"}]}
    entries:
      甲局: [{date: 2025-10-10, progress: 100, owner: 张某, measures: {全程网办率: 95}}]
"""

from collections.abc import Iterator

from yshj.judging.lead_facts import Lead
from yshj.judging.measures import bound_of, latest_measures
from yshj.judging.rule import DoneRule, bounded
from yshj.model.figures import Figures
from yshj.model.finding import Hit, Severity
from yshj.model.quoting import named


def _check(lead: Lead) -> Iterator[Hit]:
    measures = latest_measures(lead)
    for target in lead.task.targets:
        measured = measures.get(target.name)
        bound = bound_of(target, lead)
        if measured is None or target.met_by(measured.value, bound):
            continue
        yield Hit(
            at=measured.entry.at.place("measures"),
            text=f"{named(target.name)}实测 {target.amount(measured.value)}，目标{target.demand_of(bound)}，未达到",
            advice="请说明差距；达到后填报新的实测值（measures）",
            unit=lead.unit,
            about=target.name,
            severity=bounded(target.force),
            figures=Figures(note=target.against(measured.value, bound)),
        )


RULE = DoneRule("E02", "完成而未达目标", Severity.ERROR, _check)
