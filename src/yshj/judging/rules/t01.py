"""逾期

含义：评判日已过有效时限，而牵头部门尚未完成。时限当天不算逾期。有效时限是方案时限，经后来的调整（amend）、延期（extend）或退回时另定的日期（return 的 until）改变的，以最近一次决定为准；提前的，最早从决定当日算起。接手或恢复之前就已过时限的，写明“接手前已逾期”或“恢复前已逾期”，claim_days 天内只是警告。

依据：方案各任务的“完成时限”；期间最后一日届满为止（《民法典》第二百零三条）。

如何消除：补报完成情况（progress: 100）；确有困难的，在时限之前申请延期（decisions 中的 extend）。

不符合：

    as_of: 2025-11-01
    task: {due: 2025-10, lead: [甲局]}
    entries:
      甲局: [{date: 2025-10-30, progress: 90, owner: 张某}]

符合：

    as_of: 2025-10-31
    task: {due: 2025-10, lead: [甲局]}
    entries:
      甲局: [{date: 2025-10-30, progress: 90, owner: 张某}]
"""

from collections.abc import Sequence

from yshj.judging.lead_facts import Lead
from yshj.judging.lead_words import kind_of_due, late_before
from yshj.judging.rule import LeadRule
from yshj.model.figures import Figures
from yshj.model.finding import Hit, Severity
from yshj.model.standing import State


def _days_late(lead: Lead) -> int:
    return (lead.as_of - lead.due).days if lead.due and lead.as_of > lead.due else 0


def _check(lead: Lead) -> Sequence[Hit]:
    days = _days_late(lead)
    if lead.due is None or not days:
        return ()
    before, severity = late_before(lead, lead.due, lead.begins)
    return [
        Hit(
            at=lead.task_place("due"),
            text=f"{before}已逾期 {days} 天（{kind_of_due(lead)}时限 {lead.due}）",
            advice="请牵头部门补报完成情况；延期须由督查部门决定",
            unit=lead.unit,
            about=str(lead.due),
            severity=severity,
            figures=Figures(days=days, note=(before or kind_of_due(lead)).rstrip("：的")),
        )
    ]


RULE = LeadRule(
    "T01",
    "逾期",
    Severity.ERROR,
    _check,
    sets_state=State.OVERDUE,
    for_nobody=True,
    holds=_days_late,
)
