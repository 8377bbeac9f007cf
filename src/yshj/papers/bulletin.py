"""The bulletin (通报) of a month: at most 4,000 characters, the rest in annexes."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from yshj.files.papers.office_templates import TemplateText
from yshj.judging.papers.bulletin import Bulletin, Late
from yshj.judging.papers.period import PeriodView
from yshj.judging.periods import period_name, unspaced
from yshj.judging.views.lists import LeadRow
from yshj.judging.views.missing import Kept
from yshj.judging.views.scoreboard import COUNTING_RULES, NOT_RANKED
from yshj.model.plan import Task
from yshj.model.quoting import cut
from yshj.model.standing import State, Trait
from yshj.output.blocks import Page
from yshj.output.pages.period.wording import moved
from yshj.output.words import (
    count_line,
    policy_line,
    unit_text,
    units_text,
    unread_files_text,
    unread_units_text,
    whose,
)
from yshj.papers.annexes import annexes, days_late, situation
from yshj.papers.filling import filled, in_full
from yshj.papers.notice import OFFICE, progress_text
from yshj.papers.paper import Paper, mark_of

MOST_CHARACTERS = 4000
"""Of the body, blanks not counted (两办 2024 关于整治形式主义为基层减负)."""
EVERYBODY = "各牵头部门、配合单位"
_LONGEST_TITLE = 60


def bulletin_paper(
    told: Bulletin,
    template: TemplateText,
    answer_by: date,
    *,
    to: str | None = None,
    issue: str | None = None,
    draft: bool = False,
) -> Paper:
    """The bulletin as the template words it; raises TemplateFault.

    As many matters stand in its body as there is room for; who is left out is counted, and in the annexes.
    """
    mark = mark_of(told.period.header, draft=draft)
    at_once = max(len(told.period.overdue), len(told.period.unowned), len(told.missing.rows), 1)
    while True:
        paper = filled(template, _values(told, at_once, answer_by, to, issue), mark)
        if at_once == 0 or characters(paper.body) <= MOST_CHARACTERS:
            return paper
        at_once = at_once * 3 // 4


def characters(page: Page) -> int:
    """How many characters a page has, blanks and tables not counted."""
    texts = (getattr(block, "items", (getattr(block, "text", ""),)) for block in page)
    return sum(len("".join(text.split())) for own in texts for text in own)


def _values(told: Bulletin, most: int, answer_by: date, to: str | None, issue: str | None) -> dict[str, Any]:
    period = told.period
    header, plan = period.header, period.header.plan
    late, left = _by_unit(told, most)
    missing = told.missing.unreported
    return {
        "方案": plan.name if plan else "",
        "方案版本": plan.version if plan else "",
        "读入": count_line(header),
        "口径改动": policy_line(header),
        "文号": f"（{plan.document}）" if plan and plan.document else "",
        "期间": unspaced(period_name(period.every, period.window)),
        "期号": f"第 {issue} 期" if issue else "（未编号）",
        "主送": to or EVERYBODY,
        "截至": header.as_of,
        "数据不全": unread_units_text(header),
        "未读文件": unread_files_text(header),
        "总体": _totals(period),
        "落后点数": told.behind_points,
        "上期": "上月末",
        "新完成": len(period.change.newly[State.DONE]),
        "新逾期": len(period.change.newly[State.OVERDUE]),
        "逾期": late,
        "逾期件数": len(period.overdue),
        "逾期单位数": len(told.late),
        "逾期其余": left,
        "未认领": [
            "：".join(filter(None, (f"{_title(row.task.task)}（{whose(row.lead, header)}）", situation(row))))
            for row in period.unowned[:most]
        ],
        "未认领件数": len(period.unowned),
        "未认领其余": max(0, len(period.unowned) - most),
        "应报": len(told.missing.rows),
        "报送日": told.missing.by,
        "报送日未到": told.missing.by > header.as_of,
        "未报送": [f"{_title(one.task)}（{whose(one, header)}）" for one in missing[:most]],
        "未报送件数": len(missing),
        "未报送其余": max(0, len(missing) - most),
        "迟报送件数": len(told.missing.having(Kept.LATE)),
        "要求": _demands(told),
        "建议约谈": _called(period, "约谈"),
        "建议督办": _called(period, "督办"),
        "答复期限": answer_by,
        "督查部门": OFFICE,
        "附表": annexes(told),
        "计数规则": COUNTING_RULES,
    }


def _totals(period: PeriodView) -> dict[str, Any]:
    states, before = period.summary.states, period.summary_before.states
    counted = period.summary.tasks - states[State.SUSPENDED]
    said: dict[str, Any] = {"任务": period.summary.tasks, "件": sum(period.leads.values())}
    for state in State:
        now, change = states[state], moved(states[state], before[state])
        share = f"占 {100 * now / counted:.1f}%，" if counted and state is not State.SUSPENDED else ""
        said[state.label] = f"{now} 项（{share}{change}{' 项' if now != before[state] else ''}）"
    if not states[State.SUSPENDED]:
        said[State.SUSPENDED.label] = ""
    return said


def _by_unit(told: Bulletin, most: int) -> tuple[list[dict[str, Any]], int]:
    listed: list[dict[str, Any]] = []
    left = most
    for unit, late in told.late:
        shown_here = late[: max(0, left)]
        left -= len(shown_here)
        if shown_here:
            said = [_late(one) for one in shown_here]
            listed.append({"单位": unit_text(unit, told.period.header), "件": len(late), "事项": said})
    return listed, len(told.period.overdue) - sum(len(one["事项"]) for one in listed)


def _late(late: Late) -> str:
    row = late.row
    planned, due, reason = row.task.task.due, row.lead.effective_due, (late.reason or "").rstrip("。；")
    original = f"原时限{in_full(planned)}，现" if planned and planned != due else ""
    return (
        f"{_title(row.task.task)}：{original}时限{in_full(due) if due else ''}，逾期 {days_late(row)}，"
        f"{progress_text(row.lead)}{f'；该单位说明：{reason}' if reason else ''}"
    )


def _title(task: Task) -> str:
    return f"{task.id} {cut(task.title, _LONGEST_TITLE)}"


def _demands(told: Bulletin) -> list[str]:
    """Who is to do what, by what was found: each demand once, with all whom it concerns.

    Courts and others that are not supervised (政府督查工作条例) are written to as equals.
    """
    period = told.period
    missing = [owing.unit for owing in told.missing.unreported]
    owing = [one.unit for one in period.owing if one.done]
    nameless = [
        row
        for row in (*period.overdue, *period.wrong)
        if any(Trait.NAMELESS in reason.traits for reason in row.lead.reasons)
    ]
    demands = (
        (_units(period.overdue), "尽快完成逾期事项并报送完成情况，确需延期的书面申请", "1"),
        (_units(period.unowned), "确定责任人并报送第一次进展；集合单位的具体单位另行指定", "1"),
        (missing, "补报进展，没有变化的说明原因", "5"),
        (_units(period.wrong), "说明落后、受阻、预计延误或节点未达到的原因，报送追赶计划", "2"),
        (_units(nameless), "在进展中写明责任人", "1、2"),
        (_units(period.due_soon), "抓紧收尾，按期完成即将到期的事项", "2"),
        (owing, "补齐已完成事项的欠项，说明与目标值的差距", "3"),
    )
    equals = {score.unit for score in told.scores if score.kind in NOT_RANKED}
    lines, apart = [], []
    for units, demand, annex in demands:
        own = [unit for unit in units if unit not in equals]
        apart += [unit for unit in units if unit in equals]
        if own:
            named = units_text(dict.fromkeys(own), period.header)
            lines.append(f"{named}：{demand}（{len(own)} 件，见附件 {annex}）")
    others = units_text(dict.fromkeys(apart), period.header)
    return [*lines, f"{others}：有关事项另行函商"] if others else lines


def _units(rows: Sequence[LeadRow]) -> list[str]:
    return [row.lead.unit for row in rows]


def _called(period: PeriodView, level: str) -> int:
    waiting = (*period.overdue, *period.unowned, *period.wrong, *period.due_soon)
    return sum(any(r.code == "T08" and r.figures.note == level for r in row.lead.reasons) for row in waiting)
