"""落后时序进度

含义：进度比时序进度落后 10 个百分点以上为警告，超过 30 个百分点为错误。时序进度从印发日到有效时限按天匀速计算。比较的是最近一次填报进度那天的时序；该填报早于 31 天或从未填报进度时，比较评判日的时序（没有进度按 0 计）。按月填报、始终跟上时序的单位，两次填报之间不会被判落后。

依据：评判口径 behind_points、severe_points（银川市 2025 年以落后 30 个百分点为严重）。

如何消除：推进工作并填报最新进度；因客观原因确需更长时间的，申请延期。

不符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局]}
    entries:
      甲局: [{date: 2025-09-30, progress: 35, owner: 张某}]

符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局]}
    entries:
      甲局: [{date: 2025-09-30, progress: 60, owner: 张某}]
"""

from collections.abc import Sequence
from datetime import date

from yshj.judging.facts import Lead
from yshj.judging.rule import LeadRule
from yshj.model.finding import Hit, Severity
from yshj.model.standing import State


def _check(lead: Lead) -> Sequence[Hit]:
    day = _compared_on(lead)
    expected = lead.expected_on(day)
    progress = lead.facts.progress or 0
    if expected is None or expected - progress < lead.policy.behind_points:
        return ()
    gap = expected - progress
    return [
        Hit(
            at=lead.last_place(),
            text=f"截至 {day} 进度 {progress}%，时序应达 {expected}%，落后 {gap} 个百分点",
            advice="请说明落后原因和追赶计划，并填报最新进度",
            unit=lead.seat.unit,
            severity=Severity.ERROR if gap > lead.policy.severe_points else None,
        )
    ]


def _compared_on(lead: Lead) -> date:
    """The day of the last figure that counts, unless it is too old or there is none."""
    if lead.facts.figures:
        day, _ = lead.facts.figures[-1]
        if (lead.as_of - day).days <= lead.policy.silent_days:
            return day
    return lead.as_of


RULE = LeadRule("T03", "落后时序进度", Severity.WARNING, _check, sets_state=State.AT_RISK)
