"""督办未按期答复

含义：督查部门发出提醒、督办或约谈（supervise）并写了答复期限（reply_by），期限已过，该单位此后没有就本任务填报过任何内容，也没有完成。每次督办一条。

依据：督办件应在期限之内答复。

如何消除：填报一条进展，写明整改情况。换牵头之前就已过期的，仍记在原单位名下。

不符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局]}
    entries:
      甲局: [{date: 2025-09-30, progress: 70, owner: 张某}]
    decisions:
      - {date: 2025-10-08, kind: supervise, level: 督办, number: 督2025-12, reply_by: 2025-10-15}

符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局]}
    entries:
      甲局:
        - {date: 2025-09-30, progress: 70, owner: 张某}
        - {date: 2025-10-14, note: 已制定整改措施}
    decisions:
      - {date: 2025-10-08, kind: supervise, level: 督办, number: 督2025-12, reply_by: 2025-10-15}
"""

from collections.abc import Iterator

from yshj.judging.lead_facts import Lead
from yshj.judging.rule import LeadRule
from yshj.model.finding import Hit, Severity


def _check(lead: Lead) -> Iterator[Hit]:
    if not lead.known.running:
        return
    today = lead.left_on or lead.as_of
    for made in lead.history.supervisions:
        decision, by = made.decision, made.decision.reply_by
        past = by is not None and (by < today)
        if past and not (lead.last_entry and lead.last_entry > made.day):
            number = f"（{decision.number}）" if decision.number else ""
            yield Hit(
                at=decision.at.place("reply_by"),
                text=f"{made.day} 的{decision.level}{number}应于 {by} 前答复，此后{lead.as_read}没有填报",
                advice="请填报一条进展，写明整改情况",
                unit=lead.unit,
                about=f"{decision.number or made.day} {by}",
            )


RULE = LeadRule("T11", "督办未按期答复", Severity.ERROR, _check, stays=True)
