"""延期申请迟于时限

含义：延期是在当时的时限过后才申请的（applied；未写的按决定日）。决定从作出之日起照常有效，此记录长期保留；换牵头之后仍记在原单位名下。退回时另定的日期不在此列。

依据：延期应在时限之前提出，是督查工作的通行要求。

如何消除：不能消除；今后请在时限之前申请。

不符合：

    as_of: 2025-10-20
    task: {due: 2025-08, lead: [甲局]}
    entries:
      甲局: [{date: 2025-10-15, progress: 90, owner: 张某}]
    decisions:
      - {date: 2025-09-10, kind: extend, until: 2025-11-30, applied: 2025-09-05, reason: 验收延后}

符合：

    as_of: 2025-10-20
    task: {due: 2025-08, lead: [甲局]}
    entries:
      甲局: [{date: 2025-10-15, progress: 90, owner: 张某}]
    decisions:
      - {date: 2025-09-10, kind: extend, until: 2025-11-30, applied: 2025-08-31, reason: 验收延后}
"""

from collections.abc import Iterator

from yshj.judging.lead_facts import Lead
from yshj.judging.rule import LeadRule
from yshj.model.figures import Figures
from yshj.model.finding import Hit, Severity
from yshj.model.quoting import named


def _check(lead: Lead) -> Iterator[Hit]:
    for extension in lead.history.late:
        due, applied, until = extension.due_before, extension.applied_on, extension.due
        what = f"节点{named(extension.milestone)}的" if extension.milestone else ""
        yield Hit(
            at=extension.resolved.decision.at.place("applied"),
            text=f"{what}延期申请于 {applied} 提出，已过当时的时限 {due}（延至 {until}）",
            advice="延期有效；今后请在时限之前申请",
            unit=lead.unit,
            about=f"{extension.milestone or ''} {until}".strip(),
            figures=Figures(days=(applied - due).days),
        )


RULE = LeadRule("T09", "延期申请迟于时限", Severity.WARNING, _check, when_done=True, stays=True)
