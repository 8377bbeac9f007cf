"""节点未达到

含义：方案为任务设了节点（milestones），节点日期已过而没有达到：写了进度的，最近一次进度低于该数；没有写进度的，填报中没有写明已达到（reached）。同时过期的进度节点只报数字最高的一个，事件节点逐个报。退回后 31 天（silent_days）内不报进度节点。接手或恢复之前就已过期的，claim_days 天内只是警告。

依据：方案中的节点；约束力不是“必须”或“原则上”的只是提示，不改变状态。

如何消除：达到后填报进度，或写明 reached: [节点名称]；确有困难的，在节点日期之前申请延期（extend 加 milestone）。

不符合：

    as_of: 2025-07-05
    task: {due: 2025-12, lead: [甲局], milestones: [{name: 上半年, due: 2025-06, progress: 25}]}
    entries:
      甲局: [{date: 2025-06-30, progress: 20, owner: 张某}]

符合：

    as_of: 2025-07-05
    task: {due: 2025-12, lead: [甲局], milestones: [{name: 上半年, due: 2025-06, progress: 25}]}
    entries:
      甲局: [{date: 2025-06-30, progress: 25, owner: 张某}]
"""

from collections.abc import Iterator, Sequence

from yshj.judging.lead_facts import Lead, Node
from yshj.judging.lead_words import late_before
from yshj.judging.rule import LeadRule, bounded
from yshj.model.figures import Figures
from yshj.model.finding import Hit, Severity
from yshj.model.plan import BINDING
from yshj.model.quoting import named
from yshj.model.standing import State


def _check(lead: Lead) -> Iterator[Hit]:
    if not lead.task.milestones:  # most
        return
    past = [node for node in lead.nodes if lead.as_of > node.due]
    for node in _asked(lead, past):
        if not lead.reached(node.milestone):
            yield _hit(lead, node)


def _asked(lead: Lead, past: Sequence[Node]) -> Iterator[Node]:
    """Every event, and of the figures the highest that binds and the highest that does not."""
    figures = [node for node in past if node.milestone.progress is not None]
    for binding in (True, False):
        of_kind = [node for node in figures if (node.milestone.force in BINDING) is binding]
        if of_kind and not lead.just_returned:
            yield max(of_kind, key=lambda node: node.milestone.progress or 0)
    yield from (node for node in past if node.milestone.progress is None)


def _hit(lead: Lead, node: Node) -> Hit:
    milestone = node.milestone
    before, severity = late_before(lead, node.due, node.since)
    figure = f"应达 {milestone.progress}%，进度 {lead.progress or 0}%，" if milestone.progress else ""
    return Hit(
        at=milestone.at.place(),
        text=f"{before}节点{named(milestone.name)}（{node.due}）{figure}{lead.as_read}没有达到",
        advice=f"已达到的，请填报进度或 reached: [{milestone.name}]",
        unit=lead.unit,
        about=f"{milestone.name} {node.due}",
        severity=bounded(milestone.force) or severity,
        figures=Figures(days=(lead.as_of - node.due).days, note=milestone.name),
    )


RULE = LeadRule("T10", "节点未达到", Severity.ERROR, _check, sets_state=State.AT_RISK)
