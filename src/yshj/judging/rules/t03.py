"""落后时序进度

含义：进度比时序进度落后 10 个百分点以上为警告，超过 30 个百分点为错误。时序进度有节点的按节点计，没有的从开始日（印发日、任务的 start、接手日或恢复日）到有效时限按天匀速计算，开始日已有的进度是起点。比较的是最近一次填报进度那天的时序；该填报太久（超过 31 天（silent_days），或错过了报送日）时，以及从未填报任何内容而已沉默（T05）时，比较评判日的时序。过了时限的、节点尚未走完的、退回后 31 天内的不判；只有文字没有进度的见 T12。按期填报、始终跟上时序的单位，两次填报之间不会被判落后。

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
from typing import NamedTuple

from yshj.judging.lead_facts import Lead
from yshj.judging.rule import LeadRule
from yshj.judging.silence import silence, too_old
from yshj.model.figures import Figures
from yshj.model.finding import Hit, Severity
from yshj.model.standing import State


class Gap(NamedTuple):
    """On which day how much was expected, and how many points less there were.

    That of the last figure; the as-of day where that is too old, or where nothing was ever reported.
    """

    day: date
    expected: int
    points: int


def _gap(lead: Lead) -> Gap | None:
    due, as_of = lead.due, lead.as_of
    if due is None or as_of > due or lead.just_returned or lead.on_the_way_to_a_node:
        return None
    day, figure = as_of, 0
    if lead.known.figures:
        reported, figure = lead.known.figures[-1]
        day = as_of if too_old(lead, reported) else reported
    elif lead.entries or not silence(lead):
        return None
    expected = lead.expected_on(day)
    points = (expected or 0) - figure
    return Gap(day, expected or 0, points) if points >= lead.policy.behind_points else None


def _check(lead: Lead) -> Sequence[Hit]:
    gap = _gap(lead)
    if gap is None:
        return ()
    said = f"{lead.as_read}没有填报过" if lead.progress is None else f"进度 {lead.progress}%"
    return [
        Hit(
            at=lead.last_place(),
            text=f"截至 {gap.day} {said}，时序应达 {gap.expected}%，落后 {gap.points} 个百分点",
            advice="请说明落后原因和追赶计划，并填报最新进度",
            unit=lead.unit,
            severity=Severity.ERROR if gap.points > lead.policy.severe_points else None,
            figures=Figures(points=gap.points),
        )
    ]


RULE = LeadRule("T03", "落后时序进度", Severity.WARNING, _check, sets_state=State.AT_RISK, holds=_gap)
