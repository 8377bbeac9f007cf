"""完成而未填实测值

含义：自报完成或已销号，但方案的某个目标值从未填报过实测值。

依据：方案的目标值。

如何消除：在进展中填报实测值，例如 measures: {全程网办率: 96.5}。

不符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局], targets: [{name: 全程网办率, at_least: 95, unit: "%"}]}
    entries:
      甲局: [{date: 2025-10-10, progress: 100, owner: 张某}]

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
from yshj.model.finding import Hit, Severity
from yshj.model.quoting import named


def _check(lead: Lead) -> Iterator[Hit]:
    measures = latest_measures(lead)
    for target in lead.task.targets:
        if target.name not in measures:
            yield Hit(
                at=lead.last_place(),
                text=f"{named(target.name)}（目标{target.demand_of(bound_of(target, lead))}）{lead.as_read}没有填报实测值",
                advice=f"请填报 measures: {{{target.name}: …}}",
                unit=lead.unit,
                about=target.name,
                severity=bounded(target.force),
            )


RULE = DoneRule("E03", "完成而未填实测值", Severity.WARNING, _check)
