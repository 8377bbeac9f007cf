"""长期未填报

含义：尚未完成，且距该单位对本任务的最近一次填报已超过 31 天（不论填了什么）；从未填报的从开始日（印发日、任务的 start、指定日、接手日或恢复日）算起，被退回的从退回日算起。方案或任务写了报送周期（reporting）的，改为：最近一个应报送的日子已过，而自上一个报送日以来没有填报；报送日逢休息日顺延到下一个工作日，离开始日或退回日不足 15 天（按周报送为 4 天）的报送日不算。写作 none 的不作此判断。

依据：评判口径 silent_days：一个最长的自然月，按月填报不会触发。

如何消除：填报一条进展，没有变化也请写明（note: 本月无新进展，原因是……）。

不符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局]}
    entries:
      甲局: [{date: 2025-09-18, progress: 80, owner: 张某}]

符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局]}
    entries:
      甲局: [{date: 2025-09-19, progress: 80, owner: 张某}]
"""

from collections.abc import Sequence

from yshj.judging.facts import AS_READ, FIRST_MEND
from yshj.judging.lead_facts import Lead
from yshj.judging.lead_words import kind_of_beginning
from yshj.judging.rule import LeadRule
from yshj.judging.silence import Silence, silence
from yshj.model.figures import Figures
from yshj.model.finding import Hit, Severity
from yshj.model.standing import State, Trait


def _check(lead: Lead) -> Sequence[Hit]:
    silent = silence(lead)
    if silent is None:
        return ()
    return [
        Hit(
            at=lead.last_place(),
            text=_missed(lead, silent) if silent.owed else _for_days(lead, silent),
            advice=FIRST_MEND if lead.incomplete else "请填报一条进展；没有变化也请写明原因",
            unit=lead.unit,
            figures=Figures(number=silent.missed) if silent.owed else Figures(days=silent.days),
        )
    ]


def _missed(lead: Lead, silent: Silence) -> str:
    last = f"最近一次 {lead.last_entry}" if lead.last_entry else "没有本任务的记录"
    by = silent.owed.by if silent.owed else lead.as_of
    running = f"，连续 {silent.missed} 个报送日" if silent.missed > 1 else ""
    return f"{lead.as_read}应于 {by} 前报送而没有填报{running}（{last}）"


def _for_days(lead: Lead, silent: Silence) -> str:
    last, days = lead.last_entry, silent.days
    if lead.incomplete:
        return AS_READ + (
            f"最近一次是 {last}，距今 {days} 天" if last else f"自{_event(lead, silent)}以来没有记录"
        )
    if last and last >= silent.since:
        return f"已 {days} 天没有填报（最近一次 {last}）"
    return f"自{_event(lead, silent)}以来 {days} 天没有填报{f'（最近一次 {last}）' if last else ''}"


def _event(lead: Lead, silent: Silence) -> str:
    if silent.since == lead.returned:
        return "退回"
    if silent.since > lead.begins:
        return f"最后一个报送日 {silent.since} "
    return kind_of_beginning(lead)


RULE = LeadRule(
    "T05",
    "长期未填报",
    Severity.WARNING,
    _check,
    sets_state=State.AT_RISK,
    traits=frozenset({Trait.SILENCE}),
    holds=silence,
)
