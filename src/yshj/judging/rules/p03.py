"""经常性工作的单位不在任务中

含义：经常性工作要求某些单位开展，但它们既不是该任务的牵头部门，也不是配合单位。

依据：方案原文（6.0 版 3-2-3 要求市直各有关部门每年开展，而任务没有列出它们）。

如何消除：在任务的配合单位中列出，或由方案制定单位澄清。

不符合：

    task:
      due: 2025-12
      lead: [甲局]
      deliverables: [工作机制]
      recurring: [{name: 座谈, units: [乙局], every: year}]

符合：

    task:
      due: 2025-12
      lead: [甲局]
      support: [乙局]
      deliverables: [工作机制]
      recurring: [{name: 座谈, units: [乙局], every: year}]
"""

from collections.abc import Iterable, Iterator

from yshj.judging.facts import PlanFacts
from yshj.judging.rule import PlanRule
from yshj.model.finding import Hit, Severity
from yshj.model.quoting import named


def _check(facts: PlanFacts) -> Iterator[Hit]:
    for task in facts.plan.tasks:
        listed = _bodies(facts, (*task.lead, *task.support))
        for recurring in task.recurring:
            for name in recurring.units:
                if not _bodies(facts, [name]) <= listed:
                    yield Hit(
                        task=task.id,
                        at=recurring.at.place("units"),
                        text=f"{named(recurring.name)}要求{named(name)}开展，但任务没有列出这些单位",
                        advice="请列入配合单位，或由方案制定单位澄清",
                        about=f"{recurring.name} {name}",
                    )


def _bodies(facts: PlanFacts, names: Iterable[str]) -> set[str]:
    """The units that `names` mean; a group without written members stands for itself."""
    bodies: set[str] = set()
    for name in names:
        group = facts.names.group(name)
        if group and isinstance(group.members, tuple):
            bodies |= {facts.names.unit(member) or member for member in group.members}
        else:
            bodies.add(facts.names.body(name) or name)
    return bodies


RULE = PlanRule("P03", "经常性工作的单位不在任务中", Severity.WARNING, _check)
