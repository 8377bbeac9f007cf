"""预计延误

含义：最近一次进度低于当天的时序进度，且按最近 60 天的进度推算，完成日晚于有效时限，且超出部分大于总时长的十分之一；进度没有增长的，推算不出完成日，同样预警。不同日期的进度不足两个时不推算；开始（接手、恢复）或退回之前的进度不计，开始时已有的进度算作开始日的进度；节点尚未走完时不推算。

依据：评判口径 pace_days、forecast_slack；推算方法见评判口径第 4 条。

如何消除：加快进度并如实填报；新的进度会改变推算。

不符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局]}
    entries:
      甲局:
        - {date: 2025-08-31, progress: 60, owner: 张某}
        - {date: 2025-09-30, progress: 62}

符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局]}
    entries:
      甲局:
        - {date: 2025-08-31, progress: 56, owner: 张某}
        - {date: 2025-09-30, progress: 68}
"""

from collections.abc import Sequence

from yshj.judging.lead_facts import Lead
from yshj.judging.pace import Forecast
from yshj.judging.rule import LeadRule
from yshj.model.figures import Figures
from yshj.model.finding import Hit, Severity
from yshj.model.standing import State


def _too_late(lead: Lead) -> Forecast | None:
    if not lead.known.figures:
        return None
    day, value = lead.known.figures[-1]
    if value >= (lead.expected_on(day) or 0):
        return None
    forecast = lead.forecast
    return forecast if forecast and forecast.too_late else None


def _check(lead: Lead) -> Sequence[Hit]:
    forecast = _too_late(lead)
    if forecast is None:
        return ()
    days, figures = lead.policy.pace_days, Figures(day=forecast.day)
    if forecast.day is None:
        figures = Figures(note="近期无进展")
        text = f"近 {days} 天进度没有增长，照此无法完成（时限 {lead.due}）"
    elif forecast.day <= lead.as_of:
        figures = Figures(day=forecast.day, note="本应已完成")
        text = f"按近 {days} 天进度本应在 {forecast.day} 完成，晚于时限 {lead.due} 共 {forecast.late_by} 天"
    else:
        text = f"按近 {days} 天进度推算 {forecast.day} 完成，晚于时限 {lead.due} 共 {forecast.late_by} 天"
    late = lead.due is not None and lead.as_of > lead.due
    apply = "" if late else "；预计确实无法按期的，在时限之前申请延期"
    return [
        Hit(
            at=lead.last_place(),
            text=text,
            advice=f"请加快进度{apply}",
            unit=lead.unit,
            figures=figures,
        )
    ]


RULE = LeadRule("T04", "预计延误", Severity.WARNING, _check, sets_state=State.AT_RISK, holds=_too_late)
