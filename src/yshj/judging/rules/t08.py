"""连续预警、未认领或逾期

含义：评判日仍处于预警、未认领或逾期，且评判日及以前最近的各月最后一天连续两次或以上也是如此的，建议督办；最近三次都逾期的，建议约谈。仅因临期（T02）而预警的不计，当天已获豁免的不计。月末状态按当时已有的填报、当时有效的时限和口径评判；当时中止或尚未牵头的，连续到此为止。已经发过的督办一并写明。

依据：督查工作中“预警—督办—约谈”的递进做法。

如何消除：使状态恢复正常或完成；恢复之后不再提示。

不符合：

    as_of: 2025-10-05
    task: {due: 2025-12, lead: [甲局]}
    entries:
      甲局:
        - {date: 2025-07-31, progress: 10, owner: 张某}
        - {date: 2025-08-31, progress: 20}
        - {date: 2025-09-30, progress: 30}

符合：

    as_of: 2025-10-05
    task: {due: 2025-12, lead: [甲局]}
    entries:
      甲局:
        - {date: 2025-07-31, progress: 10, owner: 张某}
        - {date: 2025-08-31, progress: 20}
        - {date: 2025-09-30, progress: 70}
"""

from collections.abc import Sequence

from yshj.judging.lead_facts import BadMonths, Lead
from yshj.judging.rule import MonthEndRule
from yshj.model.figures import Figures
from yshj.model.finding import Hit, Severity


def _check(run: BadMonths) -> Sequence[Hit]:
    if run.months < 2:
        return ()
    lead = run.lead
    call = "约谈" if run.latest_overdue else "督办"
    since = f"自 {run.first} 起连续 {run.months} 个月末预警、未认领或逾期"
    grave = "，最近 3 个月末均逾期" if run.latest_overdue else ""
    return [
        Hit(
            at=lead.task_place(),
            text=f"{since}{grave}，建议{call}{_already(lead)}",
            advice=f"请督查部门研究是否{call}",
            unit=lead.unit,
            about=call,
            figures=Figures(number=run.months, day=run.first, note=call),
        )
    ]


def _already(lead: Lead) -> str:
    """Which supervision already went out."""
    issued = [made.decision for made in (*lead.history.start.supervisions, *lead.history.supervisions)]
    if not issued:
        return ""
    said = (f"{one.date} {one.level}{f'（{one.number}）' if one.number else ''}" for one in issued)
    return f"；此前已发 {'、'.join(said)}"


RULE = MonthEndRule("T08", "连续预警、未认领或逾期", Severity.ERROR, _check)
