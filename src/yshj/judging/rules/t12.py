"""只有文字没有进度

含义：牵头部门填报过，但自开始日（或最近一次退回）以来从未填报进度（progress），此前也没有留下进度，且已超过 31 天（silent_days）；方案写了报送周期的，最近一个应报送的日子已过而仍没有进度。

依据：没有进度就无从比较时序；不当作 0 判落后（T03），但须补上。

如何消除：在进展中写明 progress。

不符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局]}
    entries:
      甲局: [{date: 2025-10-10, note: 正在推进, owner: 张某}]

符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局]}
    entries:
      甲局:
        - {date: 2025-10-10, note: 正在推进, owner: 张某}
        - {date: 2025-10-15, progress: 70}
"""

from collections.abc import Sequence
from datetime import date

from yshj.judging.lead_facts import Lead
from yshj.judging.rule import LeadRule
from yshj.model.figures import Figures
from yshj.model.finding import Hit, Severity
from yshj.model.standing import State


def _only_words(lead: Lead) -> bool:
    return lead.due is not None and _wrote_without_figure(lead) and _long_enough(lead)


def _check(lead: Lead) -> Sequence[Hit]:
    if not _only_words(lead):
        return ()
    return [
        Hit(
            at=lead.last_place(),
            text=f"自 {lead.asked_since} 以来{lead.as_read}只有文字，没有填报进度",
            advice="请在进展中写明 progress",
            unit=lead.unit,
            figures=Figures(days=(lead.as_of - lead.asked_since).days),
        )
    ]


def _wrote_without_figure(lead: Lead) -> bool:
    begins, returned = lead.begins, lead.returned
    anew = returned is not None and returned >= begins

    def counts(day: date) -> bool:
        return day >= begins and not (anew and returned and day <= returned)

    figures, last = lead.known.figures, lead.last_entry
    if last is None or not counts(last) or (figures and counts(figures[-1][0])):
        return False
    return anew or lead.at_begin is None


def _long_enough(lead: Lead) -> bool:
    if lead.case.reporting:
        figures = lead.known.figures
        return lead.owed is not None and not (figures and figures[-1][0] > lead.owed.after)
    return (lead.as_of - lead.asked_since).days > lead.policy.silent_days


RULE = LeadRule(
    "T12", "只有文字没有进度", Severity.WARNING, _check, sets_state=State.AT_RISK, holds=_only_words
)
